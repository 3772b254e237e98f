package io.loomsight.models.detect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Why a roll does not fit its style's reference, named from what was measured of both.
 *
 * @param kind the reason
 * @param pitchRatio its yarns' pitch in px over the reference's, the geometric mean of both
 *     directions; 1 where either lacks one
 * @param greyRatio its mean grey over the reference's
 * @param sharpnessRatio its sharpness over the reference's
 * @param lightChange the largest change of its light along the columns, of its mean light
 */
public record Mismatch(
    Kind kind, double pitchRatio, double greyRatio, double sharpnessRatio, double lightChange) {

  /** What may be wrong with a roll's pictures, or with the style they were entered under. */
  public enum Kind {
    /** It fits. */
    NONE,
    /** The manifest's scale is another than the reference's, by more than 5 %. */
    SCALE,
    /** The yarns lie closer or farther apart in the picture, alike in both directions. */
    MAGNIFICATION,
    /** Other yarns: another style. */
    STYLE,
    /** Much darker or lighter, all over or at some columns. */
    LIGHT,
    /** Blurred, or the same marks at the same columns of all frames: focus or a dirty lens. */
    FOCUS,
    /** It looks otherwise, and nothing that is measured tells why. */
    OTHER
  }

  /** Scales and pitches that differ by less are the same: everyday stretch and measuring. */
  private static final double SAME_PITCH = 0.05;

  /** Pitches whose changes in both directions differ by less have changed alike. */
  private static final double ALIKE = 0.04;

  /** Cloth darker than this share of the reference's grey, or lighter than its inverse. */
  private static final double DARK = 0.75;

  /** Light that changed by more than this share in a ninth of the columns. */
  private static final double UNEVEN = 0.16;

  /** Sharpness below this share of the reference's. */
  private static final double BLURRED = 0.7;

  /** Sharpness that no other magnification explains; such a blur also hides the shorter periods. */
  private static final double VERY_BLURRED = 0.55;

  /** Marks at fixed columns that stand out by more than this share of the light. */
  private static final double MARK = 0.05;

  private static final int SMOOTH_BANDS = 9;

  public Mismatch {
    requireNonNull(kind, "kind is null");
  }

  /** A roll that was not compared. */
  public static Mismatch none() {
    return new Mismatch(Kind.NONE, 1, 1, 1, 0);
  }

  /**
   * Names what is wrong with a roll, by its worst camera. Pitches speak first, as another scale or
   * style also changes sharpness and grey; then sharpness, as blurred yarns have no pitch; then
   * light. A style whose pitches are another's times one number is taken for a magnification, a
   * much coarser and smoother one for a blur.
   *
   * @param reference the look of the reference's frames
   * @param cameras the looks of the roll's frames by camera; none fits
   * @param scaleRatio the roll's mm/px by its manifest over the reference's
   * @param drifted whether its features lie farther from the reference's than the reference allows
   */
  public static Mismatch of(
      ClothLook reference, List<ClothLook> cameras, double scaleRatio, boolean drifted) {
    Mismatch worst = none();
    for (ClothLook camera : cameras) {
      if (camera.grey() > 0 && reference.grey() > 0) {
        Mismatch found = of(reference, camera);
        if (worst.kind == Kind.NONE) {
          worst = found;
        }
      }
    }
    if (Math.abs(Math.log(scaleRatio)) > SAME_PITCH) {
      return worst.as(Kind.SCALE);
    }
    return worst.kind == Kind.NONE && drifted ? worst.as(Kind.OTHER) : worst;
  }

  private Mismatch as(Kind other) {
    return new Mismatch(other, pitchRatio, greyRatio, sharpnessRatio, lightChange);
  }

  private static Mismatch of(ClothLook reference, ClothLook roll) {
    double across = ratio(roll.pitchAcrossPx(), reference.pitchAcrossPx());
    double along = ratio(roll.pitchAlongPx(), reference.pitchAlongPx());
    double grey = roll.grey() / reference.grey();
    double sharpness = ratio(roll.sharpness(), reference.sharpness());
    double[] light = light(reference, roll);
    boolean bothPitches =
        reference.pitchAcrossPx() * roll.pitchAcrossPx() > 0
            && reference.pitchAlongPx() * roll.pitchAlongPx() > 0;
    boolean pitchLost =
        (reference.pitchAcrossPx() > 0) != (roll.pitchAcrossPx() > 0)
            || (reference.pitchAlongPx() > 0) != (roll.pitchAlongPx() > 0);
    double change = Math.max(Math.abs(Math.log(across)), Math.abs(Math.log(along)));
    boolean alike = Math.abs(Math.log(across / along)) <= ALIKE;
    Kind kind;
    boolean couldBeBlur = sharpness < VERY_BLURRED && Math.min(across, along) > 1 - SAME_PITCH;
    if (change > SAME_PITCH && bothPitches && !(couldBeBlur && !alike)) {
      boolean otherwiseAlike = sharpness > VERY_BLURRED && sharpness < 1 / VERY_BLURRED;
      kind = alike && otherwiseAlike ? Kind.MAGNIFICATION : Kind.STYLE;
    } else if (sharpness < BLURRED) {
      kind = Kind.FOCUS;
    } else if (change > SAME_PITCH || pitchLost) {
      kind = Kind.STYLE;
    } else if (grey < DARK || grey > 1 / DARK || light[0] > UNEVEN) {
      kind = Kind.LIGHT;
    } else if (light[1] > MARK) {
      kind = Kind.FOCUS;
    } else {
      kind = Kind.NONE;
    }
    return new Mismatch(kind, Math.sqrt(across * along), grey, sharpness, light[0]);
  }

  private static double ratio(double value, double reference) {
    return value > 0 && reference > 0 ? value / reference : 1;
  }

  /**
   * The largest change of the smoothed light, and by how much the largest mark, a band that stands
   * out from those around it, exceeds the reference's own.
   */
  private static double[] light(ClothLook reference, ClothLook roll) {
    if (reference.light().size() != roll.light().size()) {
      return new double[2];
    }
    double[] before = smooth(reference.light());
    double[] after = smooth(roll.light());
    double change = 0;
    double markBefore = 0;
    double markAfter = 0;
    for (int band = 0; band < before.length; band++) {
      if (after[band] > 0 && before[band] > 0) {
        change = Math.max(change, Math.abs(after[band] - before[band]));
      }
      markBefore = Math.max(markBefore, mark(reference.light().get(band), before[band]));
      markAfter = Math.max(markAfter, mark(roll.light().get(band), after[band]));
    }
    return new double[] {change, markAfter - markBefore};
  }

  private static double mark(double light, double around) {
    return light > 0 && around > 0 ? Math.abs(light / around - 1) : 0;
  }

  /** Running median; 0 where fewer than five of the bands show cloth. */
  private static double[] smooth(List<Double> light) {
    double[] smooth = new double[light.size()];
    for (int band = 0; band < smooth.length; band++) {
      List<Double> around = new ArrayList<>();
      for (int at = band - SMOOTH_BANDS / 2; at <= band + SMOOTH_BANDS / 2; at++) {
        if (at >= 0 && at < smooth.length && light.get(at) > 0) {
          around.add(light.get(at));
        }
      }
      double[] sorted = around.stream().mapToDouble(Double::doubleValue).toArray();
      Arrays.sort(sorted);
      smooth[band] = sorted.length < 5 ? 0 : sorted[sorted.length / 2];
    }
    return smooth;
  }
}
