package io.loomsight.jobs.bench;

import io.loomsight.models.detect.ClothArea;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageDecoder;
import io.loomsight.models.image.ImageEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the steps of a frame cost on one core, in this JVM, without Spark. */
final class Kernels {

  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 15;
  private static final double JPEG_QUALITY = 0.9;

  /**
   * One step's speed.
   *
   * @param name the step
   * @param medianMs of {@value #ROUNDS} rounds over one frame
   * @param megapixelsPerSecond at the median
   */
  record Speed(String name, double medianMs, double megapixelsPerSecond) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%-34s %8.1f ms  %8.1f Mpx/s", name, medianMs, megapixelsPerSecond);
    }
  }

  private final double megapixels;
  private final List<Speed> speeds = new ArrayList<>();

  private Kernels(double megapixels) {
    this.megapixels = megapixels;
  }

  /** Decoding, the network alone, and the whole way from an image to its anomaly map. */
  static List<Speed> measure(Detector detector, GreyImage frame) {
    Kernels kernels = new Kernels(frame.widthPx() * (double) frame.heightPx() / 1e6);
    byte[] jpeg = ImageEncoder.jpeg(frame, JPEG_QUALITY);
    ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());
    StyleGaussian style = detector.features(frame).sums().gaussian();
    kernels.time("decode", () -> decoder.decode(jpeg, "frame"));
    kernels.time("forward", () -> detector.forward(frame));
    kernels.time("find the cloth", () -> ClothArea.find(frame));
    kernels.time("image to map, style alone", () -> detector.judge(frame, style, Optional.empty()));
    kernels.time(
        "image to map, style and own look", () -> detector.judge(frame, style, Optional.of(style)));
    return List.copyOf(kernels.speeds);
  }

  private void time(String name, Runnable step) {
    double[] times = new double[ROUNDS];
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      long started = System.nanoTime();
      step.run();
      if (round >= 0) {
        times[round] = (System.nanoTime() - started) / 1e6;
      }
    }
    Arrays.sort(times);
    double median = times[ROUNDS / 2];
    speeds.add(new Speed(name, median, megapixels / median * 1000));
  }
}
