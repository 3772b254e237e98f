package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.FailingCommitter;
import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.WatchedFileSystem;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.SettableClock;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Run.Outcome;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Usage;
import io.loomsight.jobs.table.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.Success$;
import org.apache.spark.TaskState;
import org.apache.spark.api.java.function.ForeachFunction;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

class NightJobIT {

  private static final long HOUR_MS = 3_600_000;

  /** No stage of these tests has so high a number. */
  private static final int FAR_STAGE = 1_000_000_000;

  private static final Batch BATCH = new Batch("mill-7", LocalDate.of(2026, 3, 1));

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T01:00:00Z"));
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private Warehouse warehouse;
  private FakeStage ingest;
  private FakeStage detect;
  private FakeStage grade;

  @BeforeEach
  void lay() throws IOException {
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    Path landing = Files.createDirectories(folder.resolve("landing"));
    Files.writeString(landing.resolve("manifest.csv"), "file\n");
    ingest = FakeStage.reading(new org.apache.hadoop.fs.Path(landing.toUri()), "ingest", 3);
    detect = FakeStage.after(ingest, "detect", 2);
    grade = FakeStage.after(detect, "grade", 1);
  }

  @Test
  void aNightRunsItsStagesInOrderAndRecordsThem() {
    assertThat(outcomes(whole()))
        .containsExactly("ingest SUCCEEDED", "detect SUCCEEDED", "grade SUCCEEDED");
    List<Run> runs = runs();
    assertThat(runs).extracting(Run::stage).containsExactly("ingest", "detect", "grade");
    Run detected = runs.get(1);
    assertThat(detected.runId()).matches("20260302T0100\\d\\d-[0-9a-f]{6}-detect");
    assertThat(detected.config()).isEqualTo("{\"rows\":2}");
    assertThat(detected.counts()).isEqualTo(Map.of("rows", 2L));
    assertThat(detected.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(detected.failure()).isEmpty();
    assertThat(new TreeMap<>(detected.versions())).containsOnlyKeys("java", "loomsight", "spark");
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .startsWith("mill-7 2026-03-01, run 2026")
        .contains("ingest     done")
        .contains("rows 3")
        .endsWith("tables: " + folder.resolve("warehouse") + "\n");
  }

  @Test
  void keysOfTheStoreReachNoRowAndNoLine() {
    Configuration hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
    hadoop.set("fs.s3a.bucket.vault.access.key", "hush-1");
    hadoop.set("fs.s3a.bucket.vault.secret.key", "hush-2");
    try {
      night(whole());
      detect.configure(5);
      detect.breakDown(true);
      assertThatThrownBy(() -> night(whole())).hasMessage("the stage broke");
    } finally {
      hadoop.unset("fs.s3a.bucket.vault.access.key");
      hadoop.unset("fs.s3a.bucket.vault.secret.key");
    }
    assertThat(runs()).hasSize(5).noneMatch(run -> run.toString().contains("hush"));
    assertThat(screen.toString(StandardCharsets.UTF_8)).doesNotContain("hush");
  }

  @Test
  void rerunningChangesNothingAlsoWithoutAnyDefect() throws IOException {
    detect.configure(0);
    grade.configure(0);
    night(whole());
    Map<String, String> before = tableFiles();
    assertThat(outcomes(whole()))
        .containsExactly("ingest SKIPPED", "detect SKIPPED", "grade SKIPPED");
    assertThat(tableFiles()).isEqualTo(before);
    assertThat(warehouse.read(detect.output(), BATCH).count()).isZero();
    assertThat(runs()).hasSize(6);
  }

  @Test
  void aForcedRerunOverRowsLeavesNoneWhereItFindsNone() {
    night(whole());
    detect.configure(0);
    assertThat(outcomes(whole()))
        .containsExactly("ingest SKIPPED", "detect SUCCEEDED", "grade SUCCEEDED");
    assertThat(warehouse.read(detect.output(), BATCH).count()).isZero();
  }

  @Test
  void aFailedNightGoesOnAtTheFailedStage() {
    detect.breakDown(true);
    assertThatThrownBy(() -> night(whole()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the stage broke");
    assertThat(grade.done()).isEmpty();
    Run failed = runs().get(1);
    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failed.failure())
        .isEqualTo(
            "java.lang.IllegalStateException: the stage broke; caused by java.lang.IllegalArgumentException: as was wanted");
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("detect     FAILED");
    assertThat(warehouse.isPublished(detect.output(), BATCH)).isFalse();

    detect.breakDown(false);
    assertThat(outcomes(whole()))
        .containsExactly("ingest SKIPPED", "detect SUCCEEDED", "grade SUCCEEDED");
    assertThat(ingest.done()).hasSize(1);
  }

  @Test
  void aFailedRerunLeavesWhatReadersGet() {
    night(whole());
    detect.configure(5);
    detect.breakDown(true);
    assertThatThrownBy(() -> night(whole())).hasMessage("the stage broke");
    assertThat(warehouse.read(detect.output(), BATCH).count()).isEqualTo(2);
    detect.configure(2);
    detect.breakDown(false);
    assertThat(outcomes(whole()))
        .containsExactly("ingest SKIPPED", "detect SKIPPED", "grade SKIPPED");
  }

  @Test
  void lateImagesArePickedUpByEveryStage() throws IOException {
    night(whole());
    Files.writeString(folder.resolve("landing/late.png"), "late");
    ingest.configure(4);
    assertThat(outcomes(whole()))
        .containsExactly("ingest SUCCEEDED", "detect SUCCEEDED", "grade SUCCEEDED");
    assertThat(warehouse.read(ingest.output(), BATCH).count()).isEqualTo(4);
  }

  @Test
  void oneStageRunsAloneAndAlways() {
    night(whole());
    assertThat(outcomes(stage("detect"))).containsExactly("detect SUCCEEDED");
    assertThat(ingest.done()).hasSize(1);
    assertThat(grade.done()).hasSize(1);
    assertThat(outcomes(whole()))
        .containsExactly("ingest SKIPPED", "detect SKIPPED", "grade SUCCEEDED");
  }

  @Test
  void aNightRunsAgainFromAStage() {
    night(whole());
    NightRequest request =
        new NightRequest(
            BATCH,
            "landing",
            Optional.empty(),
            Optional.of("detect"),
            LockHandling.RESPECT,
            Map.of());
    assertThat(outcomes(request)).containsExactly("detect SUCCEEDED", "grade SUCCEEDED");
  }

  @Test
  void anotherModelOrReferenceIsJudgedAgain() {
    detect.use(Map.of("model", "loom/1", "reference.twill", "v1"));
    night(whole());
    detect.use(Map.of("model", "loom/1", "reference.twill", "v2"));
    assertThat(outcomes(whole()))
        .containsExactly("ingest SKIPPED", "detect SUCCEEDED", "grade SUCCEEDED");
    assertThat(runs().get(3).stage()).isEqualTo("ingest");
    assertThat(runs().get(4).versions()).containsEntry("reference.twill", "v2");
  }

  @Test
  void aStageWhoseRowsAreGoneRunsAgain() throws IOException {
    night(whole());
    Path slot = folder.resolve("warehouse/detect_rows/factory=mill-7/batch_date=2026-03-01");
    Files.delete(slot.resolve("_CURRENT"));
    assertThat(outcomes(whole()))
        .containsExactly("ingest SKIPPED", "detect SUCCEEDED", "grade SUCCEEDED");
  }

  @Test
  void aStageBeforeItsInputsSaysWhatToRun() {
    assertThatThrownBy(() -> night(stage("grade")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "detect_rows of mill-7 2026-03-01: expected a published run (run the stage 'detect' first), found none");
    assertThat(runs()).extracting(Run::outcome).containsExactly(Outcome.FAILED);
  }

  @Test
  void aFaultOfTheDataThatATaskMetStaysOne() {
    detect.meanwhile(
        () ->
            LocalSpark.session()
                .range(1)
                .foreach(
                    (ForeachFunction<Long>)
                        number -> {
                          throw new InputException("detector.device: expected a GPU, found none");
                        }));
    assertThatThrownBy(() -> night(whole()))
        .isInstanceOf(InputException.class)
        .hasMessage("detector.device: expected a GPU, found none")
        .cause()
        .isInstanceOf(SparkException.class);
    assertThat(runs().get(1).failure())
        .startsWith("org.apache.spark.SparkException: ")
        .endsWith("InputException: detector.device: expected a GPU, found none")
        .doesNotContain("\n");
  }

  @Test
  void aLedgerThatCannotBeWrittenFailsNoStageAndIsWrittenLater() {
    FailingCommitter.during(
        failures -> {
          detect.meanwhile(
              () -> {
                holdACoreForAnHour();
                failures.begin("usage", 1);
              });
          assertThat(outcomes(whole()))
              .containsExactly("ingest SUCCEEDED", "detect SUCCEEDED", "grade SUCCEEDED");
        });
    assertThat(usage().stream().filter(task -> task.heldMs() == HOUR_MS))
        .singleElement()
        .satisfies(task -> assertThat(task.stage()).isEqualTo("detect"));
    assertThat(runs()).extracting(Run::outcome).containsOnly(Outcome.SUCCEEDED);
  }

  @Test
  void aLedgerThatCannotBeWrittenHidesNoFaultOfTheStage() {
    FailingCommitter.during(
        failures -> {
          detect.meanwhile(
              () -> {
                holdACoreForAnHour();
                failures.begin("usage", 1);
                throw new InputException("manifest.csv: expected lines, found none");
              });
          assertThatThrownBy(() -> night(whole()))
              .isInstanceOf(InputException.class)
              .hasMessage("manifest.csv: expected lines, found none")
              .satisfies(fault -> assertThat(fault.getSuppressed()).hasSize(1));
        });
    assertThat(runs().get(1).failure()).endsWith("manifest.csv: expected lines, found none");
    assertThat(usage().stream().filter(task -> task.heldMs() == HOUR_MS))
        .singleElement()
        .satisfies(task -> assertThat(task.counted()).isFalse());
  }

  @Test
  void aDoneStageWhoseRecordCouldNotBeWrittenIsRecordedLater() {
    FailingCommitter.during(
        failures -> {
          detect.meanwhile(() -> failures.begin("runs", 1));
          assertThatThrownBy(() -> night(whole())).hasStackTraceContaining("no commit, as wanted");
        });
    assertThat(runs().stream().map(run -> run.stage() + " " + run.outcome()))
        .containsExactly("ingest SUCCEEDED", "detect SUCCEEDED");
    detect.meanwhile(() -> {});
    assertThat(outcomes(whole()))
        .containsExactly("ingest SKIPPED", "detect SKIPPED", "grade SUCCEEDED");
  }

  @Test
  void aStoreThatDoesNotSayWhereTheReportIsHidesNoFailure() {
    String root =
        WatchedFileSystem.watched(
            folder.resolve("warehouse"),
            path -> {
              if (path.contains("/reports/")) {
                throw new IOException("out of reach");
              }
            });
    warehouse = Warehouse.open(LocalSpark.session(), root);
    detect.breakDown(true);
    assertThatThrownBy(() -> night(whole())).hasMessage("the stage broke");
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("detect     FAILED")
        .doesNotContain("report: ")
        .endsWith("tables: " + warehouse.root() + "\n");
  }

  /** A task of the stage at work, as Spark would tell of it. */
  private static void holdACoreForAnHour() {
    SparkContext spark = LocalSpark.session().sparkContext();
    Properties properties = new Properties();
    properties.setProperty("loomsight.runId", spark.getLocalProperty("loomsight.runId"));
    StageInfo stage =
        new StageInfo(
            FAR_STAGE,
            0,
            "map",
            1,
            none(),
            none(),
            "",
            TaskMetrics.empty(),
            none(),
            Option.empty(),
            0,
            false,
            0);
    TaskInfo task = new TaskInfo(FAR_STAGE, 0, 0, 0, 0, "1", "node-1", TaskLocality.ANY(), false);
    task.markFinished(TaskState.FINISHED(), HOUR_MS);
    spark.listenerBus().post(new SparkListenerStageSubmitted(stage, properties));
    spark
        .listenerBus()
        .post(
            new SparkListenerTaskEnd(
                FAR_STAGE,
                0,
                "ResultTask",
                Success$.MODULE$,
                task,
                new ExecutorMetrics(),
                TaskMetrics.empty()));
  }

  private static <T> Seq<T> none() {
    return CollectionConverters.asScala(List.<T>of()).toSeq();
  }

  private List<Usage> usage() {
    return warehouse.readAll(Tables.USAGE, BATCH).collectAsList();
  }

  @Test
  void anUnknownStageIsRefusedBeforeAnythingIsWritten() throws IOException {
    assertThatThrownBy(() -> night(stage("weave")))
        .isInstanceOf(InputException.class)
        .hasMessage("--stage: expected one of ingest, detect, grade, found 'weave'");
    assertThat(tableFiles()).isEmpty();
  }

  @Test
  void aBatchThatAnotherJobHoldsIsLeftAlone() {
    try (Lease held = Lease.acquire(warehouse, BATCH, "other", LockHandling.RESPECT, clock)) {
      assertThatThrownBy(() -> night(whole()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("for run other until 2026-03-02T01:02:00Z")
          .hasMessageContaining("--break-lock");
      assertThat(ingest.done()).isEmpty();
      assertThat(held).isNotNull();
    }
    assertThat(outcomes(whole())).hasSize(3);
  }

  @Test
  void whoIsTakenOverPublishesNothingMore() {
    detect.meanwhile(
        () -> Lease.acquire(warehouse, BATCH, "breaker", LockHandling.BREAK, clock).close());
    assertThatThrownBy(() -> night(whole()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nothing more is published");
    assertThat(warehouse.isPublished(ingest.output(), BATCH)).isTrue();
    assertThat(warehouse.isPublished(detect.output(), BATCH)).isFalse();
  }

  private List<StageResult> night(NightRequest request) {
    clock.advance(Duration.ofSeconds(1));
    return NightJob.run(
        LocalSpark.session(),
        warehouse,
        request,
        List.of(ingest, detect, grade),
        clock,
        new PrintStream(screen, true, StandardCharsets.UTF_8));
  }

  private List<String> outcomes(NightRequest request) {
    return night(request).stream().map(result -> result.stage() + " " + result.outcome()).toList();
  }

  private static NightRequest whole() {
    return NightRequest.whole(BATCH, "landing");
  }

  private static NightRequest stage(String name) {
    return new NightRequest(
        BATCH, "landing", Optional.of(name), Optional.empty(), LockHandling.RESPECT, Map.of());
  }

  private List<Run> runs() {
    try (RunLog log = RunLog.open(LocalSpark.session(), warehouse, BATCH)) {
      return log.runs();
    }
  }

  /** Every file of the tables that stages replace, and when it was last changed. */
  private Map<String, String> tableFiles() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder.resolve("warehouse"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (name.contains("_rows/")) {
          files.put(name, Files.getLastModifiedTime(file).toString());
        }
      }
    }
    return files;
  }
}
