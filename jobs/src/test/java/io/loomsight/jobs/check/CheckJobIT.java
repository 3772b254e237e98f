package io.loomsight.jobs.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Evidence;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.alarm.Cause;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.synth.Weave;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckJobIT {

  private static final Batch BATCH = WovenNight.BATCH;
  private static final Clock CLOCK = Clock.fixed(WovenNight.NOW, ZoneOffset.UTC);
  private static final String NIGHT = "factory=mill/batch_date=2026-03-01";

  @TempDir private static Path sound;
  @TempDir private Path folder;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private Path root;
  private Warehouse warehouse;

  @BeforeAll
  static void publish() {
    Warehouse warehouse = Warehouse.open(LocalSpark.session(), sound.toString());
    ingest(warehouse, "n-ingest", 3);
    defects(warehouse, "n-defects", List.of(defect("d1", 0, 1), defect("d2", 2)));
    evidence(warehouse, "n-evidence", "d1", "d2");
    attempt(warehouse, "n-ingest", "ingest", counts(3));
    attempt(warehouse, "n-defects", "defects", Map.of("defects", 2L));
    attempt(warehouse, "n-evidence", "evidence", Map.of("defects", 2L));
  }

  @BeforeEach
  void copy() throws IOException {
    root = folder.resolve("w");
    try (Stream<Path> all = Files.walk(sound)) {
      for (Path path : all.toList()) {
        Files.copy(path, root.resolve(sound.relativize(path)));
      }
    }
    warehouse = Warehouse.open(LocalSpark.session(), root.toString());
  }

  @Test
  void aSoundWarehouseHasNoFindings() throws IOException {
    // Scores are of the same run as defects; those of this night were removed by age
    retire("scores");
    assertThat(check()).isEmpty();
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .isEqualTo("7 runs in 7 files, 11 rows: all good\n");
  }

  @Test
  void brokenFilesAreNamedAndTheRestIsCheckedAllTheSame() throws IOException {
    retire("scores");
    Path frames = part("frames/" + NIGHT + "/run=n-ingest");
    Files.write(frames, Arrays.copyOf(Files.readAllBytes(frames), 500));
    Path defects = part("defects/" + NIGHT + "/run=n-defects");
    byte[] flipped = Files.readAllBytes(defects);
    flipped[flipped.length / 8] ^= 1;
    Files.write(defects, flipped);
    Files.delete(root.resolve("evidence/" + NIGHT + "/_CURRENT"));
    Files.writeString(root.resolve("rejects/" + NIGHT + "/_CURRENT"), "gone");

    assertThat(check())
        .hasSize(7)
        .anyMatch(line -> line.matches("frames/.*/part-.*: expected a file that can be read, .*"))
        .anyMatch(line -> line.matches("defects/.*/part-.*: expected a file that can be read, .*"))
        .contains(
            "evidence/%s/run=n-evidence: expected a pointer _CURRENT beside it, found none"
                .formatted(NIGHT),
            "rejects/%s/_CURRENT: expected a folder run=gone beside it, found none"
                .formatted(NIGHT),
            "rejects/%s/run=n-ingest: expected only the run that _CURRENT names, gone, found another run"
                .formatted(NIGHT));
  }

  @Test
  void whatBelongsNowhereIsNamed() throws IOException {
    retire("scores");
    Files.createDirectories(root.resolve("fremdes"));
    Files.createDirectories(root.resolve("frames/factory=mill/batch_date=someday"));
    Files.writeString(root.resolve("frames/notes.txt"), "x");
    Files.createDirectories(root.resolve("frames/" + NIGHT + "/run=n-ingest/_temporary"));
    assertThat(check())
        .containsExactlyInAnyOrder(
            "fremdes: expected only the folders of tables and reports, found a folder",
            "frames/factory=mill/batch_date=someday: expected only folders batch_date=YYYY-MM-DD,"
                + " found a folder",
            "frames/notes.txt: expected only folders factory=…, found a file",
            "frames/%s/run=n-ingest/_temporary: expected only part-….parquet and _SUCCESS, found a folder"
                .formatted(NIGHT));
  }

  @Test
  void rowsThatContradictEachOtherAreCounted() {
    // Another ingest that nobody recorded, with a frame less; a defect more, and a picture of none
    ingest(warehouse, "stray", 2);
    defects(warehouse, "n-defects-2", List.of(defect("d1", 0), defect("d1", 1), defect("d3", 7)));
    attempt(warehouse, "n-defects-2", "defects", Map.of("defects", 2L));
    attempt(warehouse, "n-grade", "grade", Map.of());
    assertThat(check())
        .contains(
            "frames/%s/run=stray: expected an attempt in runs that succeeded, found none"
                .formatted(NIGHT),
            "rejects/%s/run=stray: expected an attempt in runs that succeeded, found none"
                .formatted(NIGHT),
            "defects/%s/run=n-defects-2: expected the 2 rows that the run counted (defects), found 3"
                .formatted(NIGHT),
            "defects: expected each key (defectId) once, found 1 more than once, such as mill"
                + " 2026-03-01 d1",
            "defects of mill 2026-03-01: expected what it names to be in frames, found 1 that are"
                + " not, such as f7",
            "evidence of mill 2026-03-01: expected what it names to be in defects, found 1 that are"
                + " not, such as d2",
            "defects of mill 2026-03-01: expected what it names to be in evidence, found 1 that are"
                + " not, such as d3",
            "rolls of mill 2026-03-01: expected what the run n-grade published, found nothing",
            "scores of mill 2026-03-01: expected what the run n-defects-2 published, found"
                + " nothing");
  }

  @Test
  void imagesThatWereLostAndRowsOfAnotherBatchShow() throws IOException {
    retire("scores");
    ingest(warehouse, "n-ingest-2", 3);
    attempt(warehouse, "n-ingest-2", "ingest", Map.of("images", 9L, "frames", 3L));
    Path other = root.resolve("evidence/factory=other/batch_date=2026-03-01");
    Files.createDirectories(other.getParent());
    Files.move(root.resolve("evidence/" + NIGHT), other);
    assertThat(check())
        .contains(
            "rejects/%s/run=n-ingest-2: expected frames and rejected images to be the 9 landed, found 4"
                .formatted(NIGHT),
            "evidence of mill 2026-03-01: expected what the run n-defects published, found nothing")
        .anyMatch(
            line ->
                line.matches(
                    "evidence/factory=other/.*: expected rows of its own batch, found 2 of"
                        + " /factory=mill/batch_date=2026-03-01/"));
  }

  @Test
  void aFileWithAnotherSchemaIsNotTheTables() throws IOException {
    retire("scores");
    Path run = root.resolve("rejects/" + NIGHT + "/run=n-ingest");
    Dataset<Row> rows =
        LocalSpark.session()
            .read()
            .parquet(run.toString())
            .drop("detail")
            .withColumnRenamed("uri", "url");
    Path written = folder.resolve("written");
    rows.coalesce(1).write().parquet(written.toString());
    Path part = part("rejects/" + NIGHT + "/run=n-ingest");
    try (Stream<Path> files = Files.list(written)) {
      Files.move(
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow(),
          part,
          StandardCopyOption.REPLACE_EXISTING);
    }
    String name = root.relativize(part).toString();
    assertThat(check())
        .contains(
            name
                + ": expected column detail string 'What was expected and what was found', found no"
                + " such column",
            name
                + ": expected no column beside the record's, found url string 'The image's address,"
                + " or the manifest's'");
  }

  @Test
  void aJobAtWorkMayLeaveUnpublishedRuns() throws IOException {
    retire("scores");
    Files.createDirectories(root.resolve("frames/" + NIGHT + "/run=writing"));
    assertThat(check()).hasSize(1);
    try (Lease held = Lease.acquire(warehouse, BATCH, "r", LockHandling.RESPECT, CLOCK)) {
      assertThat(held).isNotNull();
      assertThat(check()).isEmpty();
    }
  }

  private List<String> check() {
    return CheckJob.run(
            LocalSpark.session(),
            warehouse,
            CLOCK,
            new PrintStream(screen, true, StandardCharsets.UTF_8))
        .stream()
        .map(Damage::toString)
        .toList();
  }

  @Test
  void anAlarmIsKnownByItsPlaceOnTheRoll() throws IOException {
    retire("scores");
    alarms("n-grade", alarm(0), alarm(9));
    assertThat(check()).isEmpty();
    alarms("n-grade-2", alarm(0), alarm(9), alarm(9));
    assertThat(check())
        .containsExactly(
            "alarms: expected each key (rollId, type, box) once, found 1 more than once, such as"
                + " mill 2026-03-01 roll RUNNING {0.0, 9.0, 1.0, 1.0}");
  }

  private void alarms(String runId, Alarm... alarms) {
    Publication publication = warehouse.publication(BATCH, runId);
    stage(publication, Tables.ALARMS, List.of(alarms));
    publication.publish();
  }

  private static Alarm alarm(double yMm) {
    return new Alarm(
        "mill",
        BATCH.batchDate(),
        "loom",
        "roll",
        "style",
        Alarm.Type.RUNNING,
        Alarm.Urgency.CHECK,
        new Box(0, yMm, 1, 1),
        1,
        0,
        0,
        0,
        0,
        0,
        DefectKind.UNKNOWN,
        Cause.Part.CAMERA,
        "",
        "",
        2,
        BATCH.batchDate(),
        BATCH.batchDate(),
        1,
        List.of("d1"));
  }

  private void retire(String table) throws IOException {
    Path slot = root.resolve(table + "/" + NIGHT);
    Files.createDirectories(slot);
    Files.writeString(slot.resolve("_RETIRED"), "old");
  }

  private Path part(String run) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(run))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private static Map<String, Long> counts(long frames) {
    return Map.of(
        "images", frames + 1, "frames", frames, "rejectedImages", 1L, "rejectedLines", 0L);
  }

  private static void ingest(Warehouse warehouse, String runId, int frames) {
    Publication publication = warehouse.publication(BATCH, runId);
    stage(
        publication,
        Tables.FRAMES,
        Stream.iterate(0, number -> number + 1).limit(frames).map(CheckJobIT::frame).toList());
    stage(
        publication,
        Tables.REJECTS,
        List.of(
            new Reject(
                "mill",
                BATCH.batchDate(),
                Reject.Subject.IMAGE,
                "a.png",
                0,
                Reject.Reason.BLURRED,
                "")));
    publication.publish();
  }

  private static Frame frame(int number) {
    Frame row = new WovenNight(Path.of("night")).row(Weave.PLAIN, "roll", number);
    return new Frame(
        "f" + number,
        row.factory(),
        row.batchDate(),
        row.park(),
        row.loomId(),
        row.rollId(),
        row.styleId(),
        row.cameraId(),
        number,
        row.capturedAt(),
        row.widthPx(),
        row.heightPx(),
        row.mmPerPx(),
        row.offsetXMm(),
        row.offsetYMm(),
        row.uri(),
        row.bytes(),
        row.sharpness(),
        row.meanGrey(),
        false,
        false);
  }

  private static void defects(Warehouse warehouse, String runId, List<Defect> defects) {
    Publication publication = warehouse.publication(BATCH, runId);
    stage(publication, Tables.DEFECTS, defects);
    publication.publish();
  }

  private static Defect defect(String id, int... frames) {
    return new Defect(
        id,
        "mill",
        BATCH.batchDate(),
        "loom",
        "roll",
        "style",
        List.of("camera"),
        Arrays.stream(frames).mapToObj(number -> "f" + number).toList(),
        new Box(0, 0, 1, 1),
        1,
        1,
        1,
        DefectKind.HOLE,
        Direction.AREA,
        1,
        2,
        false);
  }

  private static void evidence(Warehouse warehouse, String runId, String... defects) {
    Publication publication = warehouse.publication(BATCH, runId);
    stage(
        publication,
        Tables.EVIDENCE,
        Stream.of(defects)
            .map(
                id ->
                    new Evidence(
                        id,
                        "mill",
                        BATCH.batchDate(),
                        "f0",
                        new PixelBox(0, 0, 1, 1),
                        new byte[] {1},
                        new byte[] {2},
                        Map.of()))
            .toList());
    publication.publish();
  }

  private static void attempt(
      Warehouse warehouse, String runId, String stage, Map<String, Long> counts) {
    Run run =
        new Run(
            runId,
            "mill",
            BATCH.batchDate(),
            stage,
            Run.Outcome.SUCCEEDED,
            WovenNight.NOW,
            WovenNight.NOW.plusSeconds(runId.length()),
            1,
            "",
            "{}",
            Map.of(),
            counts,
            "");
    warehouse.append(
        Tables.RUNS,
        BATCH,
        runId,
        LocalSpark.session().createDataset(List.of(run), Tables.RUNS.encoder()));
  }

  private static <R extends Record> void stage(
      Publication publication, Table<R> table, List<R> rows) {
    publication.stage(table, LocalSpark.session().createDataset(rows, table.encoder()));
  }
}
