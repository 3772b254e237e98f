package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Dates;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Grades many nights of a factory from their defects, oldest first, each under its own lease. A
 * night whose inputs and settings are as they were is skipped, so what was stopped can be started
 * again; one that fails does not stop the others.
 */
final class GradeNightsJob {

  private GradeNightsJob() {}

  /**
   * The nights that are asked for.
   *
   * @param landing the root above {@code factory=F/date=D/}
   */
  record Request(String landing, String factory, Dates nights, LockHandling lock) {

    private NightRequest of(Batch night) {
      return new NightRequest(night, landing, Optional.empty(), Optional.empty(), lock, Map.of());
    }
  }

  /**
   * Runs the stage, prints each night's table and a last one with a line a night.
   *
   * @throws InputException where no night between the two has defects
   */
  static List<NightResult> run(
      SparkSession spark,
      Warehouse warehouse,
      Request request,
      Stage stage,
      Clock clock,
      PrintStream out) {
    List<Batch> nights =
        warehouse.batches(Tables.DEFECTS, request.factory(), request.nights()::have);
    if (nights.isEmpty()) {
      throw new InputException(
          "%s %s: expected a night that was judged, found none in %s"
              .formatted(request.factory(), request.nights(), warehouse.root()));
    }
    EachNightJob each = new EachNightJob(spark, warehouse, clock, out);
    List<NightResult> results = new ArrayList<>();
    for (Batch night : nights) {
      out.printf("night %d of %d%n", results.size() + 1, nights.size());
      results.add(each.run(request.of(night), List.of(stage), stage.name()));
    }
    out.printf("%s %s: %d nights%n", stage.name(), request.nights(), nights.size());
    out.print(NightResults.table(results));
    out.flush();
    return results;
  }

  /** Runs the stage in a session of its own. */
  static List<NightResult> runLocally(
      String warehouseRoot, Request request, Stage stage, Clock clock, PrintStream out) {
    return Sessions.with(
        spark -> run(spark, Warehouse.open(spark, warehouseRoot), request, stage, clock, out));
  }
}
