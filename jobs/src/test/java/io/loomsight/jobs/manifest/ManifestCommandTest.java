package io.loomsight.jobs.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.InputException;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageEncoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ManifestCommandTest {

  private static final String HEADER =
      "file,park,loom_id,roll_id,style_id,camera_id,sequence,captured_at,mm_per_px,offset_x_mm,offset_y_mm";

  @TempDir Path landing;

  private Path night;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeNight() throws IOException {
    night = landing.resolve("factory=m1/date=2026-03-01");
    image("L1/R1/0001.png", 40);
    image("L1/R1/0002.png", 40);
    image("L1/R1/0005.png", 40);
    image("L2/R 2, new/0000.png", 30);
  }

  @Test
  void offsetsFollowTheNumbers() throws IOException {
    assertThat(run("--style", "twill", "--captured-at", "2026-03-01T20:00:00")).isZero();
    assertThat(manifest())
        .containsExactly(
            HEADER,
            "\"L2/R 2, new/0000.png\",m1,L2,\"R 2, new\",twill,camera-1,0,2026-03-01T20:00:00+08:00,0.2,0,0.000",
            "L1/R1/0001.png,m1,L1,R1,twill,camera-1,1,2026-03-01T20:00:00+08:00,0.2,0,8.000",
            "L1/R1/0002.png,m1,L1,R1,twill,camera-1,2,2026-03-01T20:00:00+08:00,0.2,0,16.000",
            "L1/R1/0005.png,m1,L1,R1,twill,camera-1,5,2026-03-01T20:00:00+08:00,0.2,0,40.000");
    assertThat(out.toString())
        .isEqualToIgnoringNewLines(night.resolve("manifest.csv") + ": 4 lines, 0 files left out");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void stackedImagesFollowEachOther() throws IOException {
    run("--style", "twill", "--stack");
    assertThat(manifest().stream().skip(1).map(line -> line.substring(line.lastIndexOf(',') + 1)))
        .containsExactly("0.000", "0.000", "8.000", "16.000");
  }

  @Test
  void timeIsThatOfTheFileInTheZone() throws IOException {
    Files.setLastModifiedTime(
        night.resolve("L2/R 2, new/0000.png"),
        FileTime.from(Instant.parse("2026-03-01T12:00:00.5Z")));
    run("--style", "twill", "--zone", "Europe/Berlin");
    assertThat(manifest().get(1)).contains(",2026-03-01T13:00:00+01:00,");
  }

  @Test
  void whatDoesNotMatchIsListed() throws IOException {
    image("L1/R1/last.png", 40);
    image("0007.png", 40);
    Files.writeString(night.resolve("L1/R1/0009.png"), "no image");
    Files.writeString(night.resolve("L1/R1/99999999999.png"), "no image");
    Files.writeString(night.resolve("notes.txt"), "ignored");
    Files.writeString(night.resolve("_SUCCESS"), "");
    assertThat(run("--style", "twill")).isZero();
    assertThat(err.toString().lines())
        .containsExactly(
            "0007.png: does not match the template",
            "L1/R1/0009.png: expected a JPEG, PNG, TIFF or BMP, found no header of one",
            "L1/R1/99999999999.png: expected a sequence up to 2147483647, found more",
            "L1/R1/last.png: does not match the template");
    assertThat(manifest()).hasSize(5);
    assertThat(out.toString()).contains(": 4 lines, 4 files left out");
  }

  @Test
  void severalCamerasOfARollArePointedOut() throws IOException {
    image("L1/R1/left/0001.png", 40);
    image("L1/R1/right/0001.png", 40);
    Files.delete(night.resolve("L2/R 2, new/0000.png"));
    assertThat(runTemplate("{loom}/{roll}/{camera}/{sequence}.{ext}", "--style", "twill")).isZero();
    assertThat(err.toString())
        .contains("roll R1: several cameras, whose offset_x_mm are all 0: put them right");
  }

  @Test
  void manifestThatIsThereStays() throws IOException {
    Files.writeString(night.resolve("manifest-loom1.jsonl"), "{}");
    assertThat(run("--style", "twill")).isEqualTo(2);
    assertThat(err.toString())
        .contains("manifest-loom1.jsonl: expected no manifest there yet, found one");
    assertThat(night.resolve("manifest.csv")).doesNotExist();
  }

  @Test
  void faultsAreTheUsers() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--style", "x", "--zone", "Mars")).isEqualTo(2);
    assertThat(run("--style", "x", "--captured-at", "noon")).isEqualTo(2);
    assertThat(run("--style", "x", "--mm-per-px", "0")).isEqualTo(2);
    assertThat(runTemplate("{loom}/{roll}-{sequence}", "--style", "x")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "--style: expected it, or {style} in the template, found neither",
            "--zone: expected a time zone as Asia/Shanghai, found 'Mars'",
            "--captured-at: expected a time as 2026-03-01T20:00:00, found 'noon'",
            "--mm-per-px: expected above 0 to 100, found 0.0",
            night
                + ": expected images that match the template, found none; the first that does not"
                + " is L1/R1/0001.png: does not match the template");
  }

  private void image(String file, int heightPx) throws IOException {
    Path path = night.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, ImageEncoder.png(GreyImage.wrap(50, heightPx, new float[50 * heightPx])));
  }

  private List<String> manifest() throws IOException {
    return Files.readAllLines(night.resolve("manifest.csv"));
  }

  private int run(String... more) {
    return runTemplate("{loom}/{roll}/{sequence}.{ext}", more);
  }

  private int runTemplate(String template, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--landing=" + landing,
                "--factory=m1",
                "--date=2026-03-01",
                "--template=" + template));
    if (!List.of(more).contains("--mm-per-px")) {
      arguments.add("--mm-per-px=0.2");
    }
    arguments.addAll(Arrays.asList(more));
    return new CommandLine(new ManifestCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof InputException) {
                command.getErr().println(failure.getMessage());
                return 2;
              }
              throw failure;
            })
        .execute(arguments.toArray(String[]::new));
  }
}
