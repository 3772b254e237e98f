package io.loomsight.jobs.night;

import io.loomsight.jobs.report.ReportJob;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.RunIds;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.runtime.UsageLog;
import io.loomsight.jobs.runtime.Versions;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a batch's stages in order under the batch's lease. A stage is skipped if its last good run
 * had the same inputs, config, model and references, and readers still get what that run wrote; so
 * a night that failed goes on where it failed, a night that is run again changes nothing, and late
 * images are picked up.
 */
public final class NightJob {

  private static final Logger LOG = LoggerFactory.getLogger(NightJob.class);

  private NightJob() {}

  /**
   * Runs the night and prints a line a stage, and where its report and tables are; a failed stage
   * ends it with what the stage threw.
   *
   * @param stages all stages in order; the request may choose among them
   * @return how the stages ended, in order
   */
  public static List<StageResult> run(
      SparkSession spark,
      Warehouse warehouse,
      NightRequest request,
      List<Stage> stages,
      Clock clock,
      PrintStream out) {
    List<Stage> chosen = request.chosen(stages);
    String runId = RunIds.next(clock);
    List<StageResult> results = new ArrayList<>();
    try (Lease lease = Lease.acquire(warehouse, request.batch(), runId, request.lock(), clock);
        RunLog log = RunLog.open(spark, warehouse, request.batch());
        UsageLog usage =
            UsageLog.open(new StageContext(spark, warehouse, request.batch(), runId, clock))) {
      StageRunner runner =
          new StageRunner(
              new StageContext(
                  spark, warehouse.guardedBy(lease::check), request.batch(), runId, clock),
              Versions.of(spark),
              log,
              usage);
      for (Stage stage : chosen) {
        runner.run(stage, request.isForced(), results::add);
      }
    } finally {
      if (!results.isEmpty()) {
        out.printf("%s, run %s%n", request.batch(), runId);
        out.print(NightTable.of(results));
        out.print(places(warehouse, request));
        out.flush();
      }
    }
    return results;
  }

  /** Runs the night in a session of its own. */
  static List<StageResult> runLocally(
      String warehouseRoot,
      NightRequest request,
      List<Stage> stages,
      Clock clock,
      PrintStream out) {
    return Sessions.with(
        spark -> run(spark, Warehouse.open(spark, warehouseRoot), request, stages, clock, out));
  }

  /** Throws nothing, as it is told of a night that failed too. */
  private static String places(Warehouse warehouse, NightRequest request) {
    Path report = ReportJob.path(warehouse, request.batch());
    String tables = "tables: " + readable(warehouse.root()) + "\n";
    return isThere(warehouse, report) ? "report: " + readable(report) + "\n" + tables : tables;
  }

  private static boolean isThere(Warehouse warehouse, Path report) {
    try {
      return warehouse.files().fileSystem(report).exists(report);
    } catch (IOException unknown) {
      LOG.warn("{}: the store does not say whether it is there", report, unknown);
      return false;
    }
  }

  /** A path of this machine without its scheme, so that it can be pasted. */
  private static String readable(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }
}
