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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the nights of a landing that are due, oldest first, each under its own lease; see {@link
 * NightState} for what is due. Rolls go on from night to night: once a night has been caught up,
 * the later ones of its factory that were done are graded and reported again where what they read
 * is other than it was, by this catch-up or, where it is stopped, by the next. A night that fails,
 * or whose state cannot be told, does not stop the others; one that another job holds is left to
 * it.
 */
final class CatchUpJob {

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final CatchUpRequest request;
  private final Function<Batch, List<Stage>> stages;
  private final Clock clock;
  private final PrintStream out;
  private final EachNightJob each;
  private final Set<Batch> held = new HashSet<>();
  private final List<NightResult> results = new ArrayList<>();

  /** Factories of which a night was caught up, or would be. */
  private final Set<String> caughtUp = new HashSet<>();

  /** When what later nights read of a factory's settled nights so far was last written. */
  private final Map<String, Instant> writtenAt = new HashMap<>();

  /** What a night is due for. */
  private record Work(String why, List<Stage> stages) {}

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
    this.each = new EachNightJob(spark, warehouse, clock, out);
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
    held.addAll(Lease.live(warehouse, clock));
    nights.forEach(this::consider);
    out.printf(
        "catch-up %s: %d nights in %s, %d due%n",
        request.nights(), nights.size(), request.landing(), results.size());
    out.print(NightResults.table(results));
    out.flush();
    return results;
  }

  private void consider(Batch night) {
    List<Stage> all = stages.apply(night);
    Optional<Work> work;
    try {
      work = work(night, all);
    } catch (Exception untold) {
      // What Spark throws of a damaged file is checked, and no signature says so
      add(each.failed(night, "its state cannot be told", 0, untold));
      return;
    }
    work.ifPresent(wanted -> add(result(night, wanted)));
  }

  private Optional<Work> work(Batch night, List<Stage> all) {
    RunLog log = RunLog.open(spark, warehouse, night);
    NightState state = state(night, all, log);
    if (state.due()) {
      return Optional.of(new Work(state.why(), all));
    }
    String factory = night.factory();
    boolean goesOn =
        caughtUp.contains(factory)
            || NightState.isGradedBefore(log.runs(), writtenAt.getOrDefault(factory, Instant.MIN));
    NightState.writtenAt(names(all), log.runs())
        .ifPresent(at -> writtenAt.merge(factory, at, CatchUpJob::later));
    return goesOn
        ? Optional.of(
            new Work(
                "an earlier night was caught up",
                all.stream().filter(stage -> NightState.isAcrossNights(stage.name())).toList()))
        : Optional.empty();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private NightState state(Batch night, List<Stage> all, RunLog log) {
    Stage first = all.get(0);
    Predicate<Run> changed =
        good -> {
          StageContext context = new StageContext(spark, warehouse, night, good.runId(), clock);
          Plan now = first.plan(context, log);
          Plan asThen = new Plan(now.inputs(), Map.of());
          return !StageRunner.fingerprint(first, good.config(), asThen).equals(good.fingerprint());
        };
    return NightState.of(names(all), log.runs(), changed);
  }

  private static List<String> names(List<Stage> stages) {
    return stages.stream().map(Stage::name).toList();
  }

  private NightResult result(Batch night, Work work) {
    if (held.contains(night)) {
      return new NightResult(night, work.why(), End.HELD, 0, "another job is at work on it");
    }
    if (request.onlyLists()) {
      return new NightResult(night, work.why(), End.DUE, 0, "");
    }
    if (request.stopsOnFailure() && results.stream().anyMatch(before -> before.end().isFailure())) {
      return new NightResult(night, work.why(), End.LEFT, 0, "");
    }
    return each.run(NightRequest.whole(night, request.landing()), work.stages(), work.why());
  }

  private void add(NightResult result) {
    results.add(result);
    if (result.end() == End.DONE || result.end() == End.DUE) {
      caughtUp.add(result.night().factory());
    }
  }
}
