package io.loomsight.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.WatchedFileSystem;
import io.loomsight.models.fabric.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseIT {

  public record Thing(
      @Column(doc = "The mill") String factory,
      @Column(doc = "Which") String id,
      @Column(doc = "How long", unit = "mm") double lengthMm) {}

  private static final Table<Thing> THINGS =
      new Table<>("things", Thing.class, List.of("id"), Table.Mode.REPLACE_BATCH, "make");
  private static final Table<Thing> RULED =
      new Table<>("ruled", Thing.class, List.of("id"), Table.Mode.REPLACE_BATCH_RULE_SET, "make");
  private static final Table<Thing> ADDED =
      new Table<>("added", Thing.class, List.of("id"), Table.Mode.APPEND, "make");
  private static final Table<Thing> BY_RUN =
      new Table<>("by_run", Thing.class, List.of("id"), Table.Mode.REPLACE_RUN, "make");
  private static final Batch BATCH = new Batch("007", LocalDate.of(2026, 3, 1));

  @TempDir Path folder;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
  }

  @Test
  void publishedRowsAreRead() {
    Publication publication = warehouse.publication(BATCH, "r1");
    assertThat(publication.stage(THINGS, things("b", "a"))).isEqualTo(2);
    assertThat(warehouse.isPublished(THINGS, BATCH)).isFalse();
    publication.publish();
    assertThat(warehouse.isPublished(THINGS, BATCH)).isTrue();
    assertThat(ids()).containsExactly("a", "b");
    assertThat(warehouse.publishedRuns(THINGS, BATCH)).containsExactly("r1");
    assertThat(warehouse.batches(THINGS, "007")).containsExactly(BATCH);
    assertThat(warehouse.factories(THINGS)).containsExactly("007");
  }

  @Test
  void factoryOfDigitsStaysText() {
    publish("r1", things("a"));
    assertThat(warehouse.read(THINGS, BATCH).collectAsList())
        .containsExactly(new Thing("007", "a", 2.5));
  }

  @Test
  void rerunWithoutRowsLeavesNoRows() {
    publish("r1", things("a"));
    publish("r2", things());
    assertThat(ids()).isEmpty();
    assertThat(warehouse.isPublished(THINGS, BATCH)).isTrue();
    assertThat(parquetFiles("things")).isNotEmpty().allMatch(file -> file.contains("run=r2"));
  }

  @Test
  void failedRerunLeavesThePublishedRun() {
    publish("r1", things("a"));
    Publication failing = warehouse.publication(BATCH, "r2");
    Dataset<Thing> bad =
        things("x")
            .map(
                (MapFunction<Thing, Thing>)
                    thing -> {
                      throw new IllegalStateException("as wanted");
                    },
                THINGS.encoder());
    assertThatThrownBy(() -> failing.stage(THINGS, bad)).hasStackTraceContaining("as wanted");
    assertThat(ids()).containsExactly("a");
  }

  @Test
  void stagedButUnpublishedRowsAreNeverRead() {
    publish("r1", things("a"));
    warehouse.publication(BATCH, "r2").stage(THINGS, things("b"));
    assertThat(ids()).containsExactly("a");
  }

  @Test
  void onlyOneRunRemains() throws IOException {
    publish("r1", things("a"));
    publish("r2", things("a", "b"));
    try (Stream<Path> children =
        Files.list(folder.resolve("warehouse/things/factory=007/batch_date=2026-03-01"))) {
      assertThat(children.map(child -> child.getFileName().toString()))
          .containsExactlyInAnyOrder("_CURRENT", "run=r2");
    }
  }

  @Test
  void missingRunNamesTheStageToRun() {
    assertThatThrownBy(() -> warehouse.read(THINGS, BATCH))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "things of 007 2026-03-01: expected a published run (run the stage 'make' first), found none");
  }

  @Test
  void pointerToNothingIsReported() throws IOException {
    publish("r1", things("a"));
    Files.writeString(
        folder.resolve("warehouse/things/factory=007/batch_date=2026-03-01/_CURRENT"), "gone");
    assertThatThrownBy(() -> warehouse.read(THINGS, BATCH))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("_CURRENT: expected a folder run=gone beside it, found none");
  }

  @Test
  void pointerThatAPublicationTurnsMeanwhileIsReadOnceMore() throws IOException {
    publish("r1", things("a"));
    Path slot = folder.resolve("warehouse/things/factory=007/batch_date=2026-03-01");
    Files.writeString(slot.resolve("_CURRENT"), "r0");
    Warehouse watched =
        Warehouse.open(
            LocalSpark.session(),
            WatchedFileSystem.watched(
                folder.resolve("warehouse"),
                path -> {
                  if (path.endsWith("run=r0")) {
                    Files.writeString(slot.resolve("_CURRENT"), "r1");
                  }
                }));
    assertThat(watched.publishedRuns(THINGS, BATCH)).containsExactly("r1");
  }

  @Test
  void pointersOfBatchesThatAreNotWantedAreNotRead() throws IOException {
    publish("r1", things("a"));
    Path old =
        Files.createDirectories(
            folder.resolve("warehouse/things/factory=007/batch_date=2024-03-01"));
    Files.writeString(old.resolve("_CURRENT"), "gone");
    assertThat(warehouse.batches(THINGS, "007", Dates.only(BATCH.batchDate())::have))
        .containsExactly(BATCH);
    assertThatThrownBy(
            () -> warehouse.batches(THINGS, "007", Dates.only(LocalDate.parse("2024-03-01"))::have))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("_CURRENT: expected a folder run=gone beside it, found none");
  }

  @Test
  void columnCommentsReachTheFiles() {
    publish("r1", things("a"));
    Dataset<Row> plain =
        LocalSpark.session().read().parquet(folder + "/warehouse/things/factory=007");
    assertThat(plain.schema().apply("lengthMm").getComment().get()).isEqualTo("How long [mm]");
  }

  @Test
  void commentsSurviveWhenRowsComeFromFilesOrColumns() {
    publish("r1", things("b", "a"));
    Publication publication = warehouse.publication(BATCH, "r2");
    publication.stage(THINGS, warehouse.read(THINGS, BATCH));
    publication.stage(
        RULED,
        "four-point",
        warehouse
            .read(THINGS, BATCH)
            .select("lengthMm", "id", "factory")
            .union(things("c").select("lengthMm", "id", "factory"))
            .as(RULED.encoder()));
    publication.publish();
    for (String table : List.of("things", "ruled")) {
      Dataset<Row> plain =
          LocalSpark.session().read().parquet(folder + "/warehouse/" + table + "/factory=007");
      assertThat(plain.schema().apply("factory").getComment().get())
          .as(table)
          .isEqualTo("The mill");
    }
  }

  @Test
  void commentsOfNestedColumnsReachTheFiles() {
    Publication publication = warehouse.publication(BATCH, "r1");
    publication.stage(
        Tables.FINDINGS,
        LocalSpark.session()
            .createDataset(List.of(Samples.row(Finding.class, 1)), Tables.FINDINGS.encoder()));
    publication.publish();
    String json =
        LocalSpark.session()
            .read()
            .parquet(folder + "/warehouse/findings/factory=007")
            .schema()
            .json();
    assertThat(json).contains("{\"comment\":\"Left column [px]\"}");
  }

  @Test
  void noChecksumFilesAreLeft() throws IOException {
    publish("r1", things("a"));
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".crc"));
    }
  }

  @Test
  void ruleSetsAreReplacedApart() {
    Publication first = warehouse.publication(BATCH, "r1");
    first.stage(RULED, "four-point", things("a"));
    first.stage(RULED, "ten-point", things("b"));
    first.publish();
    Publication second = warehouse.publication(BATCH, "r2");
    second.stage(RULED, "ten-point", things("c"));
    second.publish();
    assertThat(warehouse.ruleSets(RULED, BATCH)).containsExactly("four-point", "ten-point");
    assertThat(warehouse.publishedRuns(RULED, BATCH))
        .containsExactly("four-point:r1", "ten-point:r2");
    assertThat(warehouse.read(RULED, BATCH, "ten-point").collectAsList())
        .extracting(Thing::id)
        .containsExactly("c");
    assertThat(warehouse.isPublished(RULED, BATCH, "imperial")).isFalse();
  }

  @Test
  void appendedRowsAddUpAndHalfWrittenOnesDoNotCount() throws IOException {
    assertThat(warehouse.readAll(ADDED, "007").collectAsList()).isEmpty();
    warehouse.append(ADDED, "007", "r1", things("a"));
    warehouse.append(ADDED, BATCH, "r2", things("b"));
    warehouse.append(ADDED, BATCH, "r3", things("c"));
    Files.delete(
        folder.resolve("warehouse/added/factory=007/batch_date=2026-03-01/run=r3/_SUCCESS"));
    assertThat(warehouse.readAll(ADDED, "007").collectAsList())
        .extracting(Thing::id)
        .containsExactlyInAnyOrder("a", "b");
    assertThat(warehouse.readAll(ADDED, BATCH).collectAsList())
        .extracting(Thing::id)
        .containsExactly("b");
    assertThat(warehouse.publishedRuns(ADDED, BATCH)).containsExactly("r1", "r2");
  }

  @Test
  void runsReplaceThemselvesOnly() {
    warehouse.replaceRun(BY_RUN, "r1", things("a"));
    warehouse.replaceRun(BY_RUN, "r2", things("b"));
    warehouse.replaceRun(BY_RUN, "r1", things("c"));
    assertThat(warehouse.readAll(BY_RUN).collectAsList())
        .extracting(Thing::id)
        .containsExactlyInAnyOrder("b", "c");
    warehouse.replaceRun(BY_RUN, "r1", things("d"));
    assertThat(warehouse.readAll(BY_RUN).collectAsList())
        .extracting(Thing::id)
        .containsExactlyInAnyOrder("b", "d");
  }

  @Test
  void filesDoNotDependOnThePartitioning() {
    String[] many =
        Stream.iterate(0, i -> i < 500, i -> i + 1).map(i -> "id" + i).toArray(String[]::new);
    publish("r1", things(many).repartition(1));
    List<Thing> one = warehouse.read(THINGS, BATCH).collectAsList();
    publish("r2", things(many).repartition(8));
    assertThat(warehouse.read(THINGS, BATCH).collectAsList()).isEqualTo(one);
    assertThat(parquetFiles("things")).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void rowsAreComputedOnce() {
    var counter = LocalSpark.session().sparkContext().longAccumulator();
    Dataset<Thing> counted =
        things("a", "b", "c")
            .map(
                (MapFunction<Thing, Thing>)
                    thing -> {
                      counter.add(1);
                      return thing;
                    },
                THINGS.encoder());
    publish("r1", counted);
    assertThat(counter.value()).isEqualTo(3);
  }

  @Test
  void warehouseThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    assertThatThrownBy(() -> Warehouse.open(LocalSpark.session(), file.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a folder that can be read and written, found: ");
  }

  @Test
  void tableWrittenInAnotherWayIsRefused() {
    assertThatThrownBy(() -> warehouse.append(THINGS, "007", "r1", things("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table things: is written by REPLACE_BATCH, which this call does not serve");
  }

  private void publish(String runId, Dataset<Thing> rows) {
    Publication publication = warehouse.publication(BATCH, runId);
    publication.stage(THINGS, rows);
    publication.publish();
  }

  private List<String> ids() {
    return warehouse.read(THINGS, BATCH).collectAsList().stream().map(Thing::id).sorted().toList();
  }

  private List<String> parquetFiles(String table) {
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse").resolve(table))) {
      return files.map(Path::toString).filter(name -> name.endsWith(".parquet")).toList();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Dataset<Thing> things(String... ids) {
    return LocalSpark.session()
        .createDataset(
            Stream.of(ids).map(id -> new Thing("007", id, 2.5)).toList(), THINGS.encoder());
  }
}
