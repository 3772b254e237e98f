package io.loomsight.jobs.bench;

import io.loomsight.jobs.grade.GradeConfig;
import io.loomsight.jobs.grade.GradeJob;
import io.loomsight.jobs.report.ReportConfig;
import io.loomsight.jobs.report.ReportJob;
import io.loomsight.jobs.runtime.RunIds;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Times the pages of a night that was never judged but says so, in a session of its own. */
final class ReportingJob {

  private static final double BYTES_PER_MB = 1e6;

  private ReportingJob() {}

  /** Prints seconds, twice, for the first run compiles; the pages' sizes, and the highest heap. */
  static void run(
      BenchRolls rolls,
      String warehouseRoot,
      GradeConfig grading,
      ReportConfig config,
      PrintStream out) {
    Sessions.with(
        spark -> {
          Warehouse warehouse = Warehouse.open(spark, warehouseRoot);
          Clock clock = Clock.systemUTC();
          if (!warehouse.isPublished(Tables.EVIDENCE, BenchRolls.BATCH)
              || warehouse.read(Tables.DEFECTS, BenchRolls.BATCH).count() != rolls.defects()) {
            lay(spark, warehouse, rolls, RunIds.next(clock));
            GradeJob.run(context(spark, warehouse, clock), grading, GradeJob.Writes.ALL);
          }
          for (int run = 1; run <= 2; run++) {
            long started = System.nanoTime();
            ReportJob.run(context(spark, warehouse, clock), config);
            out.printf(
                Locale.ROOT,
                "run %d: %,d looms, %,d defects: %.1f s%n",
                run,
                rolls.looms(),
                rolls.defects(),
                (System.nanoTime() - started) / 1e9);
          }
          sizes(warehouse, out);
          out.println(HeapPeak.words());
          out.flush();
          return 0;
        });
  }

  private static StageContext context(SparkSession spark, Warehouse warehouse, Clock clock) {
    return new StageContext(spark, warehouse, BenchRolls.BATCH, RunIds.next(clock), clock);
  }

  private static void lay(SparkSession spark, Warehouse warehouse, BenchRolls rolls, String runId) {
    GradingJob.lay(
        spark,
        warehouse,
        rolls,
        runId,
        publication -> {
          GradingJob.stage(spark, publication, Tables.EVIDENCE, rolls.defects(), rolls::evidence);
          publication.stage(
              Tables.REJECTS, spark.createDataset(List.<Reject>of(), Tables.REJECTS.encoder()));
        });
  }

  private static void sizes(Warehouse warehouse, PrintStream out) {
    Path page = ReportJob.path(warehouse, BenchRolls.BATCH);
    try {
      for (FileStatus file : warehouse.files().objects(page.getParent())) {
        out.printf(
            Locale.ROOT,
            "%-14s %6.2f MB%n",
            file.getPath().getName(),
            file.getLen() / BYTES_PER_MB);
      }
      List<FileStatus> own = warehouse.files().objects(new Path(page.getParent(), "rolls"));
      out.printf(
          Locale.ROOT,
          "%-14s %6.2f MB in %d pages, the largest %.2f MB%n",
          "rolls/",
          own.stream().mapToLong(FileStatus::getLen).sum() / BYTES_PER_MB,
          own.size(),
          own.stream().mapToLong(FileStatus::getLen).max().orElse(0) / BYTES_PER_MB);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
