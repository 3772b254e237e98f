package io.loomsight.jobs.bench;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Evidence;
import io.loomsight.jobs.table.FrameScore;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageEncoder;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A night of looms as detection would have left it, without an image: each weaves one roll of 108 m
 * by 2.8 m, seen by four cameras. Good for timing what comes after detection.
 *
 * @param looms how many
 * @param defects how many in all
 * @param onFirstRoll how many of them lie on the first loom's roll, the others on all alike
 */
record BenchRolls(int looms, long defects, long onFirstRoll) implements Serializable {

  static final Batch BATCH = new Batch("bench", LocalDate.of(2026, 3, 1));

  private static final int CAMERAS = 4;
  private static final int ROWS = 528;
  private static final List<DefectKind> KINDS = List.of(DefectKind.values());
  private static final double FRAME_HEIGHT_MM = 1024 * 0.2;
  private static final double CAMERA_STEP_MM = 700;
  private static final double CLOTH_WIDTH_MM = 2800;
  private static final double ROLL_MM = ROWS * FRAME_HEIGHT_MM;
  private static final int SECONDS_A_FRAME = 80;
  private static final int STYLES = 12;
  private static final double LONGEST_MM = 400;
  private static final double RUNNING_SHARE = 0.001;
  private static final double LONGEST_RUN_MM = 3000;
  private static final int PICTURE_PX = 96;
  private static final double PICTURE_QUALITY = 0.7;

  BenchRolls {
    if (looms < 1 || onFirstRoll < 0 || onFirstRoll > defects) {
      throw new IllegalArgumentException(
          "expected at least 1 loom and 0 to %d defects on the first roll, found %d and %d"
              .formatted(defects, looms, onFirstRoll));
    }
  }

  long frames() {
    return (long) looms * ROWS * CAMERAS;
  }

  /** The frame of that number, from 0. */
  Frame frame(long number) {
    int loom = (int) (number / (ROWS * CAMERAS));
    int row = (int) (number / CAMERAS % ROWS);
    int camera = (int) (number % CAMERAS);
    return new Frame(
        frameId(loom, row, camera),
        BATCH.factory(),
        BATCH.batchDate(),
        "bench",
        loomId(loom),
        rollId(loom),
        styleId(loom),
        cameraId(camera),
        row,
        takenAt(row),
        4096,
        1024,
        0.2,
        camera * CAMERA_STEP_MM,
        row * FRAME_HEIGHT_MM,
        "landing/%s.jpg".formatted(frameId(loom, row, camera)),
        800_000,
        0.5,
        0.5,
        false,
        row == ROWS - 1);
  }

  /** What detection would have said of it. */
  FrameScore score(long number) {
    Frame frame = frame(number);
    Box box = frame.onCloth();
    double leftMm = box.xMm();
    double rightMm = Math.min(CLOTH_WIDTH_MM, box.rightMm());
    return new FrameScore(
        frame.frameId(),
        frame.factory(),
        frame.batchDate(),
        frame.loomId(),
        frame.rollId(),
        frame.styleId(),
        frame.cameraId(),
        frame.sequence(),
        frame.capturedAt(),
        box,
        0.5,
        0,
        (rightMm - leftMm) * box.heightMm(),
        box.areaMm2() - (rightMm - leftMm) * box.heightMm(),
        leftMm,
        rightMm,
        0.1,
        true,
        Mismatch.Kind.NONE,
        "cpu",
        "",
        100,
        "bench",
        "bench",
        false);
  }

  /** The defect of that number, from 0. */
  Defect defect(long number) {
    SplittableRandom random = new SplittableRandom(number);
    int loom = number < onFirstRoll ? 0 : (int) (number % looms);
    boolean warp = random.nextInt(4) == 0;
    boolean runs = warp && random.nextDouble() < RUNNING_SHARE;
    double lengthMm = runs ? random.nextDouble(1000, LONGEST_RUN_MM) : length(random);
    double thicknessMm = Math.min(lengthMm, random.nextDouble(0.4, 3));
    double xMm = random.nextDouble(CLOTH_WIDTH_MM - (warp ? thicknessMm : lengthMm));
    double yMm = random.nextDouble(ROLL_MM - (warp ? lengthMm : thicknessMm));
    Box box =
        warp ? new Box(xMm, yMm, thicknessMm, lengthMm) : new Box(xMm, yMm, lengthMm, thicknessMm);
    int camera = (int) Math.min(CAMERAS - 1, xMm / CAMERA_STEP_MM);
    int row = (int) Math.min(ROWS - 1, yMm / FRAME_HEIGHT_MM);
    DefectKind kind = KINDS.get(random.nextInt(KINDS.size()));
    return new Defect(
        "%032x".formatted(number),
        BATCH.factory(),
        BATCH.batchDate(),
        loomId(loom),
        rollId(loom),
        styleId(loom),
        List.of(cameraId(camera)),
        List.of(frameId(loom, row, camera)),
        box,
        lengthMm,
        thicknessMm,
        lengthMm * thicknessMm,
        kind,
        warp ? Direction.WARP : Direction.WEFT,
        random.nextDouble(-3, 3),
        random.nextDouble(1, 5),
        false);
  }

  /** What would show it: a picture of noise, of the size that pictures of cloth have. */
  Evidence evidence(long number) {
    Defect defect = defect(number);
    return new Evidence(
        defect.defectId(),
        defect.factory(),
        defect.batchDate(),
        defect.frameIds().get(0),
        new PixelBox(0, 0, PICTURE_PX, PICTURE_PX),
        new byte[0],
        ImageEncoder.jpeg(noise(number), PICTURE_QUALITY),
        Map.of());
  }

  private static GreyImage noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] greys = new float[PICTURE_PX * PICTURE_PX];
    for (int at = 0; at < greys.length; at++) {
      greys[at] = (float) random.nextDouble(0.35, 0.65);
    }
    return GreyImage.wrap(PICTURE_PX, PICTURE_PX, greys);
  }

  /** Short ones are many, as on cloth. */
  private static double length(SplittableRandom random) {
    double share = random.nextDouble();
    return 2 + (LONGEST_MM - 2) * share * share * share;
  }

  private static Instant takenAt(int row) {
    return Instant.parse("2026-03-01T12:00:00Z").plusSeconds((long) SECONDS_A_FRAME * row);
  }

  private static String frameId(int loom, int row, int camera) {
    return "%032x".formatted(((long) loom * ROWS + row) * CAMERAS + camera);
  }

  private static String loomId(int loom) {
    return "loom-%03d".formatted(loom + 1);
  }

  private static String rollId(int loom) {
    return "roll-%03d".formatted(loom + 1);
  }

  private static String styleId(int loom) {
    return "style-%02d".formatted(loom % STYLES + 1);
  }

  private static String cameraId(int camera) {
    return "camera-" + (camera + 1);
  }
}
