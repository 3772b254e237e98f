package io.loomsight.jobs.night;

import io.loomsight.jobs.night.NightResult.End;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Warehouse;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the nights of a landing that are due, oldest first, each under its own lease; see {@link
 * NightState} for what is due. Rolls go on from night to night: once a night has been caught up,
 * the later ones of its factory that were done are graded and reported again where what they read
 * is other than it was. A night that fails does not stop the others; one that another job holds is
 * left to it.
 */
final class CatchUpJob {

  /** The stages that read what earlier nights wrote. */
  private static final Set<String> ACROSS_NIGHTS = Set.of("grade", "report");

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final CatchUpRequest request;
  private final Function<Batch, List<Stage>> stages;
  private final Clock clock;
  private final PrintStream out;

  private CatchUpJob(
      SparkSession spark,
      Warehouse warehouse,
      CatchUpRequest request,
      Function<Batch, List<Stage>> stages,
      Clock clock,
      PrintStream out) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.request = request;
    this.stages = stages;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Catches up, prints each night's table and a last one with a line a night.
   *
   * @param stages all stages of a night, in order
   * @return the nights that were due
   */
  static List<NightResult> run(
      SparkSession spark,
      Warehouse warehouse,
      CatchUpRequest request,
      Function<Batch, List<Stage>> stages,
      Clock clock,
      PrintStream out) {
    return new CatchUpJob(spark, warehouse, request, stages, clock, out).run();
  }

  /** Catches up in a session of its own. */
  static List<NightResult> runLocally(
      String warehouseRoot,
      CatchUpRequest request,
      Function<Batch, List<Stage>> stages,
      Clock clock,
      PrintStream out) {
    return Sessions.with(
        spark -> run(spark, Warehouse.open(spark, warehouseRoot), request, stages, clock, out));
  }

  private List<NightResult> run() {
    List<Batch> nights = LandingNights.of(warehouse.files(), request);
    Set<Batch> held = new HashSet<>(Lease.live(warehouse, clock));
    List<NightResult> results = new ArrayList<>();
    Set<String> caughtUp = new HashSet<>();
    boolean stopped = false;
    for (Batch night : nights) {
      NightState state = state(night);
      boolean goesOn = !state.due() && caughtUp.contains(night.factory());
      if (!state.due() && !goesOn) {
        continue;
      }
      String why = goesOn ? "an earlier night was caught up" : state.why();
      NightResult result;
      if (held.contains(night)) {
        result = new NightResult(night, why, End.HELD, 0, "another job is at work on it");
      } else if (request.onlyLists()) {
        result = new NightResult(night, why, End.DUE, 0, "");
      } else if (stopped) {
        result = new NightResult(night, why, End.LEFT, 0, "");
      } else {
        result = catchUp(night, why, goesOn);
      }
      results.add(result);
      if (state.due() && (result.end() == End.DONE || result.end() == End.DUE)) {
        caughtUp.add(night.factory());
      }
      stopped |= request.stopsOnFailure() && result.end().isFailure();
    }
    out.printf(
        "catch-up %s: %d nights in %s, %d due%n",
        request.nights(), nights.size(), request.landing(), results.size());
    out.print(NightResults.table(results));
    out.flush();
    return results;
  }

  private NightState state(Batch night) {
    List<Stage> all = stages.apply(night);
    RunLog log = RunLog.open(spark, warehouse, night);
    Stage first = all.get(0);
    Predicate<Run> changed =
        good -> {
          StageContext context = new StageContext(spark, warehouse, night, good.runId(), clock);
          Plan now = first.plan(context, log);
          Plan asThen = new Plan(now.inputs(), Map.of());
          return !StageRunner.fingerprint(first, good.config(), asThen).equals(good.fingerprint());
        };
    return NightState.of(all.stream().map(Stage::name).toList(), log.runs(), changed);
  }

  private NightResult catchUp(Batch night, String why, boolean goesOn) {
    List<Stage> chosen =
        stages.apply(night).stream()
            .filter(stage -> !goesOn || ACROSS_NIGHTS.contains(stage.name()))
            .toList();
    return new EachNightJob(spark, warehouse, clock, out)
        .run(NightRequest.whole(night, request.landing()), chosen, why);
  }
}
