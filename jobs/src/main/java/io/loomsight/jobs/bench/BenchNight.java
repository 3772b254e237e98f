package io.loomsight.jobs.bench;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.LandingNames;
import io.loomsight.jobs.table.ManifestColumn;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageEncoder;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.ClothStyle;
import io.loomsight.models.synth.View;
import io.loomsight.models.synth.Weave;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A landing night of many large frames, quickly made: each is a window, at a place of its own, of
 * one drawn piece of cloth continued by mirroring, with fresh sensor noise and, on every tenth
 * frame, a dark spot. Good for timing, not for judging how well anything is found.
 */
final class BenchNight {

  static final Batch BATCH = new Batch("bench", java.time.LocalDate.of(2026, 3, 1));

  private static final int CANVAS_PX = 2048;
  private static final int GOOD_FRAMES = 14;
  private static final int FRAMES_PER_SPOT = 10;
  private static final double MM_PER_PX = 0.2;
  private static final double JPEG_QUALITY = 0.9;
  private static final float NOISE = 0.01f;

  private final int widthPx;
  private final int heightPx;
  private final float[] canvas;
  private final StringBuilder manifest = new StringBuilder();

  private BenchNight(int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    Cloth cloth = Cloth.endless(ClothStyle.of(Weave.TWILL, 1), 1);
    this.canvas =
        cloth
            .render(
                new Camera(MM_PER_PX, 0.6, 0, 0, 0, 1, 0), new View(0, 0, CANVAS_PX, CANVAS_PX), 1)
            .greys();
  }

  /** One frame, as a night holds them. */
  static GreyImage frame(int widthPx, int heightPx, long seed) {
    return new BenchNight(widthPx, heightPx).draw(seed);
  }

  /** Writes a roll of good frames and one of {@code frames} to judge. */
  static void write(Path landing, int frames, int widthPx, int heightPx) {
    BenchNight night = new BenchNight(widthPx, heightPx);
    Path folder = landing.resolve(LandingNames.night(BATCH));
    try {
      night.manifest.append(String.join(",", ManifestColumn.headers())).append('\n');
      night.roll(folder, "good", GOOD_FRAMES, true);
      night.roll(folder, "judged", frames, false);
      Files.writeString(folder.resolve("manifest.csv"), night.manifest);
    } catch (IOException failure) {
      throw new InputException(
          "%s: expected a folder that can be written, found: %s".formatted(folder, failure),
          failure);
    }
  }

  private void roll(Path folder, String roll, int frames, boolean good) throws IOException {
    Files.createDirectories(folder.resolve(roll));
    LocalDateTime start = BATCH.batchDate().atTime(20, 0).plusHours(good ? 0 : 1);
    for (int sequence = 0; sequence < frames; sequence++) {
      String file = "%s/%06d.jpg".formatted(roll, sequence);
      GreyImage image = draw(2L * sequence + (good ? 1 : 0));
      Files.write(folder.resolve(file), ImageEncoder.jpeg(image, JPEG_QUALITY));
      List<String> line =
          List.of(
              file,
              "bench",
              "loom-01",
              roll,
              "bench",
              "camera-1",
              Integer.toString(sequence),
              DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                  start.plusSeconds(sequence).atOffset(ZoneOffset.ofHours(8))),
              Double.toString(MM_PER_PX),
              "0",
              Double.toString(sequence * heightPx * MM_PER_PX),
              Boolean.toString(good),
              Boolean.toString(sequence == frames - 1));
      manifest.append(String.join(",", line)).append('\n');
    }
  }

  private GreyImage draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int left = random.nextInt(CANVAS_PX);
    int top = random.nextInt(CANVAS_PX);
    boolean spot = seed % (2 * FRAMES_PER_SPOT) == 0;
    int spotX = random.nextInt(widthPx);
    int spotY = random.nextInt(heightPx);
    float[] grey = new float[widthPx * heightPx];
    for (int y = 0; y < heightPx; y++) {
      int row = mirrored(top + y) * CANVAS_PX;
      for (int x = 0; x < widthPx; x++) {
        float value = canvas[row + mirrored(left + x)];
        long bits = random.nextLong();
        // four bytes' sum is close to normal
        long bytes = (bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24 & 255);
        value += NOISE * (bytes - 510) / 148f;
        if (spot && Math.hypot(x - spotX, y - spotY) < 10) {
          value *= 0.4f;
        }
        grey[y * widthPx + x] = Math.max(0, Math.min(1, value));
      }
    }
    return GreyImage.wrap(widthPx, heightPx, grey);
  }

  private static int mirrored(int at) {
    int folded = at % (2 * CANVAS_PX);
    return folded < CANVAS_PX ? folded : 2 * CANVAS_PX - 1 - folded;
  }
}
