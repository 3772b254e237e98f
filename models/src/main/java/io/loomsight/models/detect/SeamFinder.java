package io.loomsight.models.detect;

import io.loomsight.models.detect.LeftOut.Reason;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.GreyImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds where the end of one roll is sewn to the next: a band over the whole width of the cloth,
 * between two edges, with a line of stitches in it.
 *
 * <p>First a line over the whole width is sought, darker or lighter than the rows around it and up
 * to 0.7 degrees aslant; cloth without one costs no more. It is a row of stitches where it repeats
 * itself every 8 to 64 px, more strongly than the cloth's own rows and at a period that the weave
 * does not have: a missing or coarse pick repeats as the ends do. Last, edges are sought beside the
 * stitches, at least one of which the frame must show. Starting marks and weft bars have edges but
 * no stitches, faults of picks have neither: what is in doubt stays cloth.
 */
final class SeamFinder {

  private static final int SEGMENT_PX = 256;
  private static final int LEAST_WIDTH_PX = 2 * SEGMENT_PX;
  private static final double STEEPEST = 0.012;
  private static final int SLOPES = 24;
  private static final double LEAST_LINE = 0.03;
  private static final double LEAST_EDGE = 0.025;
  private static final double TIMES_USUAL = 4;
  private static final int MOST_LINES = 12;
  private static final int FROM_STITCH_PX = 10;
  private static final int WIDEST_HALF_PX = 220;
  private static final int MARGIN_PX = 6;

  private final GreyImage image;
  private final ClothArea cloth;
  private final int segments;
  private final int height;
  private final double[][] means;

  private SeamFinder(GreyImage image, ClothArea cloth) {
    this.image = image;
    this.cloth = cloth;
    this.segments = cloth.widthPx() / SEGMENT_PX;
    this.height = image.heightPx();
    this.means = rowMeans();
  }

  /** A line over the whole width: its row in the middle of the cloth, rows gained per column. */
  private record Line(int row, double slope, double strength) {}

  /** The seam, piece by piece across the cloth; empty where there is none. */
  static List<LeftOut> find(GreyImage image, ClothArea cloth) {
    if (cloth.widthPx() < LEAST_WIDTH_PX || image.heightPx() < 64) {
      return List.of();
    }
    return new SeamFinder(image, cloth).seam().orElse(List.of());
  }

  private Optional<List<LeftOut>> seam() {
    List<Line> lines = lines();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Stitches stitches = new Stitches(image, cloth);
    for (Line line : lines) {
      if (stitches.along(line.row(), line.slope())) {
        int first = line.row();
        int last = line.row();
        for (Line other : lines) {
          if (Math.abs(other.row() - line.row()) < WIDEST_HALF_PX / 2
              && stitches.along(other.row(), line.slope())) {
            first = Math.min(first, other.row());
            last = Math.max(last, other.row());
          }
        }
        Optional<List<LeftOut>> found = between(first, last, line.slope());
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** {@code [segment][row]} */
  private double[][] rowMeans() {
    float[] grey = image.sharedGreys();
    double[][] rows = new double[segments][height];
    for (int y = 0; y < height; y++) {
      for (int segment = 0; segment < segments; segment++) {
        int from = y * image.widthPx() + cloth.leftPx() + segment * SEGMENT_PX;
        rows[segment][y] = GreySums.of(grey, from, from + SEGMENT_PX) / SEGMENT_PX;
      }
    }
    return rows;
  }

  private double fromMiddle(int segment) {
    return (segment - 0.5 * (segments - 1)) * SEGMENT_PX;
  }

  /** Mean grey of the rows of a slope. */
  private double[] profile(double slope) {
    double[] profile = new double[height];
    for (int segment = 0; segment < segments; segment++) {
      int shift = (int) Math.rint(slope * fromMiddle(segment));
      for (int y = 0; y < height; y++) {
        int at = Math.max(0, Math.min(height - 1, y + shift));
        profile[y] += means[segment][at] / segments;
      }
    }
    return profile;
  }

  /** How much each three rows differ from those on both sides of them. */
  private static double[] ridges(double[] profile) {
    double[] sums = sums(profile);
    double[] ridges = new double[profile.length];
    for (int y = 10; y < profile.length - 11; y++) {
      double sides = (mean(sums, y - 10, y - 5) + mean(sums, y + 6, y + 11)) / 2;
      ridges[y] = Math.abs(mean(sums, y - 1, y + 2) - sides);
    }
    return ridges;
  }

  /** How much the twelve rows before each row differ from those after it. */
  private static double[] steps(double[] profile) {
    double[] sums = sums(profile);
    double[] steps = new double[profile.length];
    for (int y = 12; y < profile.length - 12; y++) {
      steps[y] = Math.abs(mean(sums, y - 12, y) - mean(sums, y, y + 12));
    }
    return steps;
  }

  private static double[] sums(double[] values) {
    double[] sums = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      sums[i + 1] = sums[i] + values[i];
    }
    return sums;
  }

  private static double mean(double[] sums, int from, int to) {
    return (sums[to] - sums[from]) / (to - from);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The strongest lines, strongest first. */
  private List<Line> lines() {
    Line[] best = new Line[height];
    for (int index = 0; index <= SLOPES; index++) {
      double slope = STEEPEST * (2.0 * index / SLOPES - 1);
      double[] ridges = ridges(profile(slope));
      double bound = Math.max(LEAST_LINE, TIMES_USUAL * median(ridges));
      for (int y = 0; y < height; y++) {
        if (ridges[y] >= bound && (best[y] == null || ridges[y] > best[y].strength())) {
          best[y] = new Line(y, slope, ridges[y]);
        }
      }
    }
    List<Line> lines = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      if (best[y] != null && isHighest(best, y)) {
        lines.add(best[y]);
      }
    }
    lines.sort(Comparator.comparingDouble(Line::strength).reversed());
    return lines.subList(0, Math.min(MOST_LINES, lines.size()));
  }

  private static boolean isHighest(Line[] lines, int row) {
    for (int y = Math.max(0, row - 4); y <= Math.min(lines.length - 1, row + 4); y++) {
      if (lines[y] != null && lines[y].strength() > lines[row].strength()) {
        return false;
      }
    }
    return true;
  }

  /** The band whose stitches lie from the first to the last row. */
  private Optional<List<LeftOut>> between(int first, int last, double slope) {
    double[] profile = profile(slope);
    double[] evidence = new double[height];
    double[] ridges = ridges(profile);
    double[] steps = steps(profile);
    double ridge = Math.max(LEAST_LINE, TIMES_USUAL * median(ridges));
    double step = Math.max(LEAST_EDGE, TIMES_USUAL * median(steps));
    for (int y = 0; y < height; y++) {
      evidence[y] = Math.max(ridges[y] / ridge, steps[y] / step);
    }
    int top = edge(evidence, first - FROM_STITCH_PX, -1);
    int bottom = edge(evidence, last + FROM_STITCH_PX, 1);
    boolean cutAbove = top < 0 && first < WIDEST_HALF_PX;
    boolean cutBelow = bottom < 0 && last > height - WIDEST_HALF_PX;
    if ((top < 0 && !cutAbove) || (bottom < 0 && !cutBelow) || (cutAbove && cutBelow)) {
      return Optional.empty();
    }
    List<LeftOut> pieces = new ArrayList<>();
    for (int segment = 0; segment < segments; segment++) {
      int left = cloth.leftPx() + segment * SEGMENT_PX;
      int right = segment == segments - 1 ? cloth.rightPx() : left + SEGMENT_PX;
      double start = slope * (left - 0.5 * (cloth.leftPx() + cloth.rightPx()));
      double end = slope * (right - 0.5 * (cloth.leftPx() + cloth.rightPx()));
      int fromY = cutAbove ? 0 : (int) Math.floor(top + Math.min(start, end)) - MARGIN_PX;
      int toY = cutBelow ? height : (int) Math.ceil(bottom + Math.max(start, end)) + MARGIN_PX;
      int clippedY = Math.max(0, Math.min(height - 1, fromY));
      int clippedEnd = Math.max(clippedY + 1, Math.min(height, toY));
      pieces.add(
          new LeftOut(
              Reason.SEAM, new PixelBox(left, clippedY, right - left, clippedEnd - clippedY)));
    }
    return Optional.of(pieces);
  }

  /**
   * The nearest edge, at least half as strong as the strongest; -1 for none.
   *
   * @param from the first row to look at
   * @param way -1 upwards, 1 downwards
   */
  private static int edge(double[] evidence, int from, int way) {
    double strongest = 0;
    for (int far = 0; far < WIDEST_HALF_PX; far++) {
      int y = from + way * far;
      if (y >= 0 && y < evidence.length) {
        strongest = Math.max(strongest, evidence[y]);
      }
    }
    double bound = Math.max(1, 0.5 * strongest);
    for (int far = 0; far < WIDEST_HALF_PX; far++) {
      int y = from + way * far;
      if (y >= 0 && y < evidence.length && evidence[y] >= bound) {
        int end = Math.max(0, Math.min(evidence.length - 1, y + 8 * way));
        int best = y;
        for (int at = Math.min(y, end); at <= Math.max(y, end); at++) {
          best = evidence[at] > evidence[best] ? at : best;
        }
        return best;
      }
    }
    return -1;
  }
}
