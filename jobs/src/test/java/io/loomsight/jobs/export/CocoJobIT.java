package io.loomsight.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.table.Dates;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.Decoded;
import io.loomsight.models.image.ImageDecoder;
import io.loomsight.models.image.Mask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CocoJobIT {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-03T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void reviewedDefectsReadBackEqualWithTheirImagesAndWhatIsGoneIsNamed() throws IOException {
    Warehouse warehouse = LabelledNight.in(folder);
    assertThat(export(warehouse))
        .isEqualTo(
            Map.of(
                "images", 4L,
                "images of good cloth", 1L,
                "annotations", 3L,
                "defects", 2L,
                "confirmed defects left out", 1L,
                "images left out", 1L));
    CocoReader read = CocoReader.read(out());
    assertThat(read.images().stream().map(image -> image.json().get("frameId").textValue()))
        .containsExactly("f1", "f2", "f3", "f5");
    assertThat(read.images().stream().map(CocoReader.Image::id)).containsExactly(1L, 2L, 3L, 5L);

    CocoReader.Annotation first = read.of("f1").get(0);
    assertThat(first.mask()).isEqualTo(inImage(LabelledNight.A).or(inImage(LabelledNight.C)));
    assertThat(first.box()).isEqualTo(new PixelBox(10, 50, 4, 14));
    assertThat(first.category()).as("what the person named").isEqualTo("double end");
    assertThat(first.json().get("machineKind").textValue()).isEqualTo("BROKEN_END");
    assertThat(first.json().get("defectId").textValue()).isEqualTo(LabelledNight.OVER_TWO);
    assertThat(first.json().get("reviewer").textValue()).isEqualTo("王\"=1");
    assertThat(first.json().get("area").intValue()).isEqualTo(first.mask().areaPx());
    assertThat(first.json().get("everyFrame").booleanValue()).isTrue();

    CocoReader.Annotation second = read.of("f2").get(0);
    assertThat(second.mask()).isEqualTo(inImage(LabelledNight.B));
    assertThat(second.box()).isEqualTo(LabelledNight.B.pixels());
    assertThat(second.category()).isEqualTo("double end");

    CocoReader.Annotation unsure = read.of("f3").get(0);
    assertThat(unsure.mask()).isEqualTo(inImage(LabelledNight.F3));
    assertThat(unsure.category()).as("the machine's").isEqualTo("broken end");
    assertThat(unsure.json().get("everyFrame").booleanValue()).isFalse();

    assertThat(read.of("f5")).as("good cloth").isEmpty();
    assertThat(read.image("f5").json().get("falseAlarms").intValue()).isEqualTo(1);
    assertImagesSayWhichOfTheirDefectsHaveNoLabel(read);
    assertImagesAreTheLandedBytesUnlessTheirExifTurnsThem(read);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .as("what is gone")
        .contains("left out: " + folder.resolve("landing/4.jpg"))
        .contains("expected the image that ingest accepted, found none")
        .contains(
            "3 annotations, 1 confirmed defects left out, 2 defects, 4 images, 1 images left out");
  }

  private static void assertImagesSayWhichOfTheirDefectsHaveNoLabel(CocoReader read) {
    assertThat(read.image("f1").json().get("unlabelledDefects").intValue()).isEqualTo(1);
    assertThat(read.image("f2").json().get("unlabelledDefects").intValue()).isZero();
    assertThat(read.image("f5").json().get("unlabelledDefects").intValue()).isZero();
    assertThat(read.image("f1").json().get("roll").textValue()).isEqualTo("=R<1>");
    assertThat(read.image("f1").json().get("mmPerPx").doubleValue()).isEqualTo(0.5);
  }

  private void assertImagesAreTheLandedBytesUnlessTheirExifTurnsThem(CocoReader read)
      throws IOException {
    assertThat(bytes(read, "f1")).isEqualTo(LabelledNight.png());
    assertThat(bytes(read, "f2")).isEqualTo(LabelledNight.jpeg());
    assertThat(bytes(read, "f5")).isEqualTo(LabelledNight.packed());
    assertThat(read.image("f3").file()).isEqualTo("2026-03-01_f3.png");
    assertThat(read.image("f3").json().get("asLanded").booleanValue()).isFalse();
    ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());
    Decoded.Image turned = (Decoded.Image) decoder.decode(LabelledNight.turned(), "landed");
    Decoded.Image written = (Decoded.Image) decoder.decode(bytes(read, "f3"), "written");
    assertThat(written.image()).isEqualTo(turned.image());
    for (CocoReader.Image image : read.images()) {
      assertThat(image.file()).matches("[A-Za-z0-9_.-]+");
    }
  }

  @Test
  void imageThatLandedInTwoNightsIsOfTheFirst() throws IOException {
    Warehouse warehouse = LabelledNight.in(folder);
    export(warehouse);
    byte[] one = Files.readAllBytes(out().resolve("annotations.json"));
    LabelledNight.again(warehouse, SampleRows.NIGHT.plusDays(1));
    export(warehouse, SampleRows.NIGHT, SampleRows.NIGHT.plusDays(1));
    assertThat(Files.readAllBytes(out().resolve("annotations.json"))).isEqualTo(one);
  }

  @Test
  void anyNumberOfPartitionsGivesTheSameBytes() throws IOException {
    Warehouse warehouse = LabelledNight.in(folder);
    String before = LocalSpark.session().conf().get("spark.sql.shuffle.partitions");
    try {
      LocalSpark.session().conf().set("spark.sql.shuffle.partitions", "1");
      export(warehouse);
      byte[] one = Files.readAllBytes(out().resolve("annotations.json"));
      LocalSpark.session().conf().set("spark.sql.shuffle.partitions", "7");
      export(warehouse);
      assertThat(Files.readAllBytes(out().resolve("annotations.json"))).isEqualTo(one);
    } finally {
      LocalSpark.session().conf().set("spark.sql.shuffle.partitions", before);
    }
  }

  @Test
  void earlierExportIsReplacedAndLeavesNothing() throws IOException {
    Warehouse warehouse = LabelledNight.in(folder);
    export(warehouse);
    Path old = out().resolve("images/2026-02-28_0123456789abcdef.jpg");
    Path other = out().resolve("images/mine.jpg");
    Files.write(old, new byte[3]);
    Files.write(other, new byte[3]);
    export(warehouse);
    assertThat(old).doesNotExist();
    assertThat(other).as("no name of ours").exists();
    try (Stream<Path> all = Files.list(out())) {
      assertThat(all.map(path -> path.getFileName().toString()).filter(n -> !n.endsWith(".crc")))
          .containsExactlyInAnyOrder("README.txt", "annotations.json", "images");
    }
  }

  @Test
  void folderOfSomethingElseIsRefused() throws IOException {
    Warehouse warehouse = LabelledNight.in(folder);
    Files.createDirectories(out());
    Files.writeString(out().resolve("thesis.doc"), "mine");
    assertThatThrownBy(() -> export(warehouse))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "--out %s: expected an empty folder or an earlier export, found thesis.doc in it"
                .formatted(out()));
    Files.delete(out().resolve("thesis.doc"));
    Files.writeString(out().resolve("annotations.json"), "{}");
    assertThatThrownBy(() -> export(warehouse))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found annotations.json and no README.txt of ours");
    assertThat(out().resolve("annotations.json")).hasContent("{}");
  }

  @Test
  void whatCannotBeExportedIsTheUsersFault() throws IOException {
    Warehouse warehouse = LabelledNight.in(folder);
    assertThatThrownBy(
            () -> export(warehouse, SampleRows.NIGHT.plusDays(1), SampleRows.NIGHT.plusDays(1)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("mill-7 2026-03-02: expected a night that was judged, found none");
    try (Stream<Path> images = Files.list(folder.resolve("landing"))) {
      for (Path image : images.toList()) {
        Files.delete(image);
      }
    }
    assertThatThrownBy(() -> export(warehouse))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected images of the reviewed defects, found none of 5");
    assertThat(out().resolve("annotations.json")).doesNotExist();
    Path reviews = folder.resolve("warehouse/reviews");
    try (Stream<Path> all = Files.walk(reviews)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    assertThatThrownBy(() -> export(warehouse))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected defects that a person has reviewed")
        .hasMessageEndingWith("found none among 6");
  }

  private Map<String, Long> export(Warehouse warehouse) {
    return export(warehouse, SampleRows.NIGHT, SampleRows.NIGHT);
  }

  private Map<String, Long> export(Warehouse warehouse, LocalDate first, LocalDate last) {
    return ExportJob.run(
        LocalSpark.session(),
        warehouse,
        new ExportRequest(
            Format.COCO,
            SampleRows.FACTORY,
            new Dates(first, last),
            SampleRows.RULE_SET,
            out().toString()),
        CLOCK,
        new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private Path out() {
    return folder.resolve("out");
  }

  private byte[] bytes(CocoReader read, String frameId) throws IOException {
    return Files.readAllBytes(out().resolve("images").resolve(read.image(frameId).file()));
  }

  private static Mask inImage(LabelledNight.Shown shown) {
    BitSet pixels = new BitSet();
    PixelBox box = shown.pixels();
    for (int y = 0; y < box.heightPx(); y++) {
      for (int x = 0; x < box.widthPx(); x++) {
        if (shown.mask().contains(x, y)) {
          pixels.set((box.yPx() + y) * LabelledNight.WIDTH + box.xPx() + x);
        }
      }
    }
    return Mask.of(LabelledNight.WIDTH, LabelledNight.HEIGHT, pixels);
  }
}
