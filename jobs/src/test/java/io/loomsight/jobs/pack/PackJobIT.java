package io.loomsight.jobs.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.ingest.IngestConfig;
import io.loomsight.jobs.ingest.IngestJob;
import io.loomsight.jobs.runtime.PackIndex;
import io.loomsight.jobs.runtime.PackedImage;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackJobIT {

  private static final Batch BATCH = new Batch("mill", LocalDate.of(2026, 3, 1));
  private static final String LONG = "long/" + "x".repeat(120) + ".png";
  private static final List<String> PATHS =
      List.of("a.png", "empty.png", LONG, "r1/0 1.png", "r1/1#2?.png", "r2/布.png");

  @TempDir Path folder;
  private Path loose;
  private Path packed;

  @BeforeEach
  void land() throws IOException {
    loose = folder.resolve("loose/factory=mill/date=2026-03-01");
    packed = folder.resolve("packed/factory=mill/date=2026-03-01");
    SplittableRandom random = new SplittableRandom(3);
    for (String path : PATHS) {
      byte[] bytes = new byte[path.equals("empty.png") ? 0 : 300 + random.nextInt(900)];
      random.nextBytes(bytes);
      write(path, bytes);
    }
    write("manifest.csv", "file\na.png\n".getBytes(StandardCharsets.UTF_8));
    write("notes.txt", new byte[3]);
    write("_hidden/x.png", new byte[3]);
  }

  @Test
  void everyImageIsInOnePackAndEveryToolCanReadIt() throws IOException {
    assertThat(pack(1_500))
        .containsEntry("images", 6L)
        .containsEntry("kept", 0L)
        .containsEntry("manifests", 1L)
        .containsEntry("ignored", 2L);
    List<String> found = new ArrayList<>();
    for (Path tar : tars()) {
      try (InputStream bytes = Files.newInputStream(tar);
          TarArchiveInputStream entries = new TarArchiveInputStream(bytes, "UTF-8")) {
        for (TarArchiveEntry entry = entries.getNextEntry();
            entry != null;
            entry = entries.getNextEntry()) {
          found.add(entry.getName());
          assertThat(entries.readAllBytes())
              .isEqualTo(Files.readAllBytes(loose.resolve(entry.getName())));
        }
      }
    }
    assertThat(found).isEqualTo(PATHS);
    assertThat(tars()).hasSizeGreaterThan(1);
    assertThat(packed.resolve("manifest.csv"))
        .hasSameBinaryContentAs(loose.resolve("manifest.csv"));
  }

  @Test
  void indexLeadsToTheBytes() throws IOException {
    pack(1_500);
    List<String> found = new ArrayList<>();
    for (PackedImage image : images()) {
      found.add(image.path());
      assertThat(image.first(LocalSpark.session().sparkContext().hadoopConfiguration(), 1 << 20))
          .isEqualTo(Files.readAllBytes(loose.resolve(image.path())));
      assertThat(image.first(LocalSpark.session().sparkContext().hadoopConfiguration(), 64))
          .isEqualTo(
              Arrays.copyOf(
                  Files.readAllBytes(loose.resolve(image.path())),
                  (int) Math.min(64, image.length())));
    }
    assertThat(found).isEqualTo(PATHS);
  }

  @Test
  void whatIsPackedAlreadyIsKept() throws IOException {
    long packs = pack(1_500).get("packs");
    assertThat(pack(1_500)).containsEntry("kept", packs);

    Files.delete(packed.resolve("pack-00001.tar.jsonl"));
    Files.write(packed.resolve("pack-00000.tar"), new byte[512]);
    assertThat(pack(1_500)).containsEntry("kept", packs - 2);
    indexLeadsToTheBytes();

    write("a.png", new byte[40]);
    Files.setLastModifiedTime(
        loose.resolve("a.png"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    assertThat(pack(1_500).get("kept")).isLessThan(packs);
    indexLeadsToTheBytes();
  }

  @Test
  void packsOfAnEarlierCutAreRemoved() throws IOException {
    pack(1);
    assertThat(tars()).hasSize(5); // the empty image fills no pack
    pack(1 << 20);
    assertThat(tars()).hasSize(1);
    try (Stream<Path> all = Files.list(packed)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("manifest.csv", "pack-00000.tar", "pack-00000.tar.jsonl");
    }
  }

  @Test
  void nightThatIsNotThereOrPackedAlreadyIsNamed() throws IOException {
    assertThatThrownBy(
            () ->
                run(
                    new PackRequest(
                        new Batch("mill", LocalDate.of(2026, 3, 2)),
                        folder.resolve("loose").toString(),
                        folder.resolve("packed").toString(),
                        1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("date=2026-03-02: expected a folder");
    write("pack-00000.tar", new byte[3]);
    assertThatThrownBy(() -> pack(1))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("expected loose images, found the pack pack-00000.tar");
    assertThatThrownBy(
            () ->
                run(
                    new PackRequest(
                        BATCH,
                        folder.resolve("loose").toString(),
                        folder.resolve("loose").toString(),
                        1)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("--out: expected another folder than the landing");
  }

  /** Damages one pack after another; ingest names the pack and publishes nothing. */
  @Test
  void damagedPacksAreRefusedByName() throws IOException {
    pack(1 << 20);
    Path tar = packed.resolve("pack-00000.tar");
    Path index = packed.resolve("pack-00000.tar.jsonl");
    byte[] good = Files.readAllBytes(tar);
    String text = Files.readString(index);

    Files.write(tar, Arrays.copyOf(good, good.length / 2));
    assertRefused("pack-00000.tar: expected %d bytes as its index says".formatted(good.length));
    Files.write(tar, good);

    Files.delete(index);
    assertRefused("pack-00000.tar: expected its index .jsonl beside it, found none");
    Files.writeString(index, text.substring(0, text.length() / 2));
    assertRefused("pack-00000.tar.jsonl");
    Files.writeString(index, text);

    Files.writeString(
        packed.resolve("manifest.csv"),
        """
        file,park,loom_id,roll_id,style_id,camera_id,sequence,captured_at,mm_per_px,offset_x_mm,offset_y_mm
        a.png,p,l,r,s,c,0,2026-03-01T21:00:00+08:00,0.2,0,0
        """);
    byte[] other = good.clone();
    other[600] ^= 1;
    Files.write(tar, other);
    assertRefused("of a.png from byte 512 on, found other bytes; pack the night again");
    Files.delete(tar);
    assertRefused("pack-00000.tar: expected a pack beside its index, found none");
  }

  private void assertRefused(String message) {
    Warehouse warehouse =
        Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    StageContext context =
        new StageContext(LocalSpark.session(), warehouse, BATCH, "r", Clock.systemUTC());
    assertThatThrownBy(
            () ->
                IngestJob.run(
                    context, IngestConfig.defaults(), folder.resolve("packed").toString()))
        .hasStackTraceContaining(InputException.class.getName())
        .hasStackTraceContaining(message);
  }

  private List<PackedImage> images() throws IOException {
    List<PackedImage> images = new ArrayList<>();
    for (Path tar : tars()) {
      String text = Files.readString(tar.resolveSibling(tar.getFileName() + PackIndex.SUFFIX));
      for (PackIndex.Entry entry : PackIndex.parse("index", text).entries()) {
        images.add(
            new PackedImage(
                tar.toUri().toString(),
                entry.offset(),
                entry.length(),
                entry.hash(),
                entry.path()));
      }
    }
    return images;
  }

  private List<Path> tars() throws IOException {
    try (Stream<Path> all = Files.list(packed)) {
      return all.filter(path -> path.toString().endsWith(".tar")).sorted().toList();
    }
  }

  private Map<String, Long> pack(long bytes) {
    return run(
        new PackRequest(
            BATCH, folder.resolve("loose").toString(), folder.resolve("packed").toString(), bytes));
  }

  private static Map<String, Long> run(PackRequest request) {
    return PackJob.run(LocalSpark.session(), request, Clock.systemUTC());
  }

  private void write(String path, byte[] bytes) throws IOException {
    Files.createDirectories(loose.resolve(path).getParent());
    Files.write(loose.resolve(path), bytes);
  }
}
