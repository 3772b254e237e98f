package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import java.time.Instant;

/** The metrics of one model on one fabric, or their mean over fabrics, in one split. */
public record Evaluation(
    @Column(doc = "The run") String runId,
    @Column(doc = "When it ran") Instant createdAt,
    @Column(doc = "How references and maps were made") String method,
    @Column(doc = "The encoder") String modelVersion,
    @Column(doc = "The fabric; 'mean' for the mean over fabrics that have the metric")
        String fabric,
    @Column(doc = "Good images wanted for each fabric's reference") int normals,
    @Column(doc = "Good images the reference was fitted on") int referenceImages,
    @Column(doc = "Other good images judged") int normalImages,
    @Column(doc = "Defective images judged") int defectImages,
    @Column(doc = "Area under the ROC curve over images; NaN where one class is missing")
        double imageAuroc,
    @Column(doc = "The same, tiles with 1 to 19 mask pixels counted too") double imageAurocAllTiles,
    @Column(doc = "The same over 256 x 256 px tiles") double tileAuroc,
    @Column(doc = "The same over pixels") double pixelAuroc,
    @Column(doc = "Average precision over pixels") double pixelAveragePrecision,
    @Column(doc = "Area under the per-region overlap curve to a false-positive rate of 0.3")
        double aupro,
    @Column(doc = "256 x 256 px tiles judged of the other good images") long normalTiles,
    @Column(doc = "Those of them that score over every tile of the reference's images")
        long falseAlarmTiles,
    @Column(doc = "False-alarm tiles by area; NaN without good tiles", unit = "1/100 m²")
        double falseAlarmsPer100M2,
    @Column(doc = "Seed of the split") long seed,
    @Column(doc = "Wall time", unit = "ms") long elapsedMs) {}
