package io.loomsight.models.detect;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;

/**
 * What can be measured of one region of a frame without knowing what it is.
 *
 * @param lengthMm extent along its principal axis, from pixel edge to pixel edge
 * @param thicknessMm extent across its principal axis
 * @param angleDeg its principal axis in [0, 180): 0 along the roll (warp), 90 across (weft),
 *     turning from y to x; 0 or 90 by its longer side where it has no axis
 * @param areaMm2 area of its mask
 * @param contrast mean grey minus that of the cloth around, in grey deviations of that cloth; below
 *     0 darker
 * @param roughness grey deviation inside over that of the cloth around
 */
public record RegionShape(
    double lengthMm,
    double thicknessMm,
    double angleDeg,
    double areaMm2,
    double contrast,
    double roughness) {

  /** Of the ratio of variances; squares and discs have no axis. */
  private static final double NO_AXIS = 1.2;

  private static final int MARGIN_PX = 16;
  private static final double ALONG_AXIS_DEG = 15;
  private static final double ELONGATED = 3;

  /** Cloth as flat as this has no texture to compare with: a thousandth of full scale. */
  private static final double FLAT_GREY = 1e-3;

  public RegionShape {
    if (!(lengthMm >= 0) || !(thicknessMm >= 0) || !(areaMm2 >= 0)) {
      throw new IllegalArgumentException(
          "region: expected sizes >= 0, found length=%s thickness=%s area=%s"
              .formatted(lengthMm, thicknessMm, areaMm2));
    }
  }

  /**
   * Measures one region.
   *
   * @param image the frame
   * @param cloth the frame's cloth, of the frame's size: what lies off it is not compared with
   * @param region the region's mask, of the size of its pixel box; not empty
   * @param at the region's pixel box in the frame
   * @param mmPerPx the frame's scale
   */
  public static RegionShape measure(
      GreyImage image, Mask cloth, Mask region, PixelBox at, double mmPerPx) {
    if (region.isEmpty()
        || region.widthPx() != at.widthPx()
        || region.heightPx() != at.heightPx()
        || at.xPx() + at.widthPx() > image.widthPx()
        || at.yPx() + at.heightPx() > image.heightPx()
        || cloth.widthPx() != image.widthPx()
        || cloth.heightPx() != image.heightPx()) {
      throw new IllegalArgumentException(
          "region: expected a filled mask of its box's size inside the frame, found %s at %s in %s on %s"
              .formatted(region, at, image, cloth));
    }
    double angle = axis(region);
    Greys inside = new Greys();
    Greys around = new Greys();
    compare(image, cloth, region, at, inside, around);
    double deviation = Math.max(around.deviation(), FLAT_GREY);
    boolean comparable = around.count > 0;
    return new RegionShape(
        extentPx(region, Math.sin(angle), Math.cos(angle)) * mmPerPx,
        extentPx(region, Math.cos(angle), -Math.sin(angle)) * mmPerPx,
        Math.toDegrees(angle),
        region.areaPx() * mmPerPx * mmPerPx,
        comparable ? (inside.mean() - around.mean()) / deviation : 0,
        comparable ? inside.deviation() / deviation : 1);
  }

  /**
   * The way a defect runs: along warp or weft where it is at least three times as long as thick and
   * within 15° of it, or where its box is that long and thin; an area otherwise.
   *
   * @param box where it lies on the roll
   */
  public Direction direction(Box box) {
    if (lengthMm >= ELONGATED * thicknessMm) {
      double fromWarpDeg = Math.min(angleDeg, 180 - angleDeg);
      if (fromWarpDeg <= ALONG_AXIS_DEG) {
        return Direction.WARP;
      }
      return fromWarpDeg >= 90 - ALONG_AXIS_DEG ? Direction.WEFT : Direction.AREA;
    }
    if (box.heightMm() >= ELONGATED * box.widthMm()) {
      return Direction.WARP;
    }
    return box.widthMm() >= ELONGATED * box.heightMm() ? Direction.WEFT : Direction.AREA;
  }

  /** The principal axis in radians in [0, π), from exact integer sums. */
  private static double axis(Mask region) {
    long count = 0;
    long sumX = 0;
    long sumY = 0;
    long sumXx = 0;
    long sumXy = 0;
    long sumYy = 0;
    for (int y = 0; y < region.heightPx(); y++) {
      for (int x = 0; x < region.widthPx(); x++) {
        if (region.contains(x, y)) {
          count++;
          sumX += x;
          sumY += y;
          sumXx += (long) x * x;
          sumXy += (long) x * y;
          sumYy += (long) y * y;
        }
      }
    }
    // a pixel is a square: 1/12 of variance of its own
    double xx = (double) sumXx / count - square((double) sumX / count) + 1 / 12.0;
    double yy = (double) sumYy / count - square((double) sumY / count) + 1 / 12.0;
    double xy = (double) sumXy / count - (double) sumX / count * sumY / count;
    double middle = (xx + yy) / 2;
    double spread = Math.hypot((yy - xx) / 2, xy);
    if (middle + spread <= NO_AXIS * (middle - spread)) {
      return region.heightPx() >= region.widthPx() ? 0 : Math.PI / 2;
    }
    double angle = Math.atan2(2 * xy, yy - xx) / 2;
    return angle < 0 ? angle + Math.PI : angle;
  }

  /** From the first to the last pixel's edge, seen along the unit vector (x, y). */
  private static double extentPx(Mask region, double unitX, double unitY) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int y = 0; y < region.heightPx(); y++) {
      for (int x = 0; x < region.widthPx(); x++) {
        if (region.contains(x, y)) {
          double at = x * unitX + y * unitY;
          first = Math.min(first, at);
          last = Math.max(last, at);
        }
      }
    }
    return last - first + Math.max(Math.abs(unitX), Math.abs(unitY));
  }

  private static void compare(
      GreyImage image, Mask cloth, Mask region, PixelBox at, Greys inside, Greys around) {
    int left = Math.max(0, at.xPx() - MARGIN_PX);
    int top = Math.max(0, at.yPx() - MARGIN_PX);
    int right = Math.min(image.widthPx(), at.xPx() + at.widthPx() + MARGIN_PX);
    int bottom = Math.min(image.heightPx(), at.yPx() + at.heightPx() + MARGIN_PX);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int inX = x - at.xPx();
        int inY = y - at.yPx();
        boolean boxed = inX >= 0 && inY >= 0 && inX < at.widthPx() && inY < at.heightPx();
        if (boxed && region.contains(inX, inY)) {
          inside.add(image.grey(x, y));
        } else if (cloth.contains(x, y)) {
          around.add(image.grey(x, y));
        }
      }
    }
  }

  private static double square(double value) {
    return value * value;
  }

  /** Mean and deviation of greys added in a fixed order. */
  private static final class Greys {
    private long count;
    private double sum;
    private double sumOfSquares;

    void add(double grey) {
      count++;
      sum += grey;
      sumOfSquares += grey * grey;
    }

    double mean() {
      return count > 0 ? sum / count : 0;
    }

    double deviation() {
      return count > 0 ? Math.sqrt(Math.max(0, sumOfSquares / count - square(mean()))) : 0;
    }
  }
}
