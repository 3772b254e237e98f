package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.table.Evaluation;
import io.loomsight.models.train.Metrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A summary as rows of the {@code evaluations} table: one a fabric, and one of means. */
final class EvaluationRows {

  private EvaluationRows() {}

  static List<Evaluation> of(Summary summary, String runId, Instant createdAt) {
    List<FabricResult> results = new ArrayList<>(summary.fabrics());
    results.add(summary.total());
    return results.stream().map(result -> row(summary, result, runId, createdAt)).toList();
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
        result.referenceImages(),
        result.normalImages(),
        result.defectImages(),
        metrics.imageAuroc(),
        metrics.tileAuroc(),
        metrics.pixelAuroc(),
        metrics.pixelAveragePrecision(),
        metrics.aupro(),
        result.normalTiles(),
        result.falseAlarmTiles(),
        result.falseAlarmsPer100M2(),
        summary.config().seed(),
        result.elapsedMs());
  }
}
