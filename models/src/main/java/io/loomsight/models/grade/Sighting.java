package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.fabric.RegionLook;
import java.util.Comparator;

/**
 * One connected region that stands out in one frame: a whole defect or a part of one.
 *
 * @param frameId the frame that shows it
 * @param cameraId the camera that took the frame
 * @param region its position in the frame's list of regions, from 0
 * @param pixels where in the image
 * @param box where on the roll
 * @param lengthMm extent along its principal axis
 * @param thicknessMm extent across its principal axis
 * @param angleDeg its principal axis in [0, 180): 0 along the roll, 90 across, turning from y to x
 * @param areaMm2 area of its mask
 * @param contrast grey against its surroundings, below 0 darker, in their grey deviations
 * @param roughness grey deviation inside over that of its surroundings
 * @param look how it looks in grey
 * @param score highest anomaly score in it, over the threshold 1
 */
public record Sighting(
    String frameId,
    String cameraId,
    int region,
    PixelBox pixels,
    Box box,
    double lengthMm,
    double thicknessMm,
    double angleDeg,
    double areaMm2,
    double contrast,
    double roughness,
    RegionLook look,
    double score) {

  /** Frame by frame, then from the left and top: an order that no partitioning changes. */
  static final Comparator<Sighting> BY_FRAME =
      Comparator.comparing(Sighting::frameId)
          .thenComparing(sighting -> sighting.pixels().xPx())
          .thenComparing(sighting -> sighting.pixels().yPx())
          .thenComparing(sighting -> sighting.pixels().widthPx())
          .thenComparing(sighting -> sighting.pixels().heightPx())
          .thenComparing(Sighting::region);

  public Sighting {
    if (!(lengthMm >= 0) || !(thicknessMm >= 0) || !(areaMm2 >= 0) || !Double.isFinite(angleDeg)) {
      throw new IllegalArgumentException(
          "sighting in %s: expected sizes >= 0 and an angle, found length=%s thickness=%s area=%s angle=%s"
              .formatted(frameId, lengthMm, thicknessMm, areaMm2, angleDeg));
    }
  }
}
