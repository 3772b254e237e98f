package io.loomsight.models.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Decodes hostile files in a JVM of its own, which a test gives little memory, and says on its last
 * line how it went.
 */
final class DecoderFuzz {

  /** Longer than any of these small files can take. */
  private static final long HANG_MS = 90_000;

  private static final int IMAGES_A_COLLECTION = 500;

  /** What is decoded faster needs no memory worth asking for. */
  private static final long LONG_MS = 5;

  /** What ingest allows, where nothing else is configured. */
  static final DecodeLimits LIMITS = new DecodeLimits(50_000_000, 128L << 20, 64);

  private volatile String now = "start";
  private volatile long sinceMs = System.currentTimeMillis();
  private long decoded;
  private long peakMiB;
  private String largest = "";
  private String last = "";
  private long slowestMs;
  private String slowest = "";
  private final Map<Decoded.Reason, Long> refused = new EnumMap<>(Decoded.Reason.class);

  private DecoderFuzz() {}

  /**
   * Decodes and reports.
   *
   * @param arguments {@code large}; or a first seed and a number of files
   */
  public static void main(String[] arguments) throws IOException {
    DecoderFuzz fuzz = new DecoderFuzz();
    Thread watch = new Thread(fuzz::watch, "watch");
    watch.setDaemon(true);
    watch.start();
    ImageDecoder decoder = new ImageDecoder(LIMITS);
    if (arguments[0].equals("large")) {
      for (var large : LargeImages.all().entrySet()) {
        fuzz.decode(decoder, new HostileImages.Hostile(large.getKey(), large.getValue().get()));
        System.out.println(large.getKey() + ": " + fuzz.last);
      }
    } else {
      long first = Long.parseLong(arguments[0]);
      HostileImages images = new HostileImages();
      for (long seed = first; seed < first + Long.parseLong(arguments[1]); seed++) {
        fuzz.decode(decoder, images.of(seed));
        if (seed % IMAGES_A_COLLECTION == 0) {
          System.gc(); // what decoders had outside the heap goes with what they had in it
        }
      }
    }
    System.out.printf(
        "decoded=%d refused=%s peakMiB=%d (%s) slowest=%d ms (%s)%n",
        fuzz.decoded, fuzz.refused, peakMiB(), fuzz.largest, fuzz.slowestMs, fuzz.slowest);
  }

  /** Most memory that this process ever had of the machine; 0 where the system does not tell. */
  static long peakMiB() throws IOException {
    Path status = Path.of("/proc/self/status");
    return !Files.exists(status)
        ? 0
        : Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
            .findFirst()
            .orElse(0);
  }

  private void decode(ImageDecoder decoder, HostileImages.Hostile hostile) throws IOException {
    now = hostile.name();
    sinceMs = System.currentTimeMillis();
    Decoded result;
    try {
      result = decoder.decode(hostile.bytes(), "x");
    } catch (Throwable thrown) {
      throw new AssertionError(hostile.name() + ": expected an answer, found " + thrown, thrown);
    }
    long tookMs = System.currentTimeMillis() - sinceMs;
    if (tookMs > slowestMs) {
      slowestMs = tookMs;
      slowest = hostile.name();
    }
    last = result.toString();
    if (result instanceof Decoded.Refused refusal) {
      refused.merge(refusal.reason(), 1L, Long::sum);
      if (!refusal.detail().startsWith("x: expected ") || !refusal.detail().contains("found ")) {
        throw new AssertionError(hostile.name() + ": says no more than " + refusal.detail());
      }
    }
    if (tookMs > LONG_MS && peakMiB() > peakMiB) {
      peakMiB = peakMiB();
      largest = hostile.name();
    }
    if (result instanceof Decoded.Image image) {
      decoded++;
      requireGreys(hostile.name(), image.image());
    }
  }

  private static void requireGreys(String name, GreyImage image) {
    if ((long) image.widthPx() * image.heightPx() > LIMITS.maxPixels()) {
      throw new AssertionError(name + ": found " + image);
    }
    for (float grey : image.sharedGreys()) {
      if (!(grey >= 0 && grey <= 1)) {
        throw new AssertionError(name + ": expected greys from 0 to 1, found " + grey);
      }
    }
  }

  private void watch() {
    while (true) {
      try {
        Thread.sleep(1000);
      } catch (InterruptedException stopped) {
        return;
      }
      if (System.currentTimeMillis() - sinceMs > HANG_MS) {
        System.out.println(now + ": expected to be decoded or refused, found it at it yet");
        Thread.getAllStackTraces()
            .forEach(
                (thread, stack) -> {
                  System.out.println(thread);
                  for (StackTraceElement element : stack) {
                    System.out.println("  " + element);
                  }
                });
        Runtime.getRuntime().halt(1);
      }
    }
  }
}
