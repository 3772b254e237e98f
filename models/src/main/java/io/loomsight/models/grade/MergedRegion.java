package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.RegionLook;
import java.util.Comparator;
import java.util.List;

/**
 * One physical defect: all sightings of it, and its geometry as a whole.
 *
 * @param defectId 32 hex digits of the SHA-256 of the roll and the sightings' frames and pixels
 * @param sightings what it was merged from, by frame and place
 * @param box where it lies on the roll
 * @param lengthMm its longest dimension, over all sightings together
 * @param thicknessMm its extent across its longest dimension
 * @param angleDeg its longest dimension in [0, 180): 0 along the roll, 90 across
 * @param areaMm2 area of its mask; cloth that several frames show counts once
 * @param contrast mean over sightings, weighted by area
 * @param roughness mean over sightings, weighted by area
 * @param look mean over sightings, weighted by area
 * @param score highest over sightings
 */
public record MergedRegion(
    String defectId,
    List<Sighting> sightings,
    Box box,
    double lengthMm,
    double thicknessMm,
    double angleDeg,
    double areaMm2,
    double contrast,
    double roughness,
    RegionLook look,
    double score) {

  public MergedRegion {
    sightings = List.copyOf(sightings);
    if (sightings.isEmpty()) {
      throw new IllegalArgumentException("merged region: expected at least one sighting, found 0");
    }
  }

  /** The sighting with the highest score; the first of them in frame order. */
  public Sighting best() {
    return sightings.stream()
        .max(
            Comparator.comparingDouble(Sighting::score).thenComparing(Sighting.BY_FRAME.reversed()))
        .orElseThrow();
  }

  /** The frames that show it, sorted. */
  public List<String> frameIds() {
    return sightings.stream().map(Sighting::frameId).distinct().sorted().toList();
  }

  /** The cameras that saw it, sorted. */
  public List<String> cameraIds() {
    return sightings.stream().map(Sighting::cameraId).distinct().sorted().toList();
  }
}
