package io.loomsight.jobs.evaluate;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Small labelled images on disk, for tests. */
final class Images {

  static final int WIDTH_PX = 512;
  static final int HEIGHT_PX = 256;

  private Images() {}

  static void write(Path file, GreyImage image) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, ImageEncoder.png(image));
  }

  /** Woven-looking cloth. */
  static float[] cloth(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] greys = new float[WIDTH_PX * HEIGHT_PX];
    for (int y = 0, index = 0; y < HEIGHT_PX; y++) {
      for (int x = 0; x < WIDTH_PX; x++, index++) {
        double yarn = 0.5 + 0.1 * Math.sin(x * 1.3) + 0.1 * Math.sin(y * 1.7);
        greys[index] = (float) (yarn + 0.05 * random.nextDouble());
      }
    }
    return greys;
  }

  static GreyImage image(float[] greys) {
    return GreyImage.wrap(WIDTH_PX, HEIGHT_PX, greys);
  }

  /** Sets a square to one grey. */
  static float[] square(float[] greys, int leftPx, int topPx, int sidePx, float grey) {
    for (int y = topPx; y < topPx + sidePx; y++) {
      for (int x = leftPx; x < leftPx + sidePx; x++) {
        greys[y * WIDTH_PX + x] = grey;
      }
    }
    return greys;
  }

  /** A fabric of {@code normals} good images and two defective ones, one with two masks. */
  static void fabric(Path folder, int normals) throws IOException {
    for (int index = 0; index < normals; index++) {
      write(folder.resolve("normal/n%02d.png".formatted(index)), image(cloth(index)));
    }
    float[] first = square(cloth(101), 40, 60, 20, 0.2f);
    write(folder.resolve("defect/d1.png"), image(first));
    write(folder.resolve("mask/d1_mask.png"), image(square(black(), 40, 60, 20, 1)));
    float[] second = square(square(cloth(102), 300, 10, 16, 0.9f), 100, 200, 12, 0.1f);
    write(folder.resolve("defect/d2.png"), image(second));
    write(folder.resolve("mask/d2_mask1.png"), image(square(black(), 300, 10, 16, 1)));
    write(folder.resolve("mask/d2_mask2.png"), image(square(black(), 100, 200, 12, 1)));
  }

  static float[] black() {
    return new float[WIDTH_PX * HEIGHT_PX];
  }
}
