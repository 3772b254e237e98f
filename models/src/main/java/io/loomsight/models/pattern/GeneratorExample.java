package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.image.ColourImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A design as a generator learns it: whole tiles on a torus of whole cells.
 *
 * @param design what it is
 * @param torus with the periods of its tiles
 * @param image {@value GeneratorNet#CELL_PX} px a cell of the torus
 */
public record GeneratorExample(LearntDesign design, GeneratorTorus torus, ColourImage image) {

  /** The most pixels of one tile that are learnt; larger ones are brought down. */
  private static final double MOST_PX = 104 * 104;

  /** Smaller tiles are repeated until the torus is this long. */
  private static final double LEAST_SIDE_PX = 64;

  public GeneratorExample {
    requireNonNull(design, "design is null");
    requireNonNull(torus, "torus is null");
    requireNonNull(image, "image is null");
    if (image.widthPx() != GeneratorNet.CELL_PX * torus.columns()
        || image.heightPx() != GeneratorNet.CELL_PX * torus.rows()) {
      throw new IllegalArgumentException(
          "%s: expected %d px a cell of %d x %d cells, found %d x %d px"
              .formatted(
                  design.name(),
                  GeneratorNet.CELL_PX,
                  torus.columns(),
                  torus.rows(),
                  image.widthPx(),
                  image.heightPx()));
    }
  }

  /** Of a design, given the SHA-256 of its file; sides change by up to half a cell. */
  public static GeneratorExample of(Design design, String sha256) {
    ColourImage tile = design.image();
    double scale = Math.min(1, Math.sqrt(MOST_PX / ((double) tile.widthPx() * tile.heightPx())));
    int across = repeats(scale * tile.widthPx());
    int down = repeats(scale * tile.heightPx());
    int columns = cells(scale * tile.widthPx() * across);
    int rows = cells(scale * tile.heightPx() * down);
    ColourImage image =
        AreaAverage.resize(
            RepeatLayout.STRAIGHT.tiled(tile, across, down),
            GeneratorNet.CELL_PX * columns,
            GeneratorNet.CELL_PX * rows);
    return new GeneratorExample(
        new LearntDesign(
            design.name(),
            sha256,
            scale,
            scale * tile.widthPx(),
            scale * tile.heightPx(),
            palette(image)),
        new GeneratorTorus(columns, rows, across, down, RepeatLayout.STRAIGHT),
        image);
  }

  /** As many colours as a generator mixes, from dark to light, evenly out of those found. */
  private static List<Integer> palette(ColourImage image) {
    List<Integer> found =
        ColourReduction.of(image, Math.min(GeneratorNet.COLOURS, colours(image)), 1)
            .image()
            .palette()
            .stream()
            .sorted(Comparator.comparingDouble(GeneratorExample::light).thenComparing(rgb -> rgb))
            .toList();
    return IntStream.range(0, GeneratorNet.COLOURS)
        .mapToObj(slot -> found.get(slot * found.size() / GeneratorNet.COLOURS))
        .toList();
  }

  private static int colours(ColourImage image) {
    int width = image.widthPx();
    return (int)
        IntStream.range(0, width * image.heightPx())
            .map(at -> image.rgb(at % width, at / width))
            .distinct()
            .limit(GeneratorNet.COLOURS)
            .count();
  }

  private static double light(int rgb) {
    return 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
  }

  private static int repeats(double sidePx) {
    return (int) Math.max(1, Math.ceil(LEAST_SIDE_PX / sidePx));
  }

  private static int cells(double sidePx) {
    return (int) Math.max(1, Math.round(sidePx / GeneratorNet.CELL_PX));
  }
}
