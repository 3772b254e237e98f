package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.detect.DefectsConfig;
import io.loomsight.jobs.detect.DetectConfig;
import io.loomsight.jobs.reference.GoodFrames;
import io.loomsight.jobs.reference.ReferenceConfig;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.FrameScore;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Usage;
import io.loomsight.jobs.table.Usage.Outcome;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.synth.Weave;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** The ledger of small woven nights against another listener and against the tables. */
class UsageIT {

  @TempDir static Path folder;

  private static WovenNight woven;
  private static Warehouse warehouse;
  private static List<Usage> usage;
  private static int seen;

  @BeforeAll
  static void run() throws Exception {
    woven = new WovenNight(folder.resolve("images"));
    woven.addGood(Weave.PLAIN, "roll-1", 4);
    woven.addClean(Weave.PLAIN, "roll-2", 3);
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    woven.publish(warehouse);
    Witness witness = new Witness();
    LocalSpark.session().sparkContext().addSparkListener(witness);
    night(stages());
    LocalSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    LocalSpark.session().sparkContext().removeSparkListener(witness);
    seen = witness.tasks;
    usage = warehouse.readAll(Tables.USAGE, WovenNight.BATCH).collectAsList();
  }

  /** Counts tasks of jobs that are of a stage attempt. */
  private static final class Witness extends SparkListener {

    private final List<Integer> sparkStages = new ArrayList<>();
    private int tasks;

    @Override
    public void onJobStart(SparkListenerJobStart event) {
      if (event.properties().getProperty("loomsight.runId") != null) {
        CollectionConverters.asJava(event.stageIds())
            .forEach(id -> sparkStages.add(((Number) id).intValue()));
      }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
      if (sparkStages.contains(event.stageId())) {
        tasks++;
      }
    }
  }

  @Test
  void everyTaskOfAStageHasARow() {
    assertThat(usage).hasSize(seen).hasSizeGreaterThan(10);
    assertThat(usage).extracting(Usage::taskId).doesNotHaveDuplicates();
    assertThat(usage).extracting(Usage::stage).containsOnly("reference", "detect", "defects");
    try (RunLog log = RunLog.open(LocalSpark.session(), warehouse, WovenNight.BATCH)) {
      assertThat(log.runs())
          .extracting(run -> run.runId())
          .containsAll(usage.stream().map(Usage::runId).toList());
    }
  }

  @Test
  void everyTaskCountsAndHeldItsCoreAsLongAsItRan() {
    assertThat(usage)
        .allSatisfy(
            task -> {
              assertThat(task.outcome()).isEqualTo(Outcome.SUCCEEDED);
              assertThat(task.counted()).isTrue();
              assertThat(task.device()).isEqualTo("cpu");
              assertThat(task.deviceShare()).isEqualTo(1);
              assertThat(task.heldMs())
                  .isEqualTo(task.endedAt().toEpochMilli() - task.startedAt().toEpochMilli());
              assertThat(task.busyMs()).isBetween(0L, task.heldMs());
            });
  }

  @Test
  void networkIsBusyWhereFramesGoThroughItAndNowhereElse() {
    assertThat(usage.stream().filter(task -> task.frames() > 0))
        .isNotEmpty()
        .allSatisfy(
            task -> {
              assertThat(task.busyMs()).isPositive();
              assertThat(task.cpuMs()).isPositive();
              assertThat(task.bytesRead()).isPositive();
              assertThat(task.deviceModel()).isNotBlank();
            });
    assertThat(usage.stream().filter(task -> task.frames() == 0))
        .isNotEmpty()
        .allSatisfy(task -> assertThat(task.busyMs()).isZero());
  }

  @Test
  void areaIsThatOfTheScores() {
    double judged =
        warehouse.read(Tables.SCORES, WovenNight.BATCH).collectAsList().stream()
            .mapToDouble(FrameScore::clothAreaMm2)
            .sum();
    assertThat(usage.stream().mapToDouble(Usage::areaM2).sum())
        .isPositive()
        .isCloseTo(judged / 1e6, within(1e-9));
    // Seven are judged, after each of them was sampled for its roll's look
    assertThat(frames("detect")).isEqualTo(14);
  }

  private static long frames(String stage) {
    return usage.stream().filter(task -> task.stage().equals(stage)).mapToLong(Usage::frames).sum();
  }

  @Test
  void nightThatDoesNothingWritesNothing() {
    List<String> before = warehouse.publishedRuns(Tables.USAGE, WovenNight.BATCH);
    assertThat(night(stages())).extracting(StageResult::outcome).containsOnly(Run.Outcome.SKIPPED);
    assertThat(warehouse.publishedRuns(Tables.USAGE, WovenNight.BATCH)).isEqualTo(before);
  }

  @Test
  void smallNightIsOneWrite() {
    assertThat(warehouse.publishedRuns(Tables.USAGE, WovenNight.BATCH)).hasSize(1);
  }

  @Test
  void failedStagesTasksAreThereAndDoNotCount() {
    Warehouse other = Warehouse.open(LocalSpark.session(), folder.resolve("failing").toString());
    woven.publish(other);
    assertThatThrownBy(() -> night(other, List.of(new Breaking())))
        .isInstanceOf(SparkException.class);

    List<Usage> rows = other.readAll(Tables.USAGE, WovenNight.BATCH).collectAsList();
    assertThat(rows).hasSize(6).allSatisfy(task -> assertThat(task.counted()).isFalse());
    assertThat(rows.stream().filter(task -> task.outcome() == Outcome.FAILED))
        .singleElement()
        .satisfies(task -> assertThat(task.partition()).isEqualTo(1));
    assertThat(rows.stream().filter(task -> task.outcome() == Outcome.SUCCEEDED))
        .hasSizeGreaterThanOrEqualTo(4);
  }

  /** Four tasks succeed, then one of two fails. */
  private static final class Breaking implements Stage {

    @Override
    public String name() {
      return "breaking";
    }

    @Override
    public Object config() {
      return new Nothing();
    }

    record Nothing() {}

    @Override
    public List<Table<?>> outputs() {
      return List.of();
    }

    @Override
    public Plan plan(StageContext context, RunLog runs) {
      return new Plan(Map.of(), Map.of());
    }

    @Override
    public Map<String, Long> run(StageContext context, Plan plan) {
      MapFunction<Long, Long> same = number -> number;
      context.spark().range(0, 4, 1, 4).map(same, Encoders.LONG()).collectAsList();
      MapFunction<Long, Long> breaking =
          number -> {
            if (number == 1) {
              throw new IllegalStateException("a task broke");
            }
            return number;
          };
      context.spark().range(0, 2, 1, 2).map(breaking, Encoders.LONG()).collectAsList();
      return Map.of();
    }
  }

  private static List<StageResult> night(List<Stage> stages) {
    return night(warehouse, stages);
  }

  private static List<StageResult> night(Warehouse into, List<Stage> stages) {
    return NightJob.run(
        LocalSpark.session(),
        into,
        NightRequest.whole(WovenNight.BATCH, "landing"),
        stages,
        Clock.systemUTC(),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  private static List<Stage> stages() {
    DetectorConfig defaults = DetectorConfig.defaults();
    DetectorConfig detector =
        new DetectorConfig(
            defaults.model(),
            "cpu",
            defaults.sampleFrames(),
            defaults.samplePlaces(),
            defaults.seed(),
            defaults.lowShare(),
            2);
    return Stream.<Stage>of(
            new ReferenceStage(detector, ReferenceConfig.defaults(), GoodFrames.ofManifest()),
            new DetectStage(detector, DetectConfig.defaults(), Map.of()),
            new DefectsStage(DefectsConfig.defaults()))
        .toList();
  }
}
