package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import java.io.Serializable;

/**
 * Which sightings are one physical defect.
 *
 * @param mergeGapMm sightings no farther apart than this, across and along, are one
 * @param lineGapMm thin lines that continue each other are one over a gap up to this
 * @param lineThicknessMm what is no thicker, and at least twice as long as thick, is a thin line
 */
public record MergeRules(double mergeGapMm, double lineGapMm, double lineThicknessMm)
    implements Serializable {

  private static final double LINE_ASPECT = 2;

  public MergeRules {
    if (!(mergeGapMm >= 0) || !(lineGapMm >= mergeGapMm) || !(lineThicknessMm >= 0)) {
      throw new IllegalArgumentException(
          "merge rules: expected 0 <= mergeGapMm <= lineGapMm and lineThicknessMm >= 0, found %s, %s, %s"
              .formatted(mergeGapMm, lineGapMm, lineThicknessMm));
    }
  }

  /** Gaps of 3 mm; 40 mm along thin lines up to 8 mm thick. */
  public static MergeRules defaults() {
    return new MergeRules(3, 40, 8);
  }

  boolean isWarpLine(Box box) {
    return box.widthMm() <= lineThicknessMm && box.heightMm() >= LINE_ASPECT * box.widthMm();
  }

  boolean isWeftLine(Box box) {
    return box.heightMm() <= lineThicknessMm && box.widthMm() >= LINE_ASPECT * box.heightMm();
  }
}
