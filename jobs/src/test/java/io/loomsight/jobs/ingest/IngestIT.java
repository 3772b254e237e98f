package io.loomsight.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.ingest.TestLanding.Colours;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.ContentHash;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Camera;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestIT {

  private static final Batch BATCH = new Batch("007", LocalDate.of(2026, 3, 1));
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T00:00:00Z"), ZoneOffset.UTC);
  private static final int HEAVY_BYTES = 200_000;

  @TempDir Path folder;

  private TestLanding landing;
  private Warehouse warehouse;

  @BeforeEach
  void makeLanding() {
    landing = new TestLanding(folder.resolve("landing"), "007", "2026-03-01");
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
  }

  @Test
  void everyBadFileAndLineIsRefusedForItsOwnReason() throws IOException {
    everything();
    Map<String, Long> counts = ingest("run-1", lenient(0));
    List<Reject> rejects = rejects();
    assertThatRowsAre("rejects.txt", text(rejects));
    List<Frame> frames = frames();
    assertThatRowsAre("frames.txt", text(frames));
    for (Frame frame : frames) {
      String content = ContentHash.of(Files.readAllBytes(Path.of(URI.create(escaped(frame)))));
      assertThat(frame.frameId())
          .isEqualTo(
              ContentHash.ofParts(
                  content, "007", frame.rollId(), "cam-1", Integer.toString(frame.sequence())));
    }
    assertThat(counts)
        .containsEntry("images", 28L)
        .containsEntry("frames", 11L)
        .containsEntry("rejectedImages", 17L)
        .containsEntry("lines", 32L)
        .containsEntry("rejectedLines", 7L);
    assertThat(rejects).extracting(Reject::reason).contains(Reject.Reason.values());
  }

  @Test
  void partitionsDoNotChangeTheRows() {
    everything();
    ingest("run-1", lenient(1));
    List<Frame> frames = frames();
    List<Reject> rejects = rejects();
    ingest("run-8", lenient(8));
    assertThat(frames()).isEqualTo(frames);
    assertThat(rejects()).isEqualTo(rejects);
  }

  @Test
  void rollEndsWhateverBecomesOfItsLastImage() {
    StringBuilder lines =
        new StringBuilder(TestLanding.HEADER.replace("offset_y_mm", "offset_y_mm,roll_end"));
    int seed = 0;
    for (String roll : List.of("blurred", "missing", "short", "copied", "whole", "open", "gone")) {
      for (int sequence = 0; sequence < 3; sequence++) {
        String file = "%s/%d.png".formatted(roll, sequence);
        if (sequence < 2 && !roll.equals("gone")) {
          landing.png(file, seed++);
        }
        lines.append(
            TestLanding.line(file, roll, sequence)
                .replace("\n", "," + (sequence == 2 && !roll.equals("open")) + "\n"));
      }
    }
    landing.write("blurred/2.png", png(TestLanding.cloth(seed++, 128, 96, Camera.ideal(0.2, 4))));
    landing.write("short/2.png", png(TestLanding.cloth(seed++, 128, 64, Camera.ideal(0.2, 0.6))));
    landing.write("copied/2.png", png(TestLanding.cloth(0)));
    landing.png("whole/2.png", seed++).png("open/2.png", seed);
    landing.write("manifest.csv", lines.toString());

    ingest("run-1", lenient(1));

    List<Frame> frames = frames();
    assertThat(frames)
        .filteredOn(Frame::rollEnd)
        .extracting(frame -> frame.rollId() + " " + frame.sequence())
        .containsExactlyInAnyOrder("blurred 1", "copied 1", "missing 1", "short 1", "whole 2");
    assertThat(rejects())
        .extracting(Reject::reason)
        .containsExactlyInAnyOrder(
            Reject.Reason.BLURRED,
            Reject.Reason.DUPLICATE_CONTENT,
            Reject.Reason.WRONG_SIZE,
            Reject.Reason.MISSING_FILE,
            Reject.Reason.MISSING_FILE,
            Reject.Reason.MISSING_FILE,
            Reject.Reason.MISSING_FILE);
    ingest("run-8", lenient(8));
    assertThat(frames()).isEqualTo(frames);
  }

  @Test
  void moreRejectsThanAllowedPublishNothing() {
    landing.png("0.png", 0).png("1.png", 1).png("stray.png", 2).write("x.png", "x");
    landing.write(
        "manifest.csv",
        TestLanding.HEADER
            + TestLanding.line("0.png", "r1", 0)
            + TestLanding.line("1.png", "r1", 1)
            + TestLanding.line("x.png", "r1", 2));
    assertThatThrownBy(() -> ingest("run-1", IngestConfig.defaults()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "ingest of 007 2026-03-01: expected at most 20.0 % of the images refused"
                + " (ingest.maxRejectPercent), found 50.0 %, 2 of 4: 1 NOT_AN_IMAGE,"
                + " 1 NO_MANIFEST_LINE");
    assertThat(warehouse.isPublished(Tables.FRAMES, BATCH)).isFalse();
    assertThat(folder.resolve("warehouse/frames")).doesNotExist();
  }

  @Test
  void landingThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ingest("run-1", IngestConfig.defaults()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "landing %s: expected a folder factory=007/date=2026-03-01, found none"
                .formatted(landing.root()));
    landing.png("0.png", 0);
    assertThatThrownBy(() -> ingest("run-1", IngestConfig.defaults()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "file:%s: expected manifest*.csv or manifest*.jsonl, found none beside 1 images"
                .formatted(landing.night()));
  }

  @Test
  void storeThatDoesNotAnswerIsNoBug() {
    LocalSpark.session()
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.broken.impl", BrokenFileSystem.class.getName());
    landing.png("0.png", 0).write("manifest.csv", TestLanding.HEADER);
    StageContext context = new StageContext(LocalSpark.session(), warehouse, BATCH, "run-1", CLOCK);
    assertThatThrownBy(() -> IngestJob.run(context, lenient(0), "broken:" + landing.root()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "broken:%s/manifest.csv: expected to be read, found: java.io.IOException: out of reach"
                .formatted(landing.night()));
    assertThat(warehouse.isPublished(Tables.FRAMES, BATCH)).isFalse();
  }

  private void everything() {
    goodRoll();
    badImages();
    landing.write("truth.csv", "file,kind\nr1/0.jpg,HOLE\n").write("_SUCCESS", "");
    landing.png(".cache/x.png", 90).png("_old/y.png", 91).write("about.md", "ours");
    landing.png("r2/a b.png", 40).png("r2/布.png", 41);
    landing.write("manifest-2.jsonl", JSON_LINES);
    landing.write("manifest-3.csv", "file,park,loom\nr3/0.png,p,l\nr3/1.png,p,l\n");
    landing.write("manifest.csv", manifest());
  }

  private void goodRoll() {
    String[] formats = {"jpeg", "jpeg", "png", "png", "png", "tiff", "tiff", "bmp", "bmp"};
    Colours[] colours = {
      Colours.GREY_8,
      Colours.RGB_8,
      Colours.GREY_8,
      Colours.GREY_16,
      Colours.RGB_16,
      Colours.GREY_16,
      Colours.RGB_8,
      Colours.GREY_8,
      Colours.RGB_8
    };
    for (int index = 0; index < formats.length; index++) {
      landing.write(
          "r1/%d.%s".formatted(index, formats[index]),
          TestLanding.file(TestLanding.cloth(index), formats[index], colours[index]));
    }
  }

  private void badImages() {
    byte[] jpeg = TestLanding.file(TestLanding.cloth(20), "jpeg", Colours.GREY_8);
    byte[] bomb = TestLanding.file(TestLanding.cloth(21), "bmp", Colours.GREY_8);
    Arrays.fill(bomb, 19, 21, (byte) 0x7F); // the upper bytes of the header's columns
    landing.write("bad/empty.png", new byte[0]);
    landing.write("bad/text.png", "no image, but more than a few bytes of text");
    landing.write("bad/cut.jpg", Arrays.copyOf(jpeg, jpeg.length * 2 / 3));
    landing.write("bad/bomb.bmp", bomb);
    landing.write("bad/heavy.bmp", new byte[HEAVY_BYTES + 1]);
    landing.write("bad/tiny.png", png(TestLanding.cloth(22, 32, 32, Camera.ideal(0.2, 0.6))));
    landing.write("bad/wrong.png", png(TestLanding.cloth(23, 160, 96, Camera.ideal(0.2, 0.6))));
    landing.write("bad/blurred.png", png(TestLanding.cloth(24, 128, 96, Camera.ideal(0.2, 4))));
    landing.write("bad/dark.png", png(light(25, 0.02, 0)));
    landing.write("bad/bright.png", png(light(26, 1, 0.9)));
    landing.write("s/copy.png", png(TestLanding.cloth(2)));
    landing.png("s/again.png", 27).png("s/back.png", 28).png("s/over.png", 29);
    landing.png("s/stray.png", 30).png("s/odd.png", 31);
    landing.write("s/Thumbs.db", "not an image and nobody says that it were one");
  }

  private static byte[] png(GreyImage image) {
    return TestLanding.file(image, "png", Colours.GREY_8);
  }

  private static GreyImage light(long seed, double gain, double offset) {
    return TestLanding.cloth(seed, 128, 96, new Camera(0.2, 0.6, 0, 0, 0, gain, offset));
  }

  private static String manifest() {
    StringBuilder lines = new StringBuilder("\uFEFF" + TestLanding.HEADER);
    String[] good = {"jpeg", "jpeg", "png", "png", "png", "tiff", "tiff", "bmp", "bmp"};
    for (int index = 0; index < good.length; index++) {
      lines.append(TestLanding.line("r1/%d.%s".formatted(index, good[index]), "r1", index));
    }
    String[] bad = {
      "empty.png",
      "text.png",
      "cut.jpg",
      "bomb.bmp",
      "heavy.bmp",
      "tiny.png",
      "wrong.png",
      "blurred.png",
      "dark.png",
      "bright.png"
    };
    for (int index = 0; index < bad.length; index++) {
      lines.append(TestLanding.line("bad/" + bad[index], "r1", 20 + index));
    }
    return lines
        .append(TestLanding.line("s/copy.png", "r1", 30))
        .append(TestLanding.line("s/again.png", "r1", 3))
        .append(TestLanding.line("s/back.png", "r1", 9, 10))
        .append(TestLanding.line("s/over.png", "r1", 10, 160))
        .append(TestLanding.line("s/missing.png", "r1", 31))
        .append(TestLanding.line("s/odd.png", "r1", 32).replace("+08:00", ""))
        .append('\n')
        .append(TestLanding.line("r1/0.jpeg", "r1", 33))
        .append(TestLanding.line("../secret.png", "r1", 34))
        .append(TestLanding.line("/etc/secret.png", "r1", 35))
        .toString();
  }

  private static final String JSON_LINES =
      """
      {"file": "r2/a b.png", "park": "park-1", "loom_id": "loom-8", "roll_id": "r2", "style_id": "twill-5", "camera_id": "cam-1", "sequence": 0, "captured_at": "2026-03-01T12:00:00Z", "mm_per_px": 0.2, "offset_x_mm": -1.5, "offset_y_mm": 0, "reference": true, "operator": "Wu"}
      {"file": "r2/布.png", "park": "park-1", "loom_id": "loom-8", "roll_id": "r2", "style_id": "twill-5", "camera_id": "cam-1", "sequence": 1, "captured_at": "2026-03-01T20:00:20+08:00[Asia/Shanghai]", "mm_per_px": 0.2, "offset_x_mm": -1.5, "offset_y_mm": "19.2", "roll_end": true}
      """;

  private static IngestConfig lenient(int partitions) {
    IngestConfig defaults = IngestConfig.defaults();
    return new IngestConfig(
        defaults.maxPixels(),
        HEAVY_BYTES,
        defaults.minSidePx(),
        defaults.minSharpness(),
        defaults.minMeanGrey(),
        defaults.maxMeanGrey(),
        defaults.maxOverlapPercent(),
        100,
        partitions);
  }

  private Map<String, Long> ingest(String runId, IngestConfig config) {
    return IngestJob.run(
        new StageContext(LocalSpark.session(), warehouse, BATCH, runId, CLOCK),
        config,
        landing.root());
  }

  private List<Frame> frames() {
    return warehouse.read(Tables.FRAMES, BATCH).orderBy("uri").collectAsList();
  }

  private List<Reject> rejects() {
    return warehouse.read(Tables.REJECTS, BATCH).orderBy("subject", "uri", "line").collectAsList();
  }

  private static String escaped(Frame frame) {
    return frame.uri().replace(" ", "%20");
  }

  /** Rows as text, without what differs with the temporary folder or an encoder of images. */
  private String text(List<? extends Record> rows) {
    return rows.stream()
        .map(row -> row.toString().replace("file:" + landing.night() + "/", ""))
        .map(row -> row.replaceFirst("frameId=[0-9a-f]{32}", "frameId=..."))
        .map(row -> row.replaceFirst("bytes=[0-9]+", "bytes=..."))
        .map(IngestIT::shortened)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String shortened(String row) {
    return Pattern.compile("\\d+\\.\\d{4,}")
        .matcher(row)
        .replaceAll(
            number -> String.format(Locale.ROOT, "%.3f", Double.parseDouble(number.group())));
  }

  /** Compares with a golden file; what was found is left in the build's folder. */
  private static void assertThatRowsAre(String name, String found) throws IOException {
    Path actual = Path.of("target/golden/ingest").resolve(name);
    Files.createDirectories(actual.getParent());
    Files.writeString(actual, found);
    assertThat(found)
        .isEqualTo(Files.readString(Path.of("src/test/resources/ingest").resolve(name)));
  }
}
