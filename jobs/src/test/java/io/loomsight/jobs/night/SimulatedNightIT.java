package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.GoldenRows;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.detect.DefectsConfig;
import io.loomsight.jobs.detect.DetectConfig;
import io.loomsight.jobs.grade.GradeConfig;
import io.loomsight.jobs.ingest.IngestConfig;
import io.loomsight.jobs.reference.GoodFrames;
import io.loomsight.jobs.reference.ReferenceConfig;
import io.loomsight.jobs.report.ReportConfig;
import io.loomsight.jobs.report.ReportJob;
import io.loomsight.jobs.runtime.DetectorConfig;
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
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every stage in order on a drawn night with bad files, in one partition and in eight. */
class SimulatedNightIT {

  /** The sections that a night needs. */
  public record Sections(
      String warehouse,
      String landing,
      IngestConfig ingest,
      DetectorConfig detector,
      ReferenceConfig reference,
      DetectConfig detect,
      DefectsConfig defects,
      GradeConfig grade,
      ReportConfig report) {}

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
            5, 2, 1, 2, 4, 1, 4, 512, 384, 0.2, 0, 0.95, SimulateConfig.BadFiles.ONE_OF_EACH);
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
      Settings settings =
          Settings.load(
              new Sections(
                  warehouse.root().toString(),
                  landing().toString(),
                  IngestConfig.defaults(),
                  DetectorConfig.defaults(),
                  ReferenceConfig.defaults(),
                  DetectConfig.defaults(),
                  DefectsConfig.defaults(),
                  GradeConfig.defaults(),
                  ReportConfig.defaults()),
              Optional.empty(),
              Map.of(),
              List.of(
                  "ingest.partitions=" + partitions,
                  "detector.framesPerTask=" + (1000 / (partitions * partitions * partitions)),
                  "ingest.maxRejectPercent=60",
                  // a few square decimetres of good cloth say nothing about rarer alarms
                  "reference.wantedFalseAlarmsPer100M2=1000",
                  "detector.device=cpu"));
      NightRequest request = NightRequest.whole(NIGHT, landing().toString());
      return NightJob.run(
          spark,
          warehouse,
          request,
          NightStart.stages(settings, request, GoodFrames.ofManifest()),
          Clock.systemUTC(),
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
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
