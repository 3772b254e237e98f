package io.loomsight.jobs.bench;

import io.loomsight.jobs.grade.GradeConfig;
import io.loomsight.jobs.grade.GradeJob;
import io.loomsight.jobs.grade.GradeJob.Writes;
import io.loomsight.jobs.runtime.RunIds;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.SparkSession;

/** Times the grading of a night that was never judged but says so, in a session of its own. */
final class GradingJob {

  private GradingJob() {}

  /** Prints seconds, the defects a second, and the highest heap. */
  static void run(BenchRolls rolls, String warehouseRoot, GradeConfig config, PrintStream out) {
    Sessions.with(
        spark -> {
          Warehouse warehouse = Warehouse.open(spark, warehouseRoot);
          Clock clock = Clock.systemUTC();
          if (!warehouse.isPublished(Tables.DEFECTS, BenchRolls.BATCH)
              || warehouse.read(Tables.DEFECTS, BenchRolls.BATCH).count() != rolls.defects()) {
            lay(spark, warehouse, rolls, RunIds.next(clock), more -> {});
          }
          long started = System.nanoTime();
          Map<String, Long> counts =
              GradeJob.run(
                  new StageContext(spark, warehouse, BenchRolls.BATCH, RunIds.next(clock), clock),
                  config,
                  Writes.ALL);
          double seconds = (System.nanoTime() - started) / 1e9;
          out.printf(
              Locale.ROOT,
              "%,d looms, %,d frames, %,d defects, %,d of them on one roll: %.1f s%n%s%n%s%n",
              rolls.looms(),
              rolls.frames(),
              rolls.defects(),
              rolls.onFirstRoll(),
              seconds,
              counts,
              HeapPeak.words());
          out.flush();
          return counts;
        });
  }

  /** Publishes what comes before grading, and more. */
  static void lay(
      SparkSession spark,
      Warehouse warehouse,
      BenchRolls rolls,
      String runId,
      Consumer<Publication> more) {
    Publication publication = warehouse.publication(BenchRolls.BATCH, runId);
    stage(spark, publication, Tables.FRAMES, rolls.frames(), rolls::frame);
    stage(spark, publication, Tables.SCORES, rolls.frames(), rolls::score);
    stage(spark, publication, Tables.DEFECTS, rolls.defects(), rolls::defect);
    more.accept(publication);
    publication.publish();
  }

  /** Stages so many rows of a table, each made from its number. */
  static <R extends Record> void stage(
      SparkSession spark,
      Publication publication,
      Table<R> table,
      long rows,
      MapFunction<Long, R> row) {
    publication.stage(table, spark.range(rows).map(row, table.encoder()));
  }
}
