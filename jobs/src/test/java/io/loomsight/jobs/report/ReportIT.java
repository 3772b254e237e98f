package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.Evidence;
import io.loomsight.jobs.table.FrameScore;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.grade.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportIT {

  private static final String FACTORY = SamplePages.BATCH.factory();
  private static final Instant NOW = Instant.parse("2026-03-02T04:30:00Z");

  @TempDir static Path folder;

  /** A night of one roll with five defects, of which the first has a picture. */
  private static Warehouse warehouse;

  @BeforeAll
  static void layDownANight() {
    warehouse = night(defects(5));
  }

  @Test
  void handMadeNightBecomesAPageWithItsNumbersEachTimeTheSame() throws IOException {
    Map<String, Long> counts = ReportJob.run(context(warehouse), config(2, 3));
    String html = Files.readString(page());
    assertThat(counts).containsEntry("rolls", 1L).containsEntry("rejectedImages", 2L);
    assertThat(html)
        .contains(
            "1 loom, 1 roll, 8.9 m² inspected; 1 roll needs attention; 1 loom is to"
                + " be stopped for a mechanic.")
        .contains("R-&lt;1>", "coverage 88.5 %", "of 8 landed · 25.0 %")
        .contains("corrupt image", "图像损坏", "broken.jpg", "manifest.csv:7")
        .contains("2 more not drawn", "3 more not shown as pictures")
        .contains("data:image/jpeg;base64,AQID")
        .contains("Provisional reference for style: ", "satin-1", "run-detect", "encoder-9")
        .contains("The first night of this factory under this rule set")
        .doesNotContain("R-<1>", "Stage failed");
    assertThat(html.split("<figure", -1)).hasSize(3);
    assertThat(html.split("data:image/jpeg;base64,", -1))
        .as("one of the two has a picture")
        .hasSize(2);
    // Frames 0 to 2 and 4 to 6 of 1 m each adjoin: two pieces of 3 m, with 0.8 m unseen between.
    assertThat(html.split("class=\"seen\"", -1)).hasSize(3);

    ReportJob.run(context(warehouse), config(2, 3));
    assertThat(Files.readString(page())).isEqualTo(html);
    assertThat(names(page().getParent()))
        .containsExactlyInAnyOrder("report.html", "review.html", "summary.json", "rolls");
    assertThat(names(page().resolveSibling("rolls"))).containsExactly(RollFiles.name("R-<1>"));
  }

  @Test
  void everyRollHasAPageOfItsOwnAndEveryDefectIsToBeJudged() throws IOException {
    Path gone = page().resolveSibling("rolls").resolve("gone-00000000.html");
    Files.createDirectories(gone.getParent());
    Files.writeString(gone, "of a roll that the night no longer has");
    ReportJob.run(context(warehouse), config(1, 4));
    String roll = Files.readString(page().resolveSibling(RollFiles.place("R-<1>")));
    assertThat(roll)
        .contains("R-&lt;1>", "1 more not drawn", "data:image/jpeg;base64,AQID")
        .contains("href=\"../report.html\"");
    assertThat(roll.split("<figure", -1)).hasSize(5);
    assertThat(gone).doesNotExist();
    assertThat(Files.readString(page().resolveSibling("review.html")))
        .contains("1 defect to judge", "data-defect=\"d1\"");
  }

  @Test
  void batchThatWasNotGradedIsTheUsersFault(@TempDir Path empty) {
    Warehouse other = Warehouse.open(LocalSpark.session(), empty.toString());
    assertThatThrownBy(() -> ReportJob.run(context(other), ReportConfig.defaults()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a published run");
  }

  @Test
  void damagedNightOfLongAgoIsNotLookedAt(@TempDir Path other) throws IOException {
    Path old =
        Files.createDirectories(
            other.resolve(
                "statistics/factory=%s/batch_date=2024-03-01/rule_set=four-point-metric"
                    .formatted(FACTORY)));
    Files.writeString(old.resolve("_CURRENT"), "gone");
    Warehouse damaged = Warehouse.open(LocalSpark.session(), other.toString());
    assertThat(ReportJob.nights(damaged, SamplePages.BATCH, ReportConfig.defaults())).isEmpty();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .toList();
    }
  }

  private static Path page() {
    return folder.resolve("reports/factory=nantong-07/batch_date=2026-03-01/report.html");
  }

  private static StageContext context(Warehouse warehouse) {
    return new StageContext(
        LocalSpark.session(), warehouse, SamplePages.BATCH, "run-report", SamplePages.CLOCK);
  }

  private static ReportConfig config(int maxThumbnails, int maxDrawnDefects) {
    return new ReportConfig(
        "four-point-metric", "en", 33.5, maxThumbnails, maxDrawnDefects, 100_000, 2);
  }

  private static Warehouse night(List<Defect> defects) {
    Warehouse warehouse = Warehouse.open(LocalSpark.session(), folder.toString());
    List<Integer> sequences = List.of(0, 1, 2, 4, 5, 6);
    long points = 4L * defects.size();
    Publication rows = warehouse.publication(SamplePages.BATCH, "run-1");
    rows.stage(Tables.FRAMES, set(Tables.FRAMES, sequences.stream().map(ReportIT::frame).toList()));
    rows.stage(Tables.REJECTS, set(Tables.REJECTS, rejects()));
    rows.stage(Tables.SCORES, set(Tables.SCORES, sequences.stream().map(ReportIT::score).toList()));
    rows.stage(Tables.DEFECTS, set(Tables.DEFECTS, defects));
    rows.stage(
        Tables.EVIDENCE,
        set(
            Tables.EVIDENCE,
            List.of(
                new Evidence(
                    "d1",
                    FACTORY,
                    SamplePages.BATCH.batchDate(),
                    "f1",
                    new PixelBox(0, 0, 1, 1),
                    new byte[0],
                    new byte[] {1, 2, 3},
                    Map.of()))));
    rows.stage(
        Tables.POINTS,
        "four-point-metric",
        set(Tables.POINTS, defects.stream().map(ReportIT::points).toList()));
    RollGrade roll =
        SampleRows.roll("R-<1>", "L1", "satin-1", Grade.SECOND, 6800, 1480, defects.size(), points);
    rows.stage(Tables.ROLLS, "four-point-metric", set(Tables.ROLLS, List.of(roll)));
    rows.stage(
        Tables.STATISTICS,
        "four-point-metric",
        set(Tables.STATISTICS, statistics(defects.size(), points)));
    rows.stage(
        Tables.STATISTICS_BY_KIND,
        "four-point-metric",
        set(
            Tables.STATISTICS_BY_KIND,
            List.<KindStatistic>of(SampleRows.kind(DefectKind.HOLE, defects.size(), points))));
    rows.stage(
        Tables.CHARTS,
        "four-point-metric",
        set(Tables.CHARTS, SampleCharts.of(statistics(defects.size(), points))));
    rows.stage(Tables.CUTS, "four-point-metric", set(Tables.CUTS, SampleCuts.of("R-<1>", "R-2")));
    rows.stage(Tables.ALARMS, set(Tables.ALARMS, SampleAlarms.of("L1", "R-<1>")));
    rows.publish();
    runs(warehouse);
    return warehouse;
  }

  private static void runs(Warehouse warehouse) {
    Run early =
        new Run(
            "run-0",
            FACTORY,
            SamplePages.BATCH.batchDate(),
            "detect",
            Run.Outcome.FAILED,
            NOW.minusSeconds(90),
            NOW.minusSeconds(80),
            10_000,
            "f",
            "{}",
            Map.of(),
            Map.of(),
            "no space");
    Run late =
        new Run(
            "run-detect",
            FACTORY,
            SamplePages.BATCH.batchDate(),
            "detect",
            Run.Outcome.SUCCEEDED,
            NOW.minusSeconds(60),
            NOW,
            60_000,
            "f",
            "{}",
            Map.of("java", "17"),
            Map.of("frames", 6L),
            "");
    warehouse.append(Tables.RUNS, FACTORY, "a", set(Tables.RUNS, List.of(early)));
    warehouse.append(Tables.RUNS, FACTORY, "b", set(Tables.RUNS, List.of(late)));
  }

  private static <R extends Record> Dataset<R> set(Table<R> table, List<R> rows) {
    return LocalSpark.session().createDataset(rows, table.encoder());
  }

  private static List<Statistic> statistics(long defects, long points) {
    return Stream.of(Statistic.Level.BATCH, Statistic.Level.LOOM)
        .map(
            level ->
                new Statistic(
                    FACTORY,
                    SamplePages.BATCH.batchDate(),
                    "four-point-metric",
                    level,
                    level == Statistic.Level.BATCH ? "all" : "L1",
                    6,
                    1,
                    1,
                    0,
                    8.88,
                    88.5,
                    defects,
                    0,
                    0,
                    points,
                    100 * defects / 8.88,
                    100 * points / 8.88,
                    0,
                    6,
                    0.1))
        .toList();
  }

  private static List<Reject> rejects() {
    return List.of(
        reject(Reject.Subject.IMAGE, "landing/broken.jpg", 0, Reject.Reason.CORRUPT_IMAGE),
        reject(Reject.Subject.IMAGE, "landing/empty.jpg", 0, Reject.Reason.EMPTY_FILE),
        reject(Reject.Subject.LINE, "landing/manifest.csv", 7, Reject.Reason.MISSING_FILE));
  }

  private static Reject reject(
      Reject.Subject subject, String uri, long line, Reject.Reason reason) {
    return new Reject(
        FACTORY, SamplePages.BATCH.batchDate(), subject, uri, line, reason, "expected better");
  }

  private static double startMm(int sequence) {
    return sequence < 3 ? 1000.0 * sequence : 1000.0 * sequence - 200;
  }

  private static Frame frame(int sequence) {
    return new Frame(
        "f" + sequence,
        FACTORY,
        SamplePages.BATCH.batchDate(),
        "park",
        "L1",
        "R-<1>",
        "satin-1",
        "c1",
        sequence,
        NOW,
        1500,
        1000,
        1,
        0,
        startMm(sequence),
        "landing/f" + sequence + ".jpg",
        60_000,
        1,
        0.5,
        false,
        false);
  }

  private static FrameScore score(int sequence) {
    return new FrameScore(
        "f" + sequence,
        FACTORY,
        SamplePages.BATCH.batchDate(),
        "L1",
        "R-<1>",
        "satin-1",
        "c1",
        sequence,
        NOW,
        new Box(0, startMm(sequence), 1500, 1000),
        1.5,
        1,
        1_480_000,
        20_000,
        10 + sequence,
        1490,
        0.1,
        true,
        Mismatch.Kind.NONE,
        "cpu",
        "",
        12.5,
        "encoder-9",
        "ref-1",
        true);
  }

  private static List<Defect> defects(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i ->
                new Defect(
                    "d" + i,
                    FACTORY,
                    SamplePages.BATCH.batchDate(),
                    "L1",
                    "R-<1>",
                    "satin-1",
                    List.of("c1"),
                    List.of("f1"),
                    new Box(100.0 * i, 500.0 * i, 8, 6),
                    8,
                    6,
                    40,
                    DefectKind.HOLE,
                    DefectKind.HOLE.direction(),
                    -3,
                    10.0 - i,
                    true))
        .toList();
  }

  private static DefectPoints points(Defect defect) {
    return new DefectPoints(
        FACTORY,
        defect.batchDate(),
        "four-point-metric",
        defect.rollId(),
        defect.defectId(),
        defect.batchDate(),
        0,
        4,
        4,
        "longest");
  }
}
