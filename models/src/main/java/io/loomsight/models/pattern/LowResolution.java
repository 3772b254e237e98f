package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;

/**
 * A tile as the search for copies sees it: 64 x 64 px, red, green, blue and its drawing. The
 * drawing is where colours meet, whatever they are: with the largest difference d of a sample to
 * the four neighbours at 256 x 256 px, {@code d² / (d² + 0.08²)}, which is near 1 on every visible
 * border and near 0 in shades; its mean is subtracted. Planes are smoothed by 1 2 1 both ways, so
 * that a shift by part of a pixel stays near. Row-major.
 */
final class LowResolution {

  static final int SIDE_PX = 64;
  static final int PIXELS = SIDE_PX * SIDE_PX;

  private static final int DRAWING_SIDE_PX = 256;
  private static final double VISIBLE = 0.08;

  private final double[][] colours;
  private final double[] drawing;

  private LowResolution(double[][] colours, double[] drawing) {
    this.colours = colours;
    this.drawing = drawing;
  }

  static LowResolution of(ColourImage tile) {
    ColourImage image = AreaAverage.resize(tile, DRAWING_SIDE_PX, DRAWING_SIDE_PX);
    ColourImage small = AreaAverage.resize(image, SIDE_PX, SIDE_PX);
    double[][] colours = new double[ColourImage.PLANES][];
    for (int plane = 0; plane < colours.length; plane++) {
      colours[plane] = smoothed(Planes.of(small, plane));
    }
    return new LowResolution(colours, drawing(image));
  }

  private static double[] drawing(ColourImage image) {
    int side = DRAWING_SIDE_PX;
    float[] borders = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double most = 0;
        for (int plane = 0; plane < ColourImage.PLANES; plane++) {
          float here = image.sample(plane, x, y);
          most = Math.max(most, Math.abs(image.sample(plane, (x + 1) % side, y) - here));
          most = Math.max(most, Math.abs(image.sample(plane, (x + side - 1) % side, y) - here));
          most = Math.max(most, Math.abs(image.sample(plane, x, (y + 1) % side) - here));
          most = Math.max(most, Math.abs(image.sample(plane, x, (y + side - 1) % side) - here));
        }
        borders[y * side + x] = (float) (most * most / (most * most + VISIBLE * VISIBLE));
      }
    }
    float[] small = AreaAverage.resize(borders, 0, side, side, SIDE_PX, SIDE_PX);
    double[] drawing = new double[PIXELS];
    for (int at = 0; at < PIXELS; at++) {
      drawing[at] = small[at];
    }
    double[] smooth = smoothed(drawing);
    double mean = Arrays.stream(smooth).average().orElseThrow();
    return Arrays.stream(smooth).map(value -> value - mean).toArray();
  }

  private static double[] smoothed(double[] plane) {
    return smoothed(smoothed(plane, 1), SIDE_PX);
  }

  /** By 1 2 1 along rows (step 1) or columns (step 64), around the edges. */
  private static double[] smoothed(double[] plane, int step) {
    double[] smooth = new double[PIXELS];
    for (int at = 0; at < PIXELS; at++) {
      int line = step == 1 ? at - at % SIDE_PX : at % SIDE_PX;
      int along = step == 1 ? at % SIDE_PX : at / SIDE_PX;
      double before = plane[line + (along + SIDE_PX - 1) % SIDE_PX * step];
      double after = plane[line + (along + 1) % SIDE_PX * step];
      smooth[at] = (before + 2 * plane[at] + after) / 4;
    }
    return smooth;
  }

  /** A colour's plane, to be read only. */
  double[] colour(int plane) {
    return colours[plane];
  }

  /** The drawing, of mean 0, to be read only. */
  double[] drawing() {
    return drawing;
  }

  /** The tile turned by quarters, 0 to 3, and then mirrored for 4 to 7. */
  LowResolution symmetric(int symmetry) {
    double[][] turned = new double[colours.length][];
    for (int plane = 0; plane < turned.length; plane++) {
      turned[plane] = symmetric(colours[plane], symmetry);
    }
    return new LowResolution(turned, symmetric(drawing, symmetry));
  }

  private static double[] symmetric(double[] plane, int symmetry) {
    double[] result = new double[PIXELS];
    int last = SIDE_PX - 1;
    for (int at = 0; at < PIXELS; at++) {
      int x = at % SIDE_PX;
      int y = at / SIDE_PX;
      for (int quarter = 0; quarter < symmetry % 4; quarter++) {
        int kept = x;
        x = last - y;
        y = kept;
      }
      result[y * SIDE_PX + (symmetry < 4 ? x : last - x)] = plane[at];
    }
    return result;
  }
}
