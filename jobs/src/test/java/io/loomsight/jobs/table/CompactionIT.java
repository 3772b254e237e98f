package io.loomsight.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.models.fabric.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionIT {

  public record Thing(
      @Column(doc = "The mill") String factory,
      @Column(doc = "Which") String id,
      @Column(doc = "How long", unit = "mm") double lengthMm) {}

  private static final Table<Thing> ADDED =
      new Table<>("added", Thing.class, List.of("id"), Table.Mode.APPEND, "make");
  private static final Batch BATCH = new Batch("007", LocalDate.of(2026, 3, 1));
  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

  @TempDir Path folder;
  private Path slot;
  private Warehouse warehouse;

  @BeforeEach
  void fourRuns() {
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("w").toString());
    slot = folder.resolve("w/added/factory=007/batch_date=2026-03-01");
    append("r1", "a", "b");
    append("r2", "c");
    append("r3");
    append("r4", "a");
  }

  @Test
  void runsBecomeOneWithTheSameRows() throws IOException {
    assertThat(only().runs()).isEqualTo(4);
    assertThat(only().batch()).contains(BATCH);
    assertThat(only().merge(warehouse, "m")).isEqualTo(4);
    assertThat(names()).containsExactly("run=m");
    assertThat(rows()).containsExactly("a", "a", "b", "c");
    assertThat(warehouse.publishedRuns(ADDED, BATCH)).containsExactly("m");
    assertThat(Compaction.find(warehouse, ADDED, FAR)).isEmpty();
  }

  @Test
  void schemaAndCommentsStay() {
    only().merge(warehouse, "m");
    assertThat(
            LocalSpark.session()
                .read()
                .parquet(slot.resolve("run=m").toString())
                .schema()
                .apply("lengthMm")
                .getComment()
                .get())
        .isEqualTo("How long [mm]");
  }

  @Test
  void youngRunsAreLeftAlone() {
    assertThat(Compaction.find(warehouse, ADDED, Instant.parse("2000-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void rowsUnderNoBatchAreMergedByThemselves() {
    warehouse.append(ADDED, "007", "f1", things("x"));
    warehouse.append(ADDED, "007", "f2", things("y"));
    List<Compaction> found = Compaction.find(warehouse, ADDED, FAR);
    assertThat(found).extracting(Compaction::runs).containsExactly(2, 4);
    found.get(0).merge(warehouse, "m");
    assertThat(warehouse.readAll(ADDED, "007").count()).isEqualTo(6);
  }

  /** Kills a merge before each of its steps in turn; whenever, readers get each row once. */
  @Test
  void aMergeThatDiesAnywhereLosesAndDoublesNothing() throws IOException {
    List<List<String>> states = new ArrayList<>();
    boolean ended = false;
    for (int step = 0; !ended; step++) {
      AtomicInteger left = new AtomicInteger(step);
      Warehouse dying =
          warehouse.guardedBy(
              () -> {
                if (left.getAndDecrement() == 0) {
                  throw new IllegalStateException("killed");
                }
              });
      String runId = "m" + step;
      try {
        for (Compaction compaction : Compaction.find(warehouse, ADDED, FAR)) {
          compaction.merge(dying, runId);
        }
        ended = true;
      } catch (IllegalStateException killed) {
        assertThat(killed).hasMessage("killed");
      }
      states.add(names());
      assertThat(rows())
          .as("after dying at step %d: %s", step, names())
          .containsExactly("a", "a", "b", "c");
    }
    assertThat(states).hasSizeGreaterThan(4);
    assertThat(rows()).containsExactly("a", "a", "b", "c");
    assertThat(names().stream().filter(name -> name.startsWith("run=m"))).isNotEmpty();
  }

  /** Every state of the folder between the steps of one merge, each read. */
  @Test
  void readersBetweenAnyTwoStepsGetEachRowOnce() {
    List<List<String>> seen = new ArrayList<>();
    only().merge(warehouse.guardedBy(() -> seen.add(rows())), "m");
    assertThat(seen).hasSize(8).allMatch(List.of("a", "a", "b", "c")::equals);
    assertThat(rows()).containsExactly("a", "a", "b", "c");
  }

  /** A store deletes a folder object by object, and a process may die between any two. */
  @Test
  void aReplacedRunThatIsHalfDeletedIsReadNoMore() throws IOException {
    AtomicInteger left = new AtomicInteger(3);
    Warehouse dying =
        warehouse.guardedBy(
            () -> {
              if (left.getAndDecrement() == 0) {
                throw new IllegalStateException("killed");
              }
            });
    assertThatThrownBy(() -> only().merge(dying, "m")).hasMessage("killed");
    assertThat(names())
        .containsExactly("_REPLACES.m", "run=m", "run=r1", "run=r2", "run=r3", "run=r4");
    try (Stream<Path> parts = Files.list(slot.resolve("run=r1"))) {
      parts
          .filter(part -> !part.getFileName().toString().equals("_SUCCESS"))
          .forEach(part -> part.toFile().delete());
    }
    Files.delete(slot.resolve("run=r2/_SUCCESS"));
    assertThat(rows()).containsExactly("a", "a", "b", "c");
    only().merge(warehouse, "m2");
    assertThat(names()).containsExactly("run=m");
    assertThat(rows()).containsExactly("a", "a", "b", "c");
  }

  @Test
  void mergedRunsAreMergedAgain() throws IOException {
    only().merge(warehouse, "m1");
    append("r5", "d");
    only().merge(warehouse, "m2");
    assertThat(names()).containsExactly("run=m2");
    assertThat(rows()).containsExactly("a", "a", "b", "c", "d");
  }

  @Test
  void leftoversOfADeadMergeAreFound() throws IOException {
    Files.writeString(slot.resolve("_REPLACES.m"), "r1\nr2\n");
    assertThat(Leftovers.find(warehouse, List.of(ADDED)))
        .extracting(Leftover::kind)
        .containsExactly(Leftover.Kind.HALF_WRITTEN);
    append("m", "a", "b", "c");
    assertThat(rows()).containsExactly("a", "a", "b", "c");
    assertThat(Leftovers.find(warehouse, List.of(ADDED)))
        .extracting(Leftover::kind)
        .containsOnly(Leftover.Kind.REPLACED_RUN)
        .hasSize(2);
    Files.delete(slot.resolve("run=m/_SUCCESS"));
    assertThat(rows()).containsExactly("a", "a", "b", "c");
    assertThat(Leftovers.find(warehouse, List.of(ADDED)))
        .extracting(Leftover::kind)
        .containsExactly(Leftover.Kind.UNFINISHED_RUN);
  }

  @Test
  void aMergeWhoseListWentMissingDoesNotCount() {
    AtomicInteger steps = new AtomicInteger();
    Warehouse robbed =
        warehouse.guardedBy(
            () -> {
              if (steps.incrementAndGet() == 3) {
                slot.resolve("_REPLACES.m").toFile().delete();
              }
            });
    assertThatThrownBy(() -> only().merge(robbed, "m"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected the list of what it replaces");
    assertThat(rows()).containsExactly("a", "a", "b", "c");
  }

  private Compaction only() {
    List<Compaction> found = Compaction.find(warehouse, ADDED, FAR);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private void append(String runId, String... ids) {
    warehouse.append(ADDED, BATCH, runId, things(ids));
  }

  private static Dataset<Thing> things(String... ids) {
    return LocalSpark.session()
        .createDataset(Stream.of(ids).map(id -> new Thing("007", id, 1)).toList(), ADDED.encoder());
  }

  private List<String> rows() {
    return warehouse.readAll(ADDED, BATCH).collectAsList().stream()
        .map(Thing::id)
        .sorted()
        .toList();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> children = Files.list(slot)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }
}
