package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.GoldenRows;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.report.ReportJob;
import io.loomsight.jobs.simulate.SimulateConfig;
import io.loomsight.jobs.simulate.SimulateJob;
import io.loomsight.jobs.simulate.SimulateListener;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Run.Outcome;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every stage in order on a drawn night with bad files, in one partition and in eight. */
class SimulatedNightIT {

  private static final Batch NIGHT = new Batch("mill", LocalDate.of(2026, 3, 1));
  private static final String RULE_SET = "four-point-metric";

  @TempDir static Path folder;

  private static Map<String, Long> drawn;
  private static Warehouse one;
  private static Warehouse eight;
  private static List<StageResult> results;

  @BeforeAll
  static void run() {
    SimulateConfig small =
        new SimulateConfig(
            5,
            2,
            1,
            2,
            4,
            0,
            1,
            4,
            0,
            0,
            512,
            384,
            0.2,
            0,
            0.95,
            SimulateConfig.BadFiles.ONE_OF_EACH);
    drawn =
        SimulateJob.run(
            landing(), small, NIGHT.factory(), NIGHT.batchDate(), SimulateListener.silent());
    one = open("one");
    eight = open("eight");
    results = night(one, 1);
    night(eight, 8);
  }

  @Test
  void everyStageSucceeds() {
    assertThat(results)
        .extracting(result -> result.stage() + " " + result.outcome())
        .containsExactly(
            "ingest SUCCEEDED",
            "reference SUCCEEDED",
            "detect SUCCEEDED",
            "defects SUCCEEDED",
            "grade SUCCEEDED",
            "report SUCCEEDED");
    assertThat(Path.of(ReportJob.path(one, NIGHT).toUri().getPath())).isNotEmptyFile();
  }

  @Test
  void everyBadFileIsRefusedForItsReason() throws IOException {
    String night = "factory=%s/date=%s/".formatted(NIGHT.factory(), NIGHT.batchDate());
    List<String> expected =
        Files.readAllLines(landing().resolve("truth").resolve(night).resolve("bad-files.csv"))
            .stream()
            .skip(1)
            .map(line -> line.startsWith("LINE,") ? line.replaceFirst(",[^,]*,", ",,") : line)
            .sorted()
            .toList();
    List<String> found =
        one.read(Tables.REJECTS, NIGHT).collectAsList().stream()
            .map(reject -> line(reject, night))
            .sorted()
            .toList();

    assertThat(found).isEqualTo(expected);
  }

  private static String line(Reject reject, String night) {
    String uri = reject.uri();
    String file =
        reject.subject() == Reject.Subject.LINE
            ? ""
            : uri.substring(uri.indexOf(night) + night.length());
    return "%s,%s,%d,%s".formatted(reject.subject(), file, reject.line(), reject.reason());
  }

  @Test
  void noImageAndNoLineIsLost() {
    Map<String, Long> ingest = results.get(0).counts();

    assertThat(ingest).containsEntry("images", drawn.get("images"));
    assertThat(ingest).containsEntry("lines", drawn.get("lines"));
    assertThat(ingest.get("frames") + ingest.get("rejectedImages")).isEqualTo(ingest.get("images"));
    assertThat(one.read(Tables.FRAMES, NIGHT).count()).isEqualTo(ingest.get("frames"));
    assertThat(one.read(Tables.SCORES, NIGHT).count()).isEqualTo(ingest.get("frames"));
  }

  @Test
  void oneAndEightPartitionsGiveTheSameRows() {
    for (Table<?> table :
        List.of(
            Tables.FRAMES,
            Tables.REJECTS,
            Tables.FINDINGS,
            Tables.SCORES,
            Tables.DEFECTS,
            Tables.EVIDENCE)) {
      assertThat(rows(eight.read(table, NIGHT)))
          .as(table.name())
          .isNotEmpty()
          .isEqualTo(rows(one.read(table, NIGHT)));
    }
    for (Table<?> table :
        List.of(Tables.POINTS, Tables.ROLLS, Tables.STATISTICS, Tables.STATISTICS_BY_KIND)) {
      assertThat(rows(eight.read(table, NIGHT, RULE_SET)))
          .as(table.name())
          .isNotEmpty()
          .isEqualTo(rows(one.read(table, NIGHT, RULE_SET)));
    }
  }

  /** What another processor's rounding may change is left out: hashes of pixels, means, scores. */
  @Test
  void framesAreTheGoldenOnes() {
    GoldenRows.assertMatches(
        "night/frames.txt",
        GoldenRows.text(
            Frame.class,
            one.read(Tables.FRAMES, NIGHT).collectAsList(),
            "frameId",
            "uri",
            "bytes",
            "sharpness",
            "meanGrey"));
  }

  @Test
  void rejectsAreTheGoldenOnes() {
    GoldenRows.assertMatches(
        "night/rejects.txt",
        GoldenRows.text(
            Reject.class, one.read(Tables.REJECTS, NIGHT).collectAsList(), "uri", "detail"));
  }

  @Test
  void rollsAreTheGoldenOnes() {
    GoldenRows.assertMatches(
        "night/rolls.txt",
        GoldenRows.text(
            RollGrade.class,
            one.read(Tables.ROLLS, NIGHT, RULE_SET).collectAsList(),
            "defects",
            "points",
            "pointsPer100M2",
            "rate",
            "grade",
            "reason"));
  }

  @Test
  void nightThatIsRunAgainDoesNothing() {
    assertThat(night(one, 1)).extracting(StageResult::outcome).containsOnly(Outcome.SKIPPED);
  }

  /** Rows as sorted text, without what tells one run from another. */
  private static List<String> rows(Dataset<?> table) {
    return table.drop("elapsedMs", "referenceVersion").toJSON().collectAsList().stream()
        .sorted()
        .toList();
  }

  private static List<StageResult> night(Warehouse warehouse, int partitions) {
    SparkSession spark = LocalSpark.session();
    String before = spark.conf().get("spark.sql.shuffle.partitions");
    spark.conf().set("spark.sql.shuffle.partitions", partitions);
    try {
      return TestNight.run(
          spark,
          warehouse,
          landing(),
          NIGHT,
          List.of(
              "ingest.partitions=" + partitions,
              "detector.framesPerTask=" + (1000 / (partitions * partitions * partitions))));
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", before);
    }
  }

  private static Warehouse open(String name) {
    return Warehouse.open(LocalSpark.session(), folder.resolve(name).toString());
  }

  private static Path landing() {
    return folder.resolve("landing");
  }
}
