package io.loomsight.jobs.bench;

import io.loomsight.models.detect.ClothArea;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.Decoded;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageDecoder;
import io.loomsight.models.image.ImageEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * What the steps of a frame cost in this JVM, without Spark: as many threads as cores each run the
 * same step, as tasks do, so that memory and caches are shared as they are in a job.
 */
final class Kernels {

  static final String DECODE = "decode";
  static final String PLAIN_FORWARD = "forward, as the engine runs it";
  static final String FORWARD = "forward";

  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 15;
  private static final double JPEG_QUALITY = 0.9;

  /**
   * One step's speed.
   *
   * @param name the step
   * @param medianMs of {@value #ROUNDS} rounds in each thread, over one frame
   * @param megapixelsPerSecond of a core at the median
   */
  record Speed(String name, double medianMs, double megapixelsPerSecond) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%-34s %8.1f ms  %8.1f Mpx/s", name, medianMs, megapixelsPerSecond);
    }
  }

  private final double megapixels;
  private final int threads;
  private final List<Speed> speeds = new ArrayList<>();

  private Kernels(double megapixels, int threads) {
    this.megapixels = megapixels;
    this.threads = threads;
  }

  /**
   * Decoding, the network alone, and the whole way from an image to its anomaly map.
   *
   * @param plain a detector of the same weights, whose network the engine runs by itself
   */
  static List<Speed> measure(Detector detector, Detector plain, GreyImage frame) {
    double megapixels = frame.widthPx() * (double) frame.heightPx() / 1e6;
    Kernels kernels = new Kernels(megapixels, Runtime.getRuntime().availableProcessors());
    byte[] jpeg = ImageEncoder.jpeg(frame, JPEG_QUALITY);
    StyleGaussian style = detector.features(frame).sums().gaussian();
    kernels.time(DECODE, () -> decode(jpeg));
    kernels.time(PLAIN_FORWARD, () -> plain.forward(frame));
    kernels.time(FORWARD, () -> detector.forward(frame));
    kernels.time("find the cloth", () -> ClothArea.find(frame));
    kernels.time("image to map, style alone", () -> detector.judge(frame, style, Optional.empty()));
    kernels.time(
        "image to map, style and own look", () -> detector.judge(frame, style, Optional.of(style)));
    return List.copyOf(kernels.speeds);
  }

  private static void decode(byte[] jpeg) {
    Decoded decoded = new ImageDecoder(DecodeLimits.defaults()).decode(jpeg, "frame");
    if (decoded instanceof Decoded.Refused refused) {
      throw new IllegalStateException(refused.detail());
    }
  }

  private void time(String name, Runnable step) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<double[]>> running =
          IntStream.range(0, threads)
              .mapToObj(thread -> CompletableFuture.supplyAsync(() -> rounds(step), pool))
              .toList();
      double[] times =
          running.stream()
              .map(CompletableFuture::join)
              .flatMapToDouble(Arrays::stream)
              .sorted()
              .toArray();
      double median = times[times.length / 2];
      speeds.add(new Speed(name, median, megapixels / median * 1000));
    } finally {
      pool.shutdown();
    }
  }

  /** Times of a thread's rounds, in ms. */
  private static double[] rounds(Runnable step) {
    double[] times = new double[ROUNDS];
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      long started = System.nanoTime();
      step.run();
      if (round >= 0) {
        times[round] = (System.nanoTime() - started) / 1e6;
      }
    }
    return times;
  }
}
