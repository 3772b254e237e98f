package io.loomsight.jobs.night;

import io.loomsight.jobs.config.GradeCall;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.StageCall;
import io.loomsight.jobs.config.StageStart;
import io.loomsight.jobs.detect.DefectsConfig;
import io.loomsight.jobs.detect.DetectConfig;
import io.loomsight.jobs.grade.GradeConfig;
import io.loomsight.jobs.ingest.IngestConfig;
import io.loomsight.jobs.reference.GoodFrames;
import io.loomsight.jobs.reference.ReferenceConfig;
import io.loomsight.jobs.report.ReportConfig;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.table.Batch;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Starts a night, or single stages of one, by the settings. What can be seen to be wrong is refused
 * before a session is opened and anything written.
 */
public final class NightStart implements StageStart {

  private final Clock clock;
  private final PrintStream out;

  /**
   * @param out where the night's table and places are printed
   */
  public NightStart(Clock clock, PrintStream out) {
    this.clock = clock;
    this.out = out;
  }

  @Override
  public void start(StageCall call) {
    GoodFrames good = new GoodFrames(call.style(), call.rolls());
    NightRequest night =
        new NightRequest(
            call.batch(),
            call.settings().text("landing"),
            Optional.empty(),
            Optional.of(call.stages().get(0)),
            lock(call.breaksLock()),
            call.referenceVersions());
    List<Stage> stages =
        stages(call.settings(), night, good).stream()
            .filter(stage -> call.stages().contains(stage.name()))
            .toList();
    run(call.settings(), night, stages);
  }

  @Override
  public int grade(GradeCall call) {
    String warehouse = call.settings().text("warehouse");
    Places.requireWarehouse(warehouse);
    Stage stage =
        new GradeStage(
            call.settings().section(GradeConfig.class),
            switch (call.purpose()) {
              case UP_TO_DATE -> GradeStage.GRADE;
              case BESIDE -> GradeStage.REGRADE;
            });
    GradeNightsJob.Request request =
        new GradeNightsJob.Request(
            call.settings().text("landing"),
            call.factory(),
            call.nights(),
            lock(call.breaksLock()));
    return NightResults.exitCode(GradeNightsJob.runLocally(warehouse, request, stage, clock, out));
  }

  private static LockHandling lock(boolean breaks) {
    return breaks ? LockHandling.BREAK : LockHandling.RESPECT;
  }

  /** Runs a night, all of it that needs to or what the request names. */
  public List<StageResult> start(Settings settings, NightRequest night) {
    return run(settings, night, stages(settings, night, GoodFrames.ofManifest()));
  }

  /** Runs the nights that are due; returns the exit code. */
  int catchUp(Settings settings, CatchUpRequest request) {
    String warehouse = settings.text("warehouse");
    Places.requireWarehouse(warehouse);
    Function<Batch, List<Stage>> stages =
        night ->
            stages(settings, NightRequest.whole(night, request.landing()), GoodFrames.ofManifest());
    return NightResults.exitCode(CatchUpJob.runLocally(warehouse, request, stages, clock, out));
  }

  private List<StageResult> run(Settings settings, NightRequest night, List<Stage> stages) {
    String warehouse = settings.text("warehouse");
    boolean ingests = night.chosen(stages).stream().anyMatch(stage -> stage instanceof IngestStage);
    if (ingests) {
      Places.requireLanding(night.landing(), night.batch());
    }
    Places.requireWarehouse(warehouse);
    return NightJob.runLocally(warehouse, night, stages, clock, out);
  }

  /** All stages, in order. */
  static List<Stage> stages(Settings settings, NightRequest night, GoodFrames good) {
    DetectorConfig detector = settings.section(DetectorConfig.class).pinned();
    return List.of(
        new IngestStage(settings.section(IngestConfig.class), night.landing()),
        new ReferenceStage(detector, settings.section(ReferenceConfig.class), good),
        new DetectStage(detector, settings.section(DetectConfig.class), night.referenceVersions()),
        new DefectsStage(settings.section(DefectsConfig.class)),
        new GradeStage(settings.section(GradeConfig.class)),
        new ReportStage(settings.section(ReportConfig.class)));
  }
}
