package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.table.Evaluation;
import io.loomsight.models.train.Metrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A study as rows of the {@code evaluations} table: one a run and fabric, and one of means. */
final class EvaluationRows {

  private EvaluationRows() {}

  static List<Evaluation> of(Study study, String runId, Instant createdAt) {
    List<Evaluation> rows = new ArrayList<>();
    for (Summary summary : study.runs()) {
      for (FabricResult result : summary.fabrics()) {
        rows.add(row(summary, result, runId, createdAt));
      }
      rows.add(row(summary, summary.total(), runId, createdAt));
    }
    return rows;
  }

  private static Evaluation row(
      Summary summary, FabricResult result, String runId, Instant createdAt) {
    Metrics metrics = result.metrics();
    return new Evaluation(
        runId,
        createdAt,
        summary.method(),
        summary.modelVersion(),
        result.fabric(),
        summary.normals(),
        result.referenceImages(),
        result.normalImages(),
        result.defectImages(),
        metrics.imageAuroc(),
        metrics.imageAurocAllTiles(),
        metrics.tileAuroc(),
        metrics.pixelAuroc(),
        metrics.pixelAveragePrecision(),
        metrics.aupro(),
        result.normalTiles(),
        result.falseAlarmTiles(),
        result.falseAlarmsPer100M2(),
        summary.seed(),
        result.elapsedMs());
  }
}
