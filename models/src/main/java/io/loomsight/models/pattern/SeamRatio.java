package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;

/**
 * How much a tile's wrapped edge shows, against the lines inside it. The gradient of a line between
 * two columns (or rows) of pixels is the mean absolute difference of the samples on its two sides,
 * over the line and red, green and blue; the ratio is
 *
 * <pre>gradient of the wrapped edge / max(P95, R)</pre>
 *
 * <p>P95 is the 95th percentile (nearest rank) of the gradients of all parallel lines inside the
 * tile. Across the wrapped edge lies what the {@link RepeatLayout} puts there. A tile is seamless
 * where the larger ratio of both directions is at most {@link #LIMIT}.
 *
 * <p>P95 alone would refuse a seamless stripe that is cut where two bands meet, as fewer than one
 * line in twenty of it are such borders. Two rules for designs of bands (stripes, checks, setts):
 *
 * <ul>
 *   <li>R is the strongest ruled line inside the tile, if the edge changes along at least half its
 *       length; else 0. A line is ruled where it changes along at least half its length and its
 *       gradient is at least 1.25 times the median of those 2 to 4 lines away: a straight border
 *       through the tile stands out so, a texture's lines do not.
 *   <li>Bands: at least half of the lines inside are flat and all others, at least one, are borders
 *       along 90 % of their length or more. Such a tile is the design's own wherever it is cut,
 *       also at a border that it holds only once: the ratio is at most 1 if the edge is a border
 *       too and the layout's offset changes nothing on it.
 * </ul>
 *
 * <p>No gradient tells a seam from a border that the tile holds once among lines that are not flat:
 * a ramp that falls back once a tile is refused where it is cut at the fall. And by its definition,
 * the 95th percentile refuses a seamless tile without ruled lines at some shifts, where one of its
 * busiest lines comes to lie on the edge: at one in twenty and more, the fewer of its lines are
 * busy. Moved on the torus, it passes.
 *
 * <p>The seam as an outlier of gradients is the check of tileable texture synthesis, e.g. Rodriguez
 * Pardo and others, SeamlessGAN: self-supervised synthesis of tileable texture maps, IEEE TVCG
 * 2022, in the form that the seam is compared with the tile itself.
 *
 * @param across of the edge between left and right, at least 0; 0 where the edge is flat, infinite
 *     where it is not but every line inside is
 * @param down of the edge between bottom and top, likewise
 */
public record SeamRatio(double across, double down) {

  /** The largest ratio of a seamless tile. */
  public static final double LIMIT = 1.05;

  private static final double PERCENTILE = 0.95;
  private static final double RULED = 1.25;
  private static final int NEAR_LINES = 2;
  private static final int FAR_LINES = 4;
  private static final double RULED_SHARE = 0.5;
  private static final double BORDER_SHARE = 0.9;

  public SeamRatio {
    if (!(across >= 0) || !(down >= 0)) {
      throw new IllegalArgumentException(
          "seam ratio: expected ratios >= 0, found across=%s down=%s".formatted(across, down));
    }
  }

  /** The ratios of a tile that repeats by a layout; at least 2 x 2 px. */
  public static SeamRatio of(ColourImage tile, RepeatLayout layout) {
    int width = tile.widthPx();
    int height = tile.heightPx();
    if (width < 2 || height < 2) {
      throw new IllegalArgumentException(
          "seam ratio: expected at least 2 x 2 px, found %d x %d".formatted(width, height));
    }
    layout.requireFits(width, height);
    Plane plane =
        (band, x, y) ->
            tile.sample(band, layout.tileX(x, y, width, height), layout.tileY(x, y, width, height));
    return new SeamRatio(
        ratio(plane, width, height), ratio((band, x, y) -> plane.at(band, y, x), height, width));
  }

  /** The larger ratio of both directions. */
  public double worst() {
    return Math.max(across, down);
  }

  /** Whether the tile shows no seam. */
  public boolean isSeamless() {
    return worst() <= LIMIT;
  }

  /** The design's plane; the second index goes over the edge. */
  private interface Plane {
    float at(int band, int over, int beside);
  }

  private static double ratio(Plane plane, int length, int beside) {
    double edge = gradient(plane, length - 1, beside);
    if (edge == 0) {
      return 0;
    }
    double[] lines = new double[length - 1];
    for (int line = 0; line < lines.length; line++) {
      lines[line] = gradient(plane, line, beside);
    }
    double[] sorted = lines.clone();
    Arrays.sort(sorted);
    double percentile = sorted[(int) Math.ceil(PERCENTILE * sorted.length) - 1];
    double ratio = edge / Math.max(percentile, strongestRuled(plane, lines, beside));
    boolean mostlyFlat = sorted[(sorted.length - 1) / 2] == 0 && sorted[sorted.length - 1] > 0;
    return mostlyFlat && isBanded(plane, length, beside) ? Math.min(1, ratio) : ratio;
  }

  /** The gradient of the line after a column. */
  private static double gradient(Plane plane, int column, int beside) {
    double sum = 0;
    for (int at = 0; at < beside; at++) {
      for (int band = 0; band < ColourImage.PLANES; band++) {
        sum += Math.abs(plane.at(band, column + 1, at) - plane.at(band, column, at));
      }
    }
    return sum / ((double) ColourImage.PLANES * beside);
  }

  private static double strongestRuled(Plane plane, double[] lines, int beside) {
    double strongest = 0;
    if (changes(plane, lines.length, lines.length + 1, beside) < RULED_SHARE * beside) {
      return strongest;
    }
    for (int line = 0; line < lines.length; line++) {
      if (lines[line] > strongest
          && lines[line] >= RULED * around(lines, line)
          && changes(plane, line, line + 1, beside) >= RULED_SHARE * beside) {
        strongest = lines[line];
      }
    }
    return strongest;
  }

  /** The median of the lines 2 to 4 away. */
  private static double around(double[] lines, int line) {
    double[] near = new double[2 * (FAR_LINES - NEAR_LINES + 1)];
    int count = 0;
    for (int away = NEAR_LINES; away <= FAR_LINES; away++) {
      if (line - away >= 0) {
        near[count++] = lines[line - away];
      }
      if (line + away < lines.length) {
        near[count++] = lines[line + away];
      }
    }
    if (count == 0) {
      return Double.POSITIVE_INFINITY;
    }
    Arrays.sort(near, 0, count);
    return (near[(count - 1) / 2] + near[count / 2]) / 2;
  }

  /** Whether all lines, the wrapped edge with them, are flat or borders from band to band. */
  private static boolean isBanded(Plane plane, int length, int beside) {
    for (int line = 0; line < length; line++) {
      int changes = changes(plane, line, line + 1, beside);
      if (changes > 0 && changes < BORDER_SHARE * beside) {
        return false;
      }
    }
    return changes(plane, 0, length, beside) == 0;
  }

  /** In how many places two columns differ. */
  private static int changes(Plane plane, int column, int other, int beside) {
    int changes = 0;
    for (int at = 0; at < beside; at++) {
      boolean differs = false;
      for (int band = 0; band < ColourImage.PLANES; band++) {
        differs |= plane.at(band, column, at) != plane.at(band, other, at);
      }
      changes += differs ? 1 : 0;
    }
    return changes;
  }
}
