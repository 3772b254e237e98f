package io.loomsight.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.ingest.TestLanding.Colours;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Reject.Reason;
import io.loomsight.jobs.table.Reject.Subject;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Landings that mean ill: no task fails, nothing is lost, the rest goes on. */
class HostileLandingIT {

  private static final Batch BATCH = new Batch("f", LocalDate.of(2026, 3, 1));
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T00:00:00Z"), ZoneOffset.UTC);
  private static final int SPOILT = 400;
  private static final int MILLION = 1_000_000;

  @TempDir Path folder;

  private TestLanding landing;
  private Warehouse warehouse;

  @BeforeEach
  void makeLanding() {
    landing = new TestLanding(folder.resolve("landing"), "f", "2026-03-01");
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
  }

  @Test
  void spoiltImagesAreFramesOrRejectsAndNoneIsLost() {
    List<byte[]> whole =
        List.of(
            TestLanding.file(TestLanding.cloth(1), "png", Colours.GREY_8),
            TestLanding.file(TestLanding.cloth(2), "png", Colours.RGB_16),
            TestLanding.file(TestLanding.cloth(3), "jpeg", Colours.RGB_8),
            TestLanding.file(TestLanding.cloth(4), "tiff", Colours.GREY_16),
            TestLanding.file(TestLanding.cloth(5), "bmp", Colours.GREY_8));
    StringBuilder manifest = new StringBuilder(TestLanding.HEADER);
    for (int seed = 0; seed < SPOILT; seed++) {
      String file = "%03d.png".formatted(seed);
      landing.write(file, spoilt(whole.get(seed % whole.size()).clone(), seed));
      manifest.append(TestLanding.line(file, "roll-" + seed, 0));
    }
    landing.write("manifest.csv", manifest.toString());
    Map<String, Long> counts = ingest();
    assertThat(counts).containsEntry("images", (long) SPOILT).containsEntry("rejectedLines", 0L);
    assertThat(counts.get("frames") + counts.get("rejectedImages")).isEqualTo(SPOILT);
    assertThat(counts.get("frames")).isGreaterThan(SPOILT / 20);
    assertThat(counts.get("rejectedImages")).isGreaterThan(SPOILT / 2);
    assertThat(rejects())
        .allSatisfy(reject -> assertThat(reject.detail()).contains("expected", "found"))
        .extracting(Reject::reason)
        .contains(Reason.CORRUPT_IMAGE, Reason.NOT_AN_IMAGE, Reason.EMPTY_FILE);
  }

  private static byte[] spoilt(byte[] file, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int at = random.nextInt(file.length);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(file, random.nextInt(4) == 0 ? 0 : at);
      case 1 -> put(file, 0, "PK\3\4%PDF".getBytes(UTF_8));
      case 2 -> put(file, at, (byte) (file[at] ^ (1 << random.nextInt(8))));
      case 3 -> put(file, at % 60, (byte) random.nextInt(256));
      case 4 -> put(file, at, new byte[Math.min(500, file.length - at)]);
      default -> Arrays.copyOf(file, file.length + random.nextInt(1000));
    };
  }

  private static byte[] put(byte[] file, int at, byte... others) {
    System.arraycopy(others, 0, file, at, others.length);
    return file;
  }

  @Test
  void millionLinesForThreeImagesAreRead() throws IOException {
    landing.png("0.png", 1).png("1.png", 2).png("2.png", 3);
    Files.createDirectories(landing.night());
    try (BufferedWriter manifest =
        Files.newBufferedWriter(landing.night().resolve("manifest.csv"))) {
      manifest.write(TestLanding.HEADER);
      for (int line = 0; line < MILLION; line++) {
        // Half of them name no image, the others one and the same
        manifest.write(
            TestLanding.line(line % 2 == 0 ? line / 2 + ".png" : "0.png", "roll", line % 60));
      }
    }
    Map<String, Long> counts = ingest();
    assertThat(counts)
        .containsEntry("images", 3L)
        .containsEntry("frames", 3L)
        .containsEntry("lines", (long) MILLION)
        .containsEntry("rejectedLines", MILLION - 3L);
    List<Row> reasons =
        warehouse
            .read(Tables.REJECTS, BATCH)
            .groupBy("reason")
            .count()
            .orderBy("reason")
            .collectAsList();
    assertThat(reasons)
        .extracting(row -> row.getString(0) + " " + row.getLong(1))
        .containsExactly("DUPLICATE_LINE 500000", "MISSING_FILE 499997");
  }

  @Test
  void manifestsThatMeanIllCostTheirLinesOnly() {
    landing.png("0.png", 1).png("1.png", 2);
    landing.write(
        "manifest.csv",
        "\uFEFF"
            + TestLanding.HEADER
            + TestLanding.line("0.png", "r", 0)
            + TestLanding.line("\"1.png", "r", 1) // a quote that is never closed
            + "x".repeat(10_000_000)
            + "\n"
            + TestLanding.line("../0.png", "r", 2)
            + TestLanding.line("s3a://other/0.png", "r", 3)
            + TestLanding.line("file:/etc/passwd", "r", 4)
            + TestLanding.line("%2e%2e/0.png", "r", 5)
            + TestLanding.line("0.png", "=HYPERLINK(1)", 6)
            + TestLanding.line("1.png", "r", 1).replace("\n", "\r")
            + TestLanding.line("0.png", "r", 0));
    landing.write(
        "manifest-deep.jsonl",
        "{\"file\":"
            + "[".repeat(60_000)
            + "\n"
            + "{\"file\":"
            + "{\"file\":".repeat(100_000)
            + "\n"
            + "{\"file\":\""
            + "x".repeat(10_000_000)
            + "\"}\n"
            + "{\"file\":\"0.png\",\"file\":\"1.png\"}\n"
            + "\"".repeat(1001)
            + "\n");
    landing.write(
        "manifest-wide.csv",
        (TestLanding.HEADER + TestLanding.line("0.png", "r", 0)).getBytes(UTF_16LE));
    assertThat(ingest())
        .containsEntry("images", 2L)
        .containsEntry("frames", 2L)
        .containsEntry("rejectedImages", 0L);
    assertThat(rejects())
        .allMatch(reject -> reject.subject() == Subject.LINE)
        .allSatisfy(reject -> assertThat(reject.detail()).hasSizeLessThan(400))
        .extracting(
            reject ->
                "%s:%d %s"
                    .formatted(
                        reject.uri().substring(reject.uri().lastIndexOf('/') + 1),
                        reject.line(),
                        reject.reason()))
        .containsExactly(
            "manifest-deep.jsonl:1 MALFORMED_LINE",
            "manifest-deep.jsonl:2 MALFORMED_LINE",
            "manifest-deep.jsonl:3 MALFORMED_LINE",
            "manifest-deep.jsonl:4 MALFORMED_LINE",
            "manifest-deep.jsonl:5 MALFORMED_LINE",
            "manifest-wide.csv:2 MALFORMED_LINE",
            "manifest-wide.csv:3 MALFORMED_LINE",
            "manifest.csv:3 MALFORMED_LINE",
            "manifest.csv:4 MALFORMED_LINE",
            "manifest.csv:5 OUTSIDE_LANDING",
            "manifest.csv:6 OUTSIDE_LANDING",
            "manifest.csv:7 OUTSIDE_LANDING",
            "manifest.csv:8 MISSING_FILE",
            "manifest.csv:9 MALFORMED_LINE",
            "manifest.csv:11 DUPLICATE_LINE");
  }

  @Test
  void sameImageInTwoManifestsIsPlacedByTheFirst() {
    landing.png("0.png", 1);
    landing.write("manifest-b.csv", TestLanding.HEADER + TestLanding.line("0.png", "b", 0));
    landing.write("manifest-a.csv", TestLanding.HEADER + TestLanding.line("./0.png", "a", 0));
    ingest();
    assertThat(rejects())
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.uri()).endsWith("manifest-b.csv");
              assertThat(reject.detail())
                  .isEqualTo(
                      "expected one line for 0.png, found an earlier one, manifest-a.csv line 2");
            });
  }

  private Map<String, Long> ingest() {
    IngestConfig defaults = IngestConfig.defaults();
    IngestConfig lenient =
        new IngestConfig(
            defaults.maxPixels(),
            defaults.maxBytes(),
            defaults.minSidePx(),
            defaults.minSharpness(),
            defaults.minMeanGrey(),
            defaults.maxMeanGrey(),
            defaults.maxOverlapPercent(),
            100,
            0);
    return IngestJob.run(
        new StageContext(LocalSpark.session(), warehouse, BATCH, "run-1", CLOCK),
        lenient,
        landing.root());
  }

  private List<Reject> rejects() {
    return warehouse.read(Tables.REJECTS, BATCH).orderBy("subject", "uri", "line").collectAsList();
  }
}
