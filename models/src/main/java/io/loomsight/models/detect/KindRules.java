package io.loomsight.models.detect;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;

/**
 * What a merged defect most likely is, by rules that a weaver would use: direction, size, polarity
 * and texture. Where two kinds look alike to a camera, or a measure lies between two rules, the
 * answer is UNKNOWN: a wrong name sends a mechanic to the wrong part of the loom.
 *
 * <p>Dark and bright are contrasts beyond ∓1 deviation of the cloth around; t is thickness, l
 * length, e the distance of the defect from the nearer seen selvedge. The first rule that holds
 * decides.
 *
 * <table>
 *   <caption>The rules</caption>
 *   <tr><th>direction</th><th>looks</th><th>kind</th></tr>
 *   <tr><td>WARP</td><td>e ≤ 15 mm</td><td>SELVEDGE_FAULT</td></tr>
 *   <tr><td>WARP</td><td>e ≤ 100 mm, t ≥ 5 mm, cloth of 600 mm or more</td><td>TEMPLE_MARK</td></tr>
 *   <tr><td>WARP</td><td>t ≥ 5 mm, l ≥ 100 mm</td><td>REED_MARK</td></tr>
 *   <tr><td>WARP</td><td>dark, t ≤ 4 mm</td><td>BROKEN_END: the gap shows the ground</td></tr>
 *   <tr><td>WARP</td><td>bright, 5 mm ≤ l &lt; 30 mm, t ≤ 5 mm</td><td>SLUB</td></tr>
 *   <tr><td>WARP</td><td>bright, t ≤ 1.5 mm</td><td>DOUBLE_END</td></tr>
 *   <tr><td>WARP</td><td>bright, 2 mm ≤ t ≤ 5 mm</td><td>COARSE_END</td></tr>
 *   <tr><td>WARP</td><td>neither, t ≤ 4 mm, l ≥ 100 mm</td><td>TIGHT_END</td></tr>
 *   <tr><td>WEFT</td><td>e ≤ 15 mm, l ≤ 120 mm, bright</td><td>JERK_IN</td></tr>
 *   <tr><td>WEFT</td><td>dark, t ≥ 5 mm, l ≥ 100 mm</td><td>THIN_PLACE</td></tr>
 *   <tr><td>WEFT</td><td>bright, t ≥ 5 mm, l ≥ 100 mm</td><td>THICK_PLACE</td></tr>
 *   <tr><td>WEFT</td><td>neither, t ≥ 5 mm, l ≥ 300 mm</td><td>STARTING_MARK</td></tr>
 *   <tr><td>WEFT</td><td>rough ≥ 1.5, l ≤ 80 mm</td><td>LOOSE_WEFT</td></tr>
 *   <tr><td>WEFT</td><td>bright, 5 mm ≤ l &lt; 30 mm, t ≤ 5 mm</td><td>SLUB</td></tr>
 *   <tr><td>WEFT</td><td>dark, t ≤ 4 mm, l ≥ 30 mm</td><td>MISSING_PICK</td></tr>
 *   <tr><td>WEFT</td><td>bright, t ≤ 1.5 mm, l ≥ 30 mm</td><td>DOUBLE_PICK</td></tr>
 *   <tr><td>WEFT</td><td>bright, 2 mm ≤ t ≤ 5 mm, l ≥ 30 mm</td><td>COARSE_PICK</td></tr>
 *   <tr><td>AREA</td><td>slanted, l ≥ 100 mm</td><td>CREASE</td></tr>
 *   <tr><td>AREA</td><td>very dark (≤ -2.5), smooth (≤ 0.6), l ≥ 2 mm</td><td>HOLE</td></tr>
 *   <tr><td>AREA</td><td>bright, l ≤ 3 mm</td><td>NEP</td></tr>
 *   <tr><td>AREA</td><td>dark, l ≤ 3 mm</td><td>KNOT: it throws a shadow</td></tr>
 *   <tr><td>AREA</td><td>rough ≥ 1.5, l ≤ 80 mm</td><td>FLOAT</td></tr>
 *   <tr><td>AREA</td><td>dark, rough 0.6 to 1.5, l ≥ 8 mm</td><td>OIL_STAIN: the weave shows through</td></tr>
 *   <tr><td>AREA</td><td>bright, smooth (≤ 0.8), slanted, l 3 to 40 mm</td><td>FLY</td></tr>
 *   <tr><td>AREA</td><td>contrast beyond ∓0.4, rough ≤ 1.5, l ≥ 20 mm</td><td>STAIN</td></tr>
 * </table>
 */
public final class KindRules {

  private static final double ALONG_AXIS_DEG = 15;
  private static final double ELONGATED = 3;
  private static final double CLEAR_CONTRAST = 1;
  private static final double WIDE_CLOTH_MM = 600;

  private KindRules() {}

  /**
   * Where the selvedges lie across the roll.
   *
   * @param leftMm the left one; negative infinity where no camera sees it
   * @param rightMm the right one; positive infinity where no camera sees it
   */
  public record Selvedges(double leftMm, double rightMm) {

    /** No camera sees a selvedge. */
    public static Selvedges unseen() {
      return new Selvedges(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Whether the temples' reach, 100 mm from each side, is a small part of the cloth. */
    boolean isWide() {
      return rightMm - leftMm >= WIDE_CLOTH_MM;
    }

    /** How far a box is from the nearer selvedge: 0 where it touches or crosses one. */
    double distanceMm(Box box) {
      return Math.max(0, Math.min(box.xMm() - leftMm, rightMm - box.rightMm()));
    }
  }

  /**
   * The way a defect runs: along warp or weft where it is at least three times as long as thick and
   * within 15° of it, or where its box is that long and thin; an area otherwise.
   */
  public static Direction direction(RegionShape shape, Box box) {
    if (isElongated(shape)) {
      double fromWarpDeg = Math.min(shape.angleDeg(), 180 - shape.angleDeg());
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

  /** What a defect most likely is; UNKNOWN where unsure. */
  public static DefectKind kind(RegionShape shape, Box box, Selvedges selvedges) {
    double edgeMm = selvedges.distanceMm(box);
    return switch (direction(shape, box)) {
      case WARP -> warp(shape, edgeMm, selvedges);
      case WEFT -> weft(shape, edgeMm);
      case AREA -> area(shape);
    };
  }

  private static DefectKind warp(RegionShape shape, double edgeMm, Selvedges selvedges) {
    double thicknessMm = shape.thicknessMm();
    if (edgeMm <= 15) {
      return DefectKind.SELVEDGE_FAULT;
    }
    if (edgeMm <= 100 && thicknessMm >= 5 && selvedges.isWide()) {
      return DefectKind.TEMPLE_MARK;
    }
    if (thicknessMm >= 5 && shape.lengthMm() >= 100) {
      return DefectKind.REED_MARK;
    }
    if (isDark(shape) && thicknessMm <= 4) {
      return DefectKind.BROKEN_END;
    }
    if (isSlub(shape)) {
      return DefectKind.SLUB;
    }
    if (isBright(shape) && thicknessMm <= 1.5) {
      return DefectKind.DOUBLE_END;
    }
    if (isBright(shape) && thicknessMm >= 2 && thicknessMm <= 5) {
      return DefectKind.COARSE_END;
    }
    boolean faint = !isBright(shape) && !isDark(shape);
    return faint && thicknessMm <= 4 && shape.lengthMm() >= 100
        ? DefectKind.TIGHT_END
        : DefectKind.UNKNOWN;
  }

  private static DefectKind weft(RegionShape shape, double edgeMm) {
    double thicknessMm = shape.thicknessMm();
    double lengthMm = shape.lengthMm();
    if (edgeMm <= 15 && lengthMm <= 120 && isBright(shape)) {
      return DefectKind.JERK_IN;
    }
    if (thicknessMm >= 5 && lengthMm >= 100) {
      return wideWeft(shape);
    }
    if (shape.roughness() >= 1.5 && lengthMm <= 80) {
      return DefectKind.LOOSE_WEFT;
    }
    if (isSlub(shape)) {
      return DefectKind.SLUB;
    }
    if (isDark(shape) && thicknessMm <= 4 && lengthMm >= 30) {
      return DefectKind.MISSING_PICK;
    }
    if (isBright(shape) && thicknessMm <= 1.5 && lengthMm >= 30) {
      return DefectKind.DOUBLE_PICK;
    }
    return isBright(shape) && thicknessMm >= 2 && thicknessMm <= 5 && lengthMm >= 30
        ? DefectKind.COARSE_PICK
        : DefectKind.UNKNOWN;
  }

  private static DefectKind wideWeft(RegionShape shape) {
    if (isDark(shape)) {
      return DefectKind.THIN_PLACE;
    }
    if (isBright(shape)) {
      return DefectKind.THICK_PLACE;
    }
    return shape.lengthMm() >= 300 ? DefectKind.STARTING_MARK : DefectKind.UNKNOWN;
  }

  private static DefectKind area(RegionShape shape) {
    double lengthMm = shape.lengthMm();
    if (isElongated(shape) && lengthMm >= 100) {
      return DefectKind.CREASE;
    }
    if (shape.contrast() <= -2.5 && shape.roughness() <= 0.6 && lengthMm >= 2) {
      return DefectKind.HOLE;
    }
    if (isBright(shape) && lengthMm <= 3) {
      return DefectKind.NEP;
    }
    if (isDark(shape) && lengthMm <= 3) {
      return DefectKind.KNOT;
    }
    if (shape.roughness() >= 1.5) {
      return lengthMm <= 80 ? DefectKind.FLOAT : DefectKind.UNKNOWN;
    }
    if (isDark(shape) && shape.roughness() >= 0.6 && lengthMm >= 8) {
      return DefectKind.OIL_STAIN;
    }
    if (isBright(shape) && shape.roughness() <= 0.8 && isElongated(shape) && lengthMm <= 40) {
      return DefectKind.FLY;
    }
    return Math.abs(shape.contrast()) >= 0.4 && lengthMm >= 20
        ? DefectKind.STAIN
        : DefectKind.UNKNOWN;
  }

  /** A short thick piece of one yarn: short enough that no pick or end is meant. */
  private static boolean isSlub(RegionShape shape) {
    return isBright(shape)
        && shape.lengthMm() >= 5
        && shape.lengthMm() < 30
        && shape.thicknessMm() <= 5;
  }

  private static boolean isElongated(RegionShape shape) {
    return shape.lengthMm() >= ELONGATED * shape.thicknessMm();
  }

  private static boolean isDark(RegionShape shape) {
    return shape.contrast() <= -CLEAR_CONTRAST;
  }

  private static boolean isBright(RegionShape shape) {
    return shape.contrast() >= CLEAR_CONTRAST;
  }
}
