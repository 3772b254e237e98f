package io.loomsight.models.synth;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;

/**
 * One image that a simulated camera takes.
 *
 * @param cameraId which camera
 * @param sequence position in the camera's series on the roll, from 0
 * @param view the cloth it shows; x = 0 is the left edge of the loom's first camera
 * @param camera how it is photographed
 * @param capturedAt when, in the mill's zone
 * @param seed seed of the sensor's noise
 */
public record PlannedFrame(
    String cameraId, int sequence, View view, Camera camera, OffsetDateTime capturedAt, long seed) {

  public PlannedFrame {
    requireNonNull(cameraId, "cameraId is null");
    requireNonNull(view, "view is null");
    requireNonNull(camera, "camera is null");
    requireNonNull(capturedAt, "capturedAt is null");
  }
}
