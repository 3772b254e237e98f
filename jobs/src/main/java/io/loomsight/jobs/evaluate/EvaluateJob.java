package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Evaluation;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.train.JudgingMethod;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how well a method finds the defects of labelled images: per fabric, a reference from
 * some good images and scores for the others and for all defective ones. Images are judged one
 * after another in this JVM; Spark only writes the rows.
 */
public final class EvaluateJob {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluateJob.class);

  private EvaluateJob() {}

  /**
   * Evaluates, writes the {@code evaluations} of the run, and prints a table and, as the last line,
   * one JSON object with the means.
   *
   * @param plan the runs to make
   * @param method how references and maps are made; stays open
   * @param watcher is told after every image
   * @return what was counted
   */
  static Map<String, Long> run(
      SparkSession spark,
      Warehouse warehouse,
      EvaluateConfig config,
      EvaluatePlan plan,
      EvaluateRequest request,
      JudgingMethod<?> method,
      String runId,
      Clock clock,
      EvaluationWatcher watcher,
      PrintStream out) {
    Instant createdAt = clock.instant();
    List<LabelledFabric> fabrics = LabelledFabric.scan(request.data(), request.fabrics());
    Study study = new Evaluator<>(config, plan, request, method, clock, watcher).evaluate(fabrics);
    List<Evaluation> rows = EvaluationRows.of(study, runId, createdAt);
    warehouse.replaceRun(
        Tables.EVALUATIONS, runId, spark.createDataset(rows, Tables.EVALUATIONS.encoder()));
    LOG.info(
        "evaluate: {} fabrics, {} runs in {} ms",
        fabrics.size(),
        study.runs().size(),
        study.runs().stream().mapToLong(run -> run.total().elapsedMs()).sum());
    request.outputs().plot().ifPresent(file -> NormalsPlot.write(study, file));
    out.print(study.table());
    out.println(study.json());
    out.flush();
    return counts(study.first());
  }

  /** Runs in a session of its own, with its warehouse at {@code warehouseRoot}. */
  static Map<String, Long> runLocally(
      String warehouseRoot,
      EvaluateConfig config,
      EvaluatePlan plan,
      EvaluateRequest request,
      JudgingMethod<?> method,
      Clock clock,
      EvaluationWatcher watcher) {
    return Sessions.with(
        spark ->
            run(
                spark,
                Warehouse.open(spark, warehouseRoot),
                config,
                plan,
                request,
                method,
                "evaluate-" + clock.instant().toEpochMilli(),
                clock,
                watcher,
                System.out));
  }

  private static Map<String, Long> counts(Summary summary) {
    FabricResult total = summary.total();
    Map<String, Long> counts = new TreeMap<>();
    counts.put("fabrics", (long) summary.fabrics().size());
    counts.put("measuredFabrics", summary.measuredFabrics());
    counts.put("referenceImages", (long) total.referenceImages());
    counts.put("normalImages", (long) total.normalImages());
    counts.put("defectImages", (long) total.defectImages());
    return counts;
  }
}
