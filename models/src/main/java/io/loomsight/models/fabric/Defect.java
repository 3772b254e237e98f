package io.loomsight.models.fabric;

import java.time.LocalDate;
import java.util.List;

/**
 * One physical defect, merged across tiles, frames and cameras. Geometry only: what it costs is for
 * a rule set to say.
 */
public record Defect(
    @Column(doc = "Hash of roll and the regions it was merged from, 32 hex digits") String defectId,
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night in which it was seen") LocalDate batchDate,
    @Column(doc = "The loom") String loomId,
    @Column(doc = "The roll") String rollId,
    @Column(doc = "The style") String styleId,
    @Column(doc = "Cameras that saw it, sorted") List<String> cameraIds,
    @Column(doc = "Frames that show it, sorted") List<String> frameIds,
    @Column(doc = "Where it lies on the roll") Box box,
    @Column(doc = "Its longest dimension", unit = "mm") double lengthMm,
    @Column(doc = "Its extent across its longest dimension", unit = "mm") double thicknessMm,
    @Column(doc = "Area of its mask", unit = "mm²") double areaMm2,
    @Column(doc = "What it is, UNKNOWN where unsure") DefectKind kind,
    @Column(doc = "The way it runs") Direction direction,
    @Column(
            doc =
                "Grey against its surroundings: below 0 darker, above 0 brighter, in grey deviations of the cloth around it")
        double contrast,
    @Column(doc = "Highest anomaly score in it, over the threshold 1") double score,
    @Column(doc = "Judged against a provisional reference made from its own roll")
        boolean provisionalReference) {

  public Defect {
    cameraIds = List.copyOf(cameraIds);
    frameIds = List.copyOf(frameIds);
  }
}
