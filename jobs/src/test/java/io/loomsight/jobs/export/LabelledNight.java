package io.loomsight.jobs.export;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.runtime.PackedImage;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Evidence;
import io.loomsight.jobs.table.Finding;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Region;
import io.loomsight.jobs.table.Review;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.DefectIds;
import io.loomsight.models.image.ContentHash;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageEncoder;
import io.loomsight.models.image.Mask;
import io.loomsight.models.image.Masks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;

/**
 * A small night with images of 96 x 64 px at 0.5 mm, made by hand: {@code f1} a PNG with a hostile
 * name, {@code f2} a JPEG, {@code f3} one that its EXIF turns, {@code f4} not there, {@code f5} in
 * a pack, {@code f6} with a defect that nobody looked at beside a false alarm.
 */
final class LabelledNight {

  static final Batch BATCH = new Batch(SampleRows.FACTORY, SampleRows.NIGHT);
  static final int WIDTH = 96;
  static final int HEIGHT = 64;
  static final String ROLL = "=R<1>";

  static final Shown A = shown("f1", 0, new PixelBox(10, 60, 3, 4), 1);
  static final Shown C = shown("f1", 0, new PixelBox(12, 50, 2, 3), 2);
  static final Shown B = shown("f2", 1, new PixelBox(10, 0, 3, 5), 3);
  static final Shown F3 = shown("f3", 2, new PixelBox(0, 0, 96, 2), 4);
  static final Shown F4 = shown("f4", 3, new PixelBox(5, 5, 4, 4), 5);

  /** Confirmed in the end, over two frames; its id is that of its regions. */
  static final String OVER_TWO = id(A, B, C);

  /** Confirmed, seen in two frames, of which its regions are not sure. */
  static final String UNSURE = "2".repeat(32);

  static final String FALSE_ALARM = "3".repeat(32);
  static final String GONE = id(F4);

  private static final double MM = 0.5;
  private static final Instant TAKEN = Instant.parse("2026-03-01T20:00:00Z");

  private final Path landing;
  private final Warehouse warehouse;

  /** A part of a frame with its mask. */
  record Shown(String frameId, int sequence, PixelBox pixels, Mask mask) {

    Box box() {
      return pixels.onCloth(MM, 0, sequence * HEIGHT * MM);
    }
  }

  private LabelledNight(Path landing, Warehouse warehouse) {
    this.landing = landing;
    this.warehouse = warehouse;
  }

  /** Lays it out. */
  static Warehouse in(Path folder) throws IOException {
    Warehouse warehouse =
        Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    LabelledNight night = new LabelledNight(folder.resolve("landing"), warehouse);
    Files.createDirectories(night.landing);
    night.write();
    return warehouse;
  }

  /** The same images and what was seen in them, landed again in another night. */
  static void again(Warehouse warehouse, LocalDate date) {
    Publication rows = warehouse.publication(new Batch(BATCH.factory(), date), "run-again");
    again(warehouse, rows, Tables.FRAMES, date);
    again(warehouse, rows, Tables.FINDINGS, date);
    again(warehouse, rows, Tables.DEFECTS, date);
    again(warehouse, rows, Tables.EVIDENCE, date);
    rows.publish();
  }

  private static <R extends Record> void again(
      Warehouse warehouse, Publication rows, Table<R> table, LocalDate date) {
    rows.stage(
        table,
        warehouse
            .read(table, BATCH)
            .withColumn("batchDate", functions.lit(date))
            .as(table.encoder()));
  }

  static byte[] png() {
    return ImageEncoder.png(image(1));
  }

  static byte[] jpeg() {
    return ImageEncoder.jpeg(image(2), 0.9);
  }

  /** Stored on its side. */
  static byte[] turned() {
    float[] side = new float[WIDTH * HEIGHT];
    GreyImage upright = image(3);
    for (int y = 0; y < WIDTH; y++) {
      for (int x = 0; x < HEIGHT; x++) {
        side[y * HEIGHT + x] = upright.grey(y, x);
      }
    }
    return ImageCopyTest.turned(
        ImageEncoder.jpeg(GreyImage.wrap(HEIGHT, WIDTH, side), 0.9), /* orientation= */ 5);
  }

  static byte[] packed() {
    return ImageEncoder.png(image(5));
  }

  private void write() throws IOException {
    Publication rows = warehouse.publication(BATCH, "run-1");
    rows.stage(
        Tables.FRAMES,
        set(
            Tables.FRAMES,
            List.of(
                frame("f1", 0, file("<b>=1,\"断\".png", png()), png().length),
                frame("f2", 1, file("2.jpg", jpeg()), jpeg().length),
                frame("f3", 2, file("3.jpg", turned()), turned().length),
                frame("f4", 3, landing.resolve("4.jpg").toString(), 999),
                frame("f5", 4, pack(packed()), packed().length),
                frame("f6", 5, file("6.png", png()), png().length))));
    rows.stage(
        Tables.DEFECTS,
        set(
            Tables.DEFECTS,
            List.of(
                defect(OVER_TWO, A.box().union(B.box()).union(C.box()), "f1", "f2"),
                defect(UNSURE, F3.box(), "f3", "f6"),
                defect(FALSE_ALARM, new Box(1, 129, 4, 33), "f5", "f6"),
                defect(GONE, F4.box(), "f4"),
                defect("5".repeat(32), new Box(40, 1, 4, 4), "f1"),
                defect("6".repeat(32), new Box(1, 161, 4, 4), "f6"))));
    rows.stage(
        Tables.EVIDENCE,
        set(
            Tables.EVIDENCE,
            List.of(evidence(OVER_TWO, A), evidence(UNSURE, F3), evidence(GONE, F4))));
    rows.stage(
        Tables.FINDINGS,
        set(
            Tables.FINDINGS,
            List.of(
                finding("f1", 0, region(A, 9), region(C, 3)),
                finding("f2", 1, region(B, 4), region(weak(), 1)),
                finding("f3", 2, region(F3, 5)),
                finding("f4", 3, region(F4, 5)),
                finding("f5", 4))));
    rows.publish();
    warehouse.append(
        Tables.REVIEWS,
        BATCH,
        "r1",
        set(
            Tables.REVIEWS,
            List.of(
                review(OVER_TWO, Verdict.FALSE_ALARM, DefectKind.UNKNOWN, 7),
                review(OVER_TWO, Verdict.DEFECT, DefectKind.DOUBLE_END, 8),
                review(UNSURE, Verdict.DEFECT, DefectKind.UNKNOWN, 7),
                review(FALSE_ALARM, Verdict.FALSE_ALARM, DefectKind.UNKNOWN, 7),
                review(GONE, Verdict.DEFECT, DefectKind.HOLE, 7))));
  }

  private static Review review(String defectId, Verdict verdict, DefectKind kind, int hour) {
    return new Review(
        BATCH.factory(),
        BATCH.batchDate(),
        defectId,
        verdict,
        kind,
        "王\"=1",
        Instant.parse("2026-03-02T00:00:00Z").plusSeconds(3600L * hour),
        "note");
  }

  /** Within the box of the first defect, and under the threshold. */
  private static Shown weak() {
    return shown("f2", 1, new PixelBox(11, 1, 1, 1), 6);
  }

  private static Shown shown(String frameId, int sequence, PixelBox box, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BitSet pixels = new BitSet();
    int last = box.widthPx() * box.heightPx() - 1;
    for (int at = 0; at <= last; at++) {
      pixels.set(at, at == 0 || at == last || random.nextBoolean());
    }
    return new Shown(frameId, sequence, box, Mask.of(box.widthPx(), box.heightPx(), pixels));
  }

  private static String id(Shown... regions) {
    return DefectIds.of(
        ROLL,
        Arrays.stream(regions)
            .map(region -> new DefectIds.Place(region.frameId(), region.pixels()))
            .toList());
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(landing.resolve(name), bytes).toString();
  }

  private String pack(byte[] bytes) throws IOException {
    byte[] tar = new byte[1024 + bytes.length];
    System.arraycopy(bytes, 0, tar, 512, bytes.length);
    Path file = Files.write(landing.resolve("pack-00000.tar"), tar);
    return new PackedImage(file.toString(), 512, bytes.length, ContentHash.of(bytes), "5.png")
        .address();
  }

  private static GreyImage image(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] grey = new float[WIDTH * HEIGHT];
    for (int at = 0; at < grey.length; at++) {
      grey[at] = at % WIDTH / 120f + (random.nextInt(20) / 255f);
    }
    return GreyImage.wrap(WIDTH, HEIGHT, grey);
  }

  private static Frame frame(String id, int sequence, String uri, long bytes) {
    return new Frame(
        id,
        BATCH.factory(),
        BATCH.batchDate(),
        "park",
        "=loom",
        ROLL,
        "twill-7",
        "c1",
        sequence,
        TAKEN,
        WIDTH,
        HEIGHT,
        MM,
        0,
        sequence * HEIGHT * MM,
        uri,
        bytes,
        0.5,
        0.5,
        false,
        false);
  }

  private static Defect defect(String id, Box box, String... frames) {
    return new Defect(
        id,
        BATCH.factory(),
        BATCH.batchDate(),
        "=loom",
        ROLL,
        "twill-7",
        List.of("c1"),
        List.of(frames),
        box,
        box.longestMm(),
        1,
        box.areaMm2(),
        DefectKind.BROKEN_END,
        DefectKind.BROKEN_END.direction(),
        -3,
        2.5,
        false);
  }

  private static Evidence evidence(String defectId, Shown shown) {
    return new Evidence(
        defectId,
        BATCH.factory(),
        BATCH.batchDate(),
        shown.frameId(),
        shown.pixels(),
        Masks.toPng(shown.mask()),
        new byte[] {1},
        Map.of());
  }

  private static Region region(Shown shown, double score) {
    return new Region(
        shown.pixels(),
        shown.box(),
        score,
        score,
        shown.mask().areaPx(),
        1,
        1,
        0,
        -3,
        1,
        Map.of(),
        Masks.toPng(shown.mask()),
        new byte[] {1});
  }

  private static Finding finding(String frameId, int sequence, Region... regions) {
    return new Finding(
        frameId,
        BATCH.factory(),
        BATCH.batchDate(),
        "=loom",
        ROLL,
        "twill-7",
        "c1",
        sequence,
        TAKEN,
        WIDTH,
        HEIGHT,
        MM,
        0,
        sequence * HEIGHT * MM,
        9,
        2,
        1500,
        0,
        0,
        0,
        0,
        0,
        0,
        48,
        0.1,
        true,
        Mismatch.Kind.NONE,
        1,
        1,
        1,
        0,
        List.of(regions),
        "cpu",
        "",
        10,
        "encoder",
        "reference",
        false);
  }

  static <R extends Record> Dataset<R> set(Table<R> table, List<R> rows) {
    return LocalSpark.session().createDataset(rows, table.encoder());
  }
}
