package io.loomsight.jobs.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.clean.CleanRequest.Action;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.runtime.SettableClock;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanJobIT {

  private static final Batch BATCH = new Batch("mill-7", LocalDate.of(2026, 3, 1));
  private static final Batch NEXT = new Batch("mill-7", LocalDate.of(2026, 3, 2));
  private static final Instant LONG_AGO = Instant.parse("2026-03-01T22:00:00Z");
  private static final CleanRequest DAY = CleanRequest.sweep(Duration.ofDays(1), Action.DO);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-05T00:00:00Z"));
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private Path root;
  private Path slot;
  private Path runs;
  private Warehouse warehouse;

  /** A published run, one that was not, an appended run, half of one, and half a pointer. */
  @BeforeEach
  void crash() throws IOException {
    root = folder.resolve("warehouse");
    slot = root.resolve("rejects/factory=mill-7/batch_date=2026-03-01");
    runs = root.resolve("runs/factory=mill-7/batch_date=2026-03-01");
    warehouse = Warehouse.open(LocalSpark.session(), root.toString());
    Publication good = warehouse.publication(BATCH, "good");
    good.stage(Tables.REJECTS, rejects("a"));
    good.publish();
    warehouse.publication(BATCH, "crashed").stage(Tables.REJECTS, rejects("b"));
    Dataset<Run> none = LocalSpark.session().createDataset(List.of(), Tables.RUNS.encoder());
    warehouse.append(Tables.RUNS, BATCH, "whole", none);
    warehouse.append(Tables.RUNS, BATCH, "half", none);
    Files.delete(runs.resolve("run=half/_SUCCESS"));
    Files.writeString(slot.resolve("__CURRENT.1e1e1e1e-0000-4000-8000-123456789abc"), "go");
    age(LONG_AGO);
  }

  @Test
  void whatNobodyReadsIsRemovedAndWhatReadersGetStays() throws IOException {
    long bytes =
        bytes(slot.resolve("run=crashed")) + bytes(runs.resolve("run=half")) + "go".length();
    assertThat(clean(DAY)).isEqualTo(Map.of("removed", 3L, "bytes", bytes, "kept", 0L));
    assertThat(names(slot)).containsExactly("_CURRENT", "run=good");
    assertThat(names(runs)).containsExactly("run=whole");
    assertThat(warehouse.read(Tables.REJECTS, BATCH).collectAsList())
        .extracting(Reject::uri)
        .containsExactly("a");
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("unpublished run")
        .contains("bytes  rejects/factory=mill-7/batch_date=2026-03-01/run=crashed")
        .contains("unfinished run")
        .contains("half-written object")
        .endsWith("removed 3 of 3 leftovers, %,d bytes\n".formatted(bytes));
  }

  @Test
  void aDryRunRemovesNothing() throws IOException {
    assertThat(clean(CleanRequest.sweep(Duration.ofDays(1), Action.LIST)))
        .containsEntry("removed", 3L);
    assertThat(names(slot)).hasSize(4);
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("would remove 3 of 3 leftovers");
    assertThat(clean(DAY)).containsEntry("removed", 3L);
  }

  @Test
  void whatIsYoungStays() throws IOException {
    age(clock.instant().minus(Duration.ofHours(23)));
    assertThat(clean(DAY)).isEqualTo(Map.of("removed", 0L, "bytes", 0L, "kept", 3L));
    assertThat(names(slot)).hasSize(4);
    assertThat(clean(CleanRequest.sweep(Duration.ofHours(22), Action.DO)))
        .containsEntry("removed", 3L);
  }

  @Test
  void aFactoryThatAJobIsAtWorkOnIsLeftAlone() throws IOException {
    try (Lease held = Lease.acquire(warehouse, NEXT, "r", LockHandling.RESPECT, clock)) {
      assertThat(clean(DAY)).isEqualTo(Map.of("removed", 0L, "bytes", 0L, "kept", 3L));
      assertThat(held).isNotNull();
    }
    age(LONG_AGO);
    assertThat(clean(DAY)).containsEntry("removed", 4L);
    assertThat(names(root.resolve("_leases/factory=mill-7"))).isEmpty();
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("ended lease");
  }

  @Test
  void aCleanWarehouseStaysAsItIs() throws IOException {
    clean(DAY);
    assertThat(clean(DAY)).isEqualTo(Map.of("removed", 0L, "bytes", 0L, "kept", 0L));
    assertThat(names(slot)).containsExactly("_CURRENT", "run=good");
  }

  @Test
  void aDamagedFileKeepsOnlyItsOwnFolderFromBeingMerged() throws IOException {
    Dataset<Run> none = LocalSpark.session().createDataset(List.of(), Tables.RUNS.encoder());
    warehouse.append(Tables.RUNS, BATCH, "damaged", none);
    warehouse.append(Tables.RUNS, NEXT, "r1", none);
    warehouse.append(Tables.RUNS, NEXT, "r2", none);
    Files.writeString(runs.resolve("run=damaged/part-0.parquet"), "no Parquet");
    age(LONG_AGO);
    Map<String, Long> counts =
        clean(
            new CleanRequest(
                Duration.ofDays(1), Action.DO, Action.DO, Optional.empty(), Action.LEAVE));
    assertThat(counts)
        .containsEntry("unmergedFolders", 1L)
        .containsEntry("mergedFolders", 1L)
        .containsEntry("removed", 3L);
    assertThat(names(runs)).contains("run=whole", "run=damaged");
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("left alone: file:" + runs + ": org.apache.spark.");
  }

  @Test
  void aLeaseThatIsTakenWhileTheSweepIsUnderWayStays() {
    Lease.acquire(warehouse, BATCH, "old", LockHandling.RESPECT, clock).close();
    List<Lease.Ended> ended = Lease.ended(warehouse, clock);
    assertThat(ended).hasSize(1);
    try (Lease taken = Lease.acquire(warehouse, BATCH, "new", LockHandling.RESPECT, clock)) {
      ended.forEach(old -> Lease.forget(warehouse, old));
      assertThatCode(taken::check).doesNotThrowAnyException();
    }
  }

  @Test
  void aTimeInTheFutureIsRefused() {
    assertThatThrownBy(() -> CleanRequest.sweep(Duration.ofHours(-1), Action.DO))
        .isInstanceOf(InputException.class)
        .hasMessage("--older-than-hours: expected 0 or more, found -1");
  }

  private Map<String, Long> clean(CleanRequest request) {
    return CleanJob.run(
        warehouse,
        request,
        new RetentionRules(CleanConfig.defaults(), 14),
        clock,
        new PrintStream(screen, true, StandardCharsets.UTF_8));
  }

  private static Dataset<Reject> rejects(String uri) {
    return LocalSpark.session()
        .createDataset(
            List.of(
                new Reject(
                    "mill-7",
                    BATCH.batchDate(),
                    Reject.Subject.IMAGE,
                    uri,
                    0,
                    Reject.Reason.BLURRED,
                    "")),
            Tables.REJECTS.encoder());
  }

  private void age(Instant changedAt) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(changedAt));
      }
    }
  }

  private static long bytes(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static List<String> names(Path path) throws IOException {
    try (Stream<Path> children = Files.list(path)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }
}
