package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;

/**
 * What one judged frame shows of its roll's cloth.
 *
 * @param cameraId the camera
 * @param frame where the image lies on the roll
 * @param areaMm2 cloth in it; 0 where it shows none
 * @param leftMm where the cloth begins across the roll
 * @param rightMm where the cloth ends across the roll
 */
public record ClothView(String cameraId, Box frame, double areaMm2, double leftMm, double rightMm) {

  /** A micrometre: far below a pixel, far above rounding. */
  private static final double TOLERANCE_MM = 1e-3;

  boolean showsCloth() {
    return areaMm2 > 0 && rightMm > leftMm;
  }

  /** Whether the image goes on to the left where the cloth does not. */
  boolean showsLeftEdge() {
    return leftMm > frame.xMm() + TOLERANCE_MM;
  }

  /** Whether the image goes on to the right where the cloth does not. */
  boolean showsRightEdge() {
    return rightMm < frame.rightMm() - TOLERANCE_MM;
  }
}
