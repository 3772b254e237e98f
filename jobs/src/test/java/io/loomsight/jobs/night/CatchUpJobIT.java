package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.runtime.SettableClock;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Dates;
import io.loomsight.jobs.table.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatchUpJobIT {

  private static final LocalDate LAST = LocalDate.of(2026, 3, 10);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-11T01:00:00Z"));
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Map<Batch, List<FakeStage>> stages = new HashMap<>();
  private Warehouse warehouse;

  @BeforeEach
  void lay() throws IOException {
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    for (String night :
        List.of("a/2026-03-08", "a/2026-03-10", "b/2026-03-09", "a/2026-02-01", "b/2026-03-11")) {
      String[] parts = night.split("/", 2);
      Path place =
          Files.createDirectories(
              folder.resolve("landing/factory=" + parts[0] + "/date=" + parts[1]));
      Files.writeString(place.resolve("manifest.csv"), "file\n");
    }
    Files.createDirectories(folder.resolve("landing/factory=a/date=yesterday"));
    Files.createDirectories(folder.resolve("landing/factory=../date=2026-03-09"));
    Files.createDirectories(folder.resolve("landing/lost+found"));
  }

  @Test
  void nightsThatAreDueRunOldestFirstAndOnce() {
    assertThat(catchUp(request()))
        .containsExactly("a 2026-03-08 new DONE", "b 2026-03-09 new DONE", "a 2026-03-10 new DONE");
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("catch-up 2026-02-25 to 2026-03-10: 3 nights in ")
        .contains("a                2026-03-08 done ");
    assertThat(catchUp(request())).isEmpty();
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("3 nights in ", ", 0 due");
  }

  @Test
  void oneFactorysNightsAreCaughtUp() {
    assertThat(catchUp(request(Optional.of("b"), false, false)))
        .containsExactly("b 2026-03-09 new DONE");
    assertThatThrownBy(() -> catchUp(request(Optional.of("c"), false, false)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "landing %s: expected a folder factory=c in it, found none"
                .formatted(folder.resolve("landing")));
  }

  @Test
  void lateFilesMakeTheNightDueAndLaterOnesOfItsFactoryAreGradedAgain() throws IOException {
    catchUp(request());
    Files.writeString(folder.resolve("landing/factory=a/date=2026-03-08/late.png"), "late");
    assertThat(catchUp(request()))
        .containsExactly(
            "a 2026-03-08 files came late DONE",
            "a 2026-03-10 an earlier night was caught up DONE");
    FakeStage ingest = stages(new Batch("a", LAST)).get(0);
    assertThat(ingest.done()).hasSize(1);
  }

  /** As where the catch-up was killed between the two. */
  @Test
  void laterNightThatWasNotGradedAgainIsByTheNextCatchUp() throws IOException {
    catchUp(request());
    Batch earlier = new Batch("a", LocalDate.of(2026, 3, 8));
    Files.writeString(folder.resolve("landing/factory=a/date=2026-03-08/late.png"), "late");
    NightJob.run(
        LocalSpark.session(),
        warehouse,
        NightRequest.whole(earlier, "landing"),
        List.copyOf(stages(earlier)),
        clock,
        new PrintStream(screen, true, StandardCharsets.UTF_8));
    assertThat(catchUp(request(Optional.empty(), false, true)))
        .containsExactly("a 2026-03-10 an earlier night was caught up DUE");
    assertThat(catchUp(request()))
        .containsExactly("a 2026-03-10 an earlier night was caught up DONE");
    assertThat(stages(new Batch("a", LAST)).get(0).done()).hasSize(1);
    assertThat(catchUp(request())).isEmpty();
  }

  @Test
  void otherSettingsMakeNoNightDue() {
    catchUp(request());
    stages.values().forEach(all -> all.forEach(stage -> stage.configure(5)));
    assertThat(catchUp(request())).isEmpty();
  }

  @Test
  void failedNightDoesNotStopTheOthersUnlessTold() {
    FakeStage broken = stages(new Batch("a", LocalDate.of(2026, 3, 8))).get(1);
    broken.breakDown(true);
    List<NightResult> results = results(request(Optional.empty(), true, false));
    assertThat(texts(results))
        .containsExactly(
            "a 2026-03-08 new BROKEN", "b 2026-03-09 new LEFT", "a 2026-03-10 new LEFT");
    assertThat(NightResults.exitCode(results)).isEqualTo(3);
    assertThat(catchUp(request()))
        .containsExactly(
            "a 2026-03-08 grade failed BROKEN", "b 2026-03-09 new DONE", "a 2026-03-10 new DONE");
    broken.breakDown(false);
    assertThat(catchUp(request()))
        .containsExactly(
            "a 2026-03-08 grade failed DONE", "a 2026-03-10 an earlier night was caught up DONE");
  }

  /** Spark's exception of a failed task is a checked one, though no signature says so. */
  @Test
  void nightWhoseTaskFailsDoesNotStopTheOthers() {
    FakeStage failing = stages(new Batch("b", LocalDate.of(2026, 3, 9))).get(1);
    failing.meanwhile(CatchUpJobIT::failATask);
    List<NightResult> results = results(request());
    assertThat(texts(results))
        .containsExactly(
            "a 2026-03-08 new DONE", "b 2026-03-09 new BROKEN", "a 2026-03-10 new DONE");
    assertThat(NightResults.exitCode(results)).isEqualTo(3);
  }

  /** So is its exception of a damaged file. */
  @Test
  void nightWhoseRunsAreDamagedDoesNotStopTheOthers() throws IOException {
    catchUp(request());
    try (Stream<Path> files =
        Files.walk(folder.resolve("warehouse/runs/factory=a/batch_date=2026-03-08"))) {
      for (Path part : files.filter(file -> file.toString().endsWith(".parquet")).toList()) {
        Files.writeString(part, "no Parquet");
      }
    }
    Files.writeString(folder.resolve("landing/factory=b/date=2026-03-09/late.png"), "late");
    assertThat(catchUp(request(Optional.empty(), true, false)))
        .containsExactly(
            "a 2026-03-08 its state cannot be told BROKEN", "b 2026-03-09 files came late LEFT");
    List<NightResult> results = results(request());
    assertThat(texts(results))
        .containsExactly(
            "a 2026-03-08 its state cannot be told BROKEN", "b 2026-03-09 files came late DONE");
    assertThat(NightResults.exitCode(results)).isEqualTo(3);
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("3 nights in ", ", 2 due");
  }

  @Test
  void nightWhoseFolderIsGoneDoesNotStopTheOthers() throws IOException {
    catchUp(request());
    Path gone = folder.resolve("landing/factory=a/date=2026-03-08");
    Files.writeString(folder.resolve("landing/factory=b/date=2026-03-09/late.png"), "late");
    List<NightResult> results =
        results(
            request(),
            night -> {
              deleteManifest(gone);
              return List.copyOf(stages(night));
            });
    assertThat(texts(results))
        .containsExactly(
            "a 2026-03-08 its state cannot be told REFUSED", "b 2026-03-09 files came late DONE");
    assertThat(NightResults.exitCode(results)).isEqualTo(2);
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("told; ", "expected a folder with the batch's images and manifest, found none");
  }

  private static void deleteManifest(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve("manifest.csv"));
      Files.deleteIfExists(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void failATask() {
    MapFunction<Long, Long> broken =
        number -> {
          throw new IOException("the disk of this worker is full");
        };
    LocalSpark.session().range(1).map(broken, Encoders.LONG()).collect();
  }

  @Test
  void nightThatTheDataSpoilsEndsWithTwo() throws IOException {
    FakeStage refusing = stages(new Batch("b", LocalDate.of(2026, 3, 9))).get(0);
    refusing.meanwhile(
        () -> {
          throw new InputException("manifest.csv: expected lines, found none");
        });
    List<NightResult> results = results(request());
    assertThat(texts(results)).contains("b 2026-03-09 new REFUSED", "a 2026-03-10 new DONE");
    assertThat(NightResults.exitCode(results)).isEqualTo(2);
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("new; manifest.csv: expected lines, found none");
  }

  @Test
  void nightThatAnotherJobHoldsIsLeftToIt() {
    Batch held = new Batch("b", LocalDate.of(2026, 3, 9));
    try (Lease lease = Lease.acquire(warehouse, held, "other", LockHandling.RESPECT, clock)) {
      lease.check();
      List<NightResult> results = results(request());
      assertThat(texts(results)).contains("b 2026-03-09 new HELD", "a 2026-03-10 new DONE");
      assertThat(NightResults.exitCode(results)).isZero();
    }
  }

  @Test
  void dryRunListsAndRunsNothing() {
    assertThat(catchUp(request(Optional.empty(), false, true)))
        .containsExactly("a 2026-03-08 new DUE", "b 2026-03-09 new DUE", "a 2026-03-10 new DUE");
    assertThat(stages(new Batch("a", LAST)).get(0).done()).isEmpty();
  }

  private CatchUpRequest request() {
    return request(Optional.empty(), false, false);
  }

  private CatchUpRequest request(Optional<String> factory, boolean stops, boolean onlyLists) {
    return new CatchUpRequest(
        folder.resolve("landing").toString(),
        factory,
        new Dates(LAST.minusDays(13), LAST),
        stops,
        onlyLists);
  }

  private List<String> catchUp(CatchUpRequest request) {
    return texts(results(request));
  }

  private List<NightResult> results(CatchUpRequest request) {
    return results(request, night -> List.copyOf(stages(night)));
  }

  private List<NightResult> results(CatchUpRequest request, Function<Batch, List<Stage>> all) {
    screen.reset();
    return CatchUpJob.run(
        LocalSpark.session(),
        warehouse,
        request,
        all,
        clock,
        new PrintStream(screen, true, StandardCharsets.UTF_8));
  }

  private static List<String> texts(List<NightResult> results) {
    return results.stream()
        .map(result -> "%s %s %s".formatted(result.night(), result.why(), result.end()))
        .toList();
  }

  private List<FakeStage> stages(Batch night) {
    return stages.computeIfAbsent(
        night,
        batch -> {
          org.apache.hadoop.fs.Path landing =
              new org.apache.hadoop.fs.Path(
                  folder.resolve("landing").toUri().toString(),
                  "factory=%s/date=%s".formatted(batch.factory(), batch.batchDate()));
          FakeStage ingest = FakeStage.reading(landing, "ingest", 3);
          return List.of(ingest, FakeStage.after(ingest, "grade", 1));
        });
  }
}
