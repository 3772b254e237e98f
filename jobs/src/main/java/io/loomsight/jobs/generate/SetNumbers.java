package io.loomsight.jobs.generate;

import io.loomsight.jobs.table.PatternSet;
import io.loomsight.models.image.ColourImage;
import io.loomsight.models.pattern.Diversity;
import io.loomsight.models.pattern.Example;
import io.loomsight.models.pattern.ImageQuilting;
import io.loomsight.models.pattern.ImageSet;
import io.loomsight.models.pattern.RandomPhaseNoise;
import io.loomsight.models.pattern.SlicedWasserstein;
import io.loomsight.models.pattern.Swatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is measured on the patterns of a source as a whole. Large sets are thinned out evenly. */
final class SetNumbers {

  private static final int MOST_MEASURED = 256;
  private static final int MOST_COMPARED = 24;
  private static final int BLOCKS = 6;

  /** What patterns are held against. */
  enum Against {
    /** Nothing: patterns are only counted, which spares the time of measuring. */
    NOTHING,
    DESIGNS,
    DESIGNS_AND_BASELINES
  }

  private final PatternRequest request;
  private final Against against;
  private final Instant createdAt;

  SetNumbers(PatternRequest request, Against against, Instant createdAt) {
    this.request = request;
    this.against = against;
    this.createdAt = createdAt;
  }

  /** A row for each source and what it is about. */
  List<PatternSet> of(Map<String, SourceDesigns> sources, List<Drawing> drawings) {
    List<PatternSet> rows = new ArrayList<>();
    for (SourceDesigns source : sources.values()) {
      List<Drawing> own =
          drawings.stream()
              .filter(drawing -> drawing.order().source().equals(source.name()))
              .toList();
      if (!own.isEmpty()) {
        rows.addAll(of(source, own));
      }
    }
    return rows;
  }

  private List<PatternSet> of(SourceDesigns source, List<Drawing> drawings) {
    if (against == Against.NOTHING) {
      return List.of(patterns(source, drawings, 0, Double.NaN, Double.NaN));
    }
    List<Swatch> swatches = source.unpacked().all();
    ImageSet designs = Swatch.fields(thinned(swatches, MOST_MEASURED), sidePx());
    List<ColourImage> images =
        measured(drawings).stream()
            .map(drawing -> drawing.order().layout().straightRepeat(DrawnTile.of(drawing)))
            .toList();
    List<PatternSet> rows = new ArrayList<>();
    double distance = distance(images, designs);
    rows.add(patterns(source, drawings, images.size(), distance, diversity(images)));
    rows.add(designs(source, designs));
    if (against == Against.DESIGNS_AND_BASELINES) {
      rows.addAll(baselines(source, swatches, drawings, designs));
    }
    return rows;
  }

  private PatternSet patterns(
      SourceDesigns source,
      List<Drawing> drawings,
      int measured,
      double distance,
      double diversity) {
    return new PatternSet(
        request.name(),
        createdAt,
        source.name(),
        PatternSet.Kind.PATTERNS,
        source.count(),
        source.refused(),
        drawings.size(),
        (int) drawings.stream().filter(Drawing::isAccepted).count(),
        drawings.stream().mapToInt(Drawing::tries).sum(),
        measured,
        distance,
        diversity);
  }

  /** For each accepted pattern one of a baseline, of its first design and as large. */
  private List<PatternSet> baselines(
      SourceDesigns source, List<Swatch> swatches, List<Drawing> drawings, ImageSet designs) {
    Map<String, Swatch> byName = new HashMap<>();
    swatches.forEach(swatch -> byName.put(swatch.name(), swatch));
    List<Swatch> of =
        measured(drawings).stream().map(drawing -> byName.get(drawing.firstDesign())).toList();
    return List.of(
        baseline(source, PatternSet.Kind.NOISE, made(of, this::noise), designs),
        baseline(source, PatternSet.Kind.QUILTING, made(of, this::quilted), designs));
  }

  /** What makes a baseline of a design, from a seed. */
  private interface Baseline {
    ColourImage of(Swatch swatch, long seed);
  }

  /** On all cores, as quilting takes long. */
  private List<ColourImage> made(List<Swatch> swatches, Baseline baseline) {
    return IntStream.range(0, swatches.size())
        .parallel()
        .mapToObj(at -> baseline.of(swatches.get(at), request.seed() + at))
        .toList();
  }

  private ColourImage noise(Swatch swatch, long seed) {
    return RandomPhaseNoise.like(swatch.field(sidePx()).image(), swatch.edges(), seed);
  }

  private ColourImage quilted(Swatch swatch, long seed) {
    ImageQuilting quilting = ImageQuilting.ofBlocks(sidePx() / BLOCKS);
    ColourImage image = swatch.example().image();
    boolean isLarge = Math.min(image.widthPx(), image.heightPx()) >= quilting.blockPx();
    ColourImage from = isLarge ? image : swatch.field(sidePx()).image();
    return quilting.tile(from, swatch.edges(), sidePx(), sidePx(), seed);
  }

  /** The shorter side of the drawn patterns, at whose scale the designs are. */
  private int sidePx() {
    return request.print().drawnPx();
  }

  /** The designs' own numbers: every second one against the others. */
  private PatternSet designs(SourceDesigns source, ImageSet designs) {
    List<Example> one = everySecond(designs.images(), 0);
    List<Example> other = everySecond(designs.images(), 1);
    double distance =
        other.isEmpty()
            ? Double.NaN
            : SlicedWasserstein.distance(
                new ImageSet(one, sidePx()), new ImageSet(other, sidePx()));
    List<ColourImage> fields = designs.images().stream().map(Example::image).toList();
    return row(source, PatternSet.Kind.DESIGNS, fields, distance);
  }

  private PatternSet baseline(
      SourceDesigns source, PatternSet.Kind kind, List<ColourImage> images, ImageSet designs) {
    return row(source, kind, images, distance(images, designs));
  }

  private PatternSet row(
      SourceDesigns source, PatternSet.Kind kind, List<ColourImage> images, double distance) {
    return new PatternSet(
        request.name(),
        createdAt,
        source.name(),
        kind,
        source.count(),
        List.of(),
        0,
        images.size(),
        0,
        images.size(),
        distance,
        diversity(images));
  }

  private static double distance(List<ColourImage> tiles, ImageSet designs) {
    return tiles.isEmpty()
        ? Double.NaN
        : SlicedWasserstein.distance(ImageSet.ofTiles(tiles), designs);
  }

  private static double diversity(List<ColourImage> images) {
    return images.size() < 2 ? Double.NaN : Diversity.of(thinned(images, MOST_COMPARED));
  }

  private static List<Example> everySecond(List<Example> images, int from) {
    return IntStream.range(0, images.size())
        .filter(at -> at % 2 == from)
        .mapToObj(images::get)
        .toList();
  }

  /** The accepted ones, not too many to measure. */
  private static List<Drawing> measured(List<Drawing> drawings) {
    return thinned(drawings.stream().filter(Drawing::isAccepted).toList(), MOST_MEASURED);
  }

  /** At most so many, spread evenly. */
  private static <T> List<T> thinned(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    return IntStream.range(0, most).mapToObj(at -> all.get(at * all.size() / most)).toList();
  }
}
