package io.loomsight.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.simulate.SimulateConfig.BadFiles;
import io.loomsight.jobs.table.Reject.Reason;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.Decoded;
import io.loomsight.models.image.ImageDecoder;
import io.loomsight.models.image.ImageHeader;
import io.loomsight.models.image.ImageQuality;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateJobTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 1);

  @TempDir Path folder;

  @Test
  void everyImageHasItsManifestLine() {
    Map<String, Long> counts = run(folder, small(BadFiles.NONE));
    List<String> manifest = lines(night(folder).resolve("manifest.csv"));
    assertThat(counts)
        .containsEntry("images", 45L)
        .containsEntry("lines", 45L)
        .containsEntry("badFiles", 0L);
    assertThat(manifest).hasSize(46);
    assertThat(manifest.get(0))
        .isEqualTo(
            "file,park,loom_id,roll_id,style_id,camera_id,sequence,captured_at,mm_per_px,"
                + "offset_x_mm,offset_y_mm,reference,roll_end");
    assertThat(manifest.get(1))
        .isEqualTo(
            "loom-01/20260301-01-01/camera-1-0000.jpg,simulated-park,loom-01,20260301-01-01,"
                + "plain-01,camera-1,0,2026-03-01T20:00:00+08:00,0.4,0.000,0.000,true,false");
    assertThat(images(folder)).containsExactlyInAnyOrderElementsOf(files(manifest));
  }

  @Test
  void imagesAreOfSeveralFormatsAndAllCanBeRead() throws IOException {
    run(folder, small(BadFiles.NONE));
    Set<String> formats = new HashSet<>();
    for (String file : images(folder)) {
      Decoded decoded = decoded(file);
      assertThat(decoded).as(file).isInstanceOf(Decoded.Image.class);
      ImageHeader header =
          ImageHeader.of(Files.readAllBytes(night(folder).resolve(file))).orElseThrow();
      assertThat(header.bits() * header.bands()).isEqualTo(8);
      formats.add(header.format().name());
    }
    assertThat(formats).containsExactlyInAnyOrder("JPEG", "PNG", "TIFF", "BMP");
  }

  @Test
  void sameSeedGivesSameBytesAndAnotherSeedOthers() throws IOException {
    SimulateConfig config = small(BadFiles.ONE_OF_EACH);
    run(folder.resolve("a"), config);
    run(folder.resolve("b"), config);
    List<Path> all = allFiles(folder.resolve("a"));
    assertThat(all).hasSizeGreaterThan(50);
    for (Path file : all) {
      Path other = folder.resolve("b").resolve(folder.resolve("a").relativize(file));
      assertThat(file).hasSameBinaryContentAs(other);
    }
    run(folder.resolve("c"), tiny(2));
    run(folder.resolve("d"), tiny(3));
    Path first = Path.of("loom-01/20260301-01-01/camera-1-0000.jpg");
    assertThat(Files.readAllBytes(night(folder.resolve("c")).resolve(first)))
        .isNotEqualTo(Files.readAllBytes(night(folder.resolve("d")).resolve(first)));
  }

  @Test
  void truthLiesBesideTheBatchAndNamesFlawsOnRollAndFrames() {
    Map<String, Long> counts = run(folder, small(BadFiles.NONE));
    List<String> truth = lines(truth(folder).resolve("truth.csv"));
    assertThat(truth.get(0)).startsWith("level,loom_id,roll_id,style_id,flaw,kind,direction,");
    Map<String, List<String[]>> byFlaw = new TreeMap<>();
    for (String line : truth.subList(1, truth.size())) {
      String[] values = line.split(",", -1);
      assertThat(values).hasSize(18);
      byFlaw.computeIfAbsent(values[4], flaw -> new ArrayList<>()).add(values);
    }
    assertThat(byFlaw).hasSize(counts.get("flaws").intValue());
    for (List<String[]> flaw : byFlaw.values()) {
      String[] roll = flaw.get(0);
      assertThat(roll[0]).isEqualTo("ROLL");
      assertThat(flaw.subList(1, flaw.size())).allMatch(frame -> frame[0].equals("FRAME"));
      assertThat(roll[16]).isEqualTo(Integer.toString(flaw.size() - 1));
      assertThat(roll[17]).isEqualTo(Boolean.toString(flaw.size() > 2));
      double frameMm2 =
          flaw.stream().skip(1).mapToDouble(frame -> Double.parseDouble(frame[15])).sum();
      assertThat(Double.parseDouble(roll[15])).isPositive().isLessThan(frameMm2 + 0.05);
      for (String[] frame : flaw.subList(1, flaw.size())) {
        assertThat(night(folder).resolve(frame[10])).exists();
      }
    }
    assertThat(byFlaw.values())
        .anyMatch(
            flaw -> flaw.get(0)[5].equals("BROKEN_END") && Integer.parseInt(flaw.get(0)[16]) > 3);
    assertThat(byFlaw.values().stream().filter(flaw -> flaw.get(0)[5].equals("OIL_STAIN")))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void longRollIsWrittenToItsEndAndFlawedInOneStretch() {
    SimulateConfig longRoll =
        new SimulateConfig(1, 1, 3, 3, 2, 12, 1, 3, 0, 0, 300, 192, 0.4, 20, 0.92, BadFiles.NONE);
    Map<String, Long> counts = run(folder, longRoll);
    assertThat(counts).containsEntry("images", 16L);
    List<String> manifest = lines(night(folder).resolve("manifest.csv"));
    assertThat(manifest).filteredOn(line -> line.contains(",20260301-01-03,")).hasSize(12);
    double lengthMm = 12 * 192 * 0.4;
    assertThat(lines(truth(folder).resolve("truth.csv")))
        .filteredOn(line -> line.startsWith("ROLL,loom-01,20260301-01-03,"))
        .hasSizeGreaterThan(3)
        .allSatisfy(
            line -> {
              String[] values = line.split(",", -1);
              double yMm = Double.parseDouble(values[12]);
              assertThat(yMm).isBetween(0.49 * lengthMm, 0.65 * lengthMm);
              assertThat(yMm + Double.parseDouble(values[14])).isLessThan(0.65 * lengthMm);
            });
  }

  @Test
  void badFilesAreWhatTheirReasonsSay() throws IOException {
    Map<String, Long> counts = run(folder, small(BadFiles.ONE_OF_EACH));
    List<String> table = lines(truth(folder).resolve("bad-files.csv"));
    Map<Reason, String[]> bad = new TreeMap<>();
    for (String line : table.subList(1, table.size())) {
      String[] values = line.split(",", -1);
      bad.put(Reason.valueOf(values[3]), values);
    }
    assertThat(bad.keySet())
        .containsExactlyInAnyOrder(
            Reason.CORRUPT_IMAGE,
            Reason.UNDEREXPOSED,
            Reason.BLURRED,
            Reason.WRONG_SIZE,
            Reason.EMPTY_FILE,
            Reason.NOT_AN_IMAGE,
            Reason.TOO_LARGE,
            Reason.DUPLICATE_CONTENT,
            Reason.NO_MANIFEST_LINE,
            Reason.MISSING_FILE,
            Reason.MALFORMED_LINE);
    assertThat(counts).containsEntry("badFiles", 11L);
    assertThat(refusal(bad, Reason.CORRUPT_IMAGE)).isEqualTo(Decoded.Reason.CORRUPT);
    assertThat(refusal(bad, Reason.NOT_AN_IMAGE)).isEqualTo(Decoded.Reason.NOT_AN_IMAGE);
    assertThat(refusal(bad, Reason.EMPTY_FILE)).isEqualTo(Decoded.Reason.EMPTY);
    assertThat(refusal(bad, Reason.TOO_LARGE)).isEqualTo(Decoded.Reason.TOO_LARGE);
    assertThat(quality(bad.get(Reason.BLURRED)[1]).sharpness()).isLessThan(0.1);
    assertThat(quality(bad.get(Reason.UNDEREXPOSED)[1]).meanGrey()).isLessThan(0.01);
    assertThat(quality("loom-01/20260301-01-01/camera-1-0000.jpg").sharpness()).isGreaterThan(0.15);
    byte[] wrong = Files.readAllBytes(night(folder).resolve(bad.get(Reason.WRONG_SIZE)[1]));
    assertThat(ImageHeader.of(wrong).orElseThrow().heightPx()).isEqualTo(96);
    Path again = night(folder).resolve(bad.get(Reason.DUPLICATE_CONTENT)[1]);
    assertThat(again)
        .hasSameBinaryContentAs(again.resolveSibling("camera-1-0000" + extension(again)));
  }

  @Test
  void manifestWithBadFilesListsAllImagesButOne() {
    Map<String, Long> counts = run(folder, small(BadFiles.ONE_OF_EACH));
    List<String> manifest = lines(night(folder).resolve("manifest.csv"));
    List<String> table = lines(truth(folder).resolve("bad-files.csv"));
    Set<String> unlisted = new HashSet<>(images(folder));
    unlisted.removeAll(new HashSet<>(files(manifest)));
    assertThat(unlisted).containsExactly(fileOf(table, "NO_MANIFEST_LINE"));
    assertThat(images(folder)).hasSize(counts.get("images").intValue());
    assertThat(manifest).hasSize(1 + counts.get("lines").intValue());
    // two lines without an image, one image without a line
    assertThat(counts.get("lines")).isEqualTo(counts.get("images") + 1);
    for (String line : table.subList(1, table.size())) {
      String[] values = line.split(",", -1);
      if (values[0].equals("LINE")) {
        int number = Integer.parseInt(values[2]);
        assertThat(manifest.get(number - 1)).startsWith(values[1] + ",");
        assertThat(night(folder).resolve(values[1])).doesNotExist();
      }
    }
  }

  @Test
  void nightThatIsThereIsNotTouched() {
    run(folder, tiny(1));
    assertThatThrownBy(() -> run(folder, tiny(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("date=2026-03-01: expected no night there yet, found files");
  }

  @Test
  void malformedFactoryIsTheUsersFault() {
    assertThatThrownBy(
            () -> SimulateJob.run(folder, tiny(1), "../x", DATE, SimulateListener.silent()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("factory: expected 1 to 64 letters");
  }

  @Test
  void listenerHearsEveryImage() {
    AtomicInteger calls = new AtomicInteger();
    SimulateJob.run(folder, tiny(1), "mill", DATE, (done, total) -> calls.incrementAndGet());
    assertThat(calls).hasValue(2);
  }

  @Test
  void configNamesItsKeyInEveryComplaint() {
    assertThatThrownBy(() -> config(1, 0, 1, 1, 1, 300, BadFiles.NONE))
        .hasMessage("simulate.looms: expected 1 to 999, found 0");
    assertThatThrownBy(
            () ->
                new SimulateConfig(
                    1, 1, 3, 1, 2, 0, 1, 3, 0, 50, 300, 192, 0.4, 20, 0.92, BadFiles.NONE))
        .hasMessage("simulate.rollerMm: expected 0 or 90 to 2000, found 50.0");
    assertThatThrownBy(() -> config(1, 1, 1, 1, 1, 20, BadFiles.NONE))
        .hasMessage("simulate.frameWidthPx: expected 160 to 20000, found 20");
  }

  private static SimulateConfig small(BadFiles badFiles) {
    return config(1, 3, 3, 5, 1, 300, badFiles);
  }

  private static SimulateConfig tiny(long seed) {
    return config(seed, 1, 1, 2, 1, 300, BadFiles.NONE);
  }

  private static SimulateConfig config(
      long seed, int looms, int rolls, int frames, int cameras, int widthPx, BadFiles badFiles) {
    return new SimulateConfig(
        seed, looms, 3, rolls, frames, 0, cameras, 3, 0, 0, widthPx, 192, 0.4, 20, 0.92, badFiles);
  }

  private static Map<String, Long> run(Path landing, SimulateConfig config) {
    return SimulateJob.run(landing, config, "mill", DATE, SimulateListener.silent());
  }

  private static Path night(Path landing) {
    return landing.resolve("factory=mill/date=2026-03-01");
  }

  private static Path truth(Path landing) {
    return landing.resolve("truth/factory=mill/date=2026-03-01");
  }

  private Decoded decoded(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(night(folder).resolve(file));
    return new ImageDecoder(DecodeLimits.defaults()).decode(bytes, file);
  }

  private Decoded.Reason refusal(Map<Reason, String[]> bad, Reason reason) throws IOException {
    return ((Decoded.Refused) decoded(bad.get(reason)[1])).reason();
  }

  private ImageQuality quality(String file) throws IOException {
    return ImageQuality.of(((Decoded.Image) decoded(file)).image());
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.indexOf('.'));
  }

  private static String fileOf(List<String> table, String reason) {
    return table.stream()
        .filter(line -> line.endsWith("," + reason))
        .map(line -> line.split(",", -1)[1])
        .findFirst()
        .orElseThrow();
  }

  private static List<String> files(List<String> manifest) {
    return manifest.stream().skip(1).map(line -> line.split(",", -1)[0]).toList();
  }

  private static List<String> images(Path landing) {
    return allFiles(night(landing)).stream()
        .map(file -> night(landing).relativize(file).toString())
        .filter(file -> !file.equals("manifest.csv"))
        .toList();
  }

  private static List<Path> allFiles(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
