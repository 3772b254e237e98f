package io.loomsight.jobs.ingest;

import io.loomsight.jobs.runtime.TaskMeter;
import io.loomsight.jobs.table.Reject.Reason;
import io.loomsight.models.image.ContentHash;
import io.loomsight.models.image.Decoded;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageDecoder;
import io.loomsight.models.image.ImageFormat;
import io.loomsight.models.image.ImageQuality;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Looks at one image after another, the pixels of no two in memory at once: size on the store,
 * first bytes, header, pixels, and each only where the one before left it standing.
 */
final class ImageExaminer {

  /** Enough to tell a format by. */
  private static final int FIRST_BYTES = 64;

  private final IngestConfig config;
  private final LandingStore store;
  private final TaskMeter meter;
  private final ImageDecoder decoder;

  /**
   * @param meter is told how long images took to come and to be decoded
   */
  ImageExaminer(IngestConfig config, LandingStore store, TaskMeter meter) {
    this.config = config;
    this.store = store;
    this.meter = meter;
    this.decoder = new ImageDecoder(config.decodeLimits());
  }

  /** How much of an image there is to read before it is examined. */
  long bytesToRead(Candidate image) {
    if (image.bytes() > config.maxBytes()) {
      return 0;
    }
    return image.isOpen() ? image.bytes() : Math.min(image.bytes(), FIRST_BYTES);
  }

  /** Reads that; by any thread. */
  byte[] read(Candidate image) {
    if (bytesToRead(image) == 0) {
      return new byte[0];
    }
    int most = image.isOpen() ? (int) config.maxBytes() + 1 : FIRST_BYTES;
    return store.first(image.uri(), image.bytes(), most);
  }

  /**
   * The image with what it shows or why it is refused.
   *
   * @param content gives what {@link #read} has read of it
   */
  Candidate examine(Candidate image, Supplier<byte[]> content) {
    if (image.bytes() == 0) {
      return image.refused(Reason.EMPTY_FILE, "expected an image, found 0 bytes");
    }
    if (image.bytes() > config.maxBytes()) {
      return tooLarge(image, image.bytes());
    }
    long started = System.nanoTime();
    byte[] bytes = content.get();
    long read = System.nanoTime();
    if (!image.isOpen()) {
      return ImageFormat.of(bytes).isPresent()
          ? image
          : image.refused(
              Reason.NOT_AN_IMAGE, "expected JPEG, PNG, TIFF or BMP, found other bytes");
    }
    if (bytes.length > config.maxBytes()) {
      return tooLarge(image, bytes.length);
    }
    Decoded decoded = decoder.decode(bytes, "");
    meter.saw(read - started, System.nanoTime() - read);
    if (decoded instanceof Decoded.Refused refused) {
      // the row names the image: only what was expected and found is left to say
      return image.refused(reason(refused.reason()), refused.detail().substring(": ".length()));
    }
    GreyImage greys = ((Decoded.Image) decoded).image();
    return judged(image, greys, bytes);
  }

  private Candidate tooLarge(Candidate image, long bytes) {
    return image.refused(
        Reason.TOO_LARGE,
        "expected at most %d bytes, found %d".formatted(config.maxBytes(), bytes));
  }

  private Candidate judged(Candidate image, GreyImage greys, byte[] bytes) {
    ImageQuality quality = ImageQuality.of(greys);
    Candidate shown =
        image.with(
            new Candidate.Pixels(
                ContentHash.of(bytes),
                greys.widthPx(),
                greys.heightPx(),
                quality.sharpness(),
                quality.meanGrey()),
            bytes.length);
    if (quality.meanGrey() < config.minMeanGrey()) {
      return shown.refused(
          Reason.UNDEREXPOSED,
          text("mean grey", "at least", config.minMeanGrey(), quality.meanGrey()));
    }
    if (quality.meanGrey() > config.maxMeanGrey()) {
      return shown.refused(
          Reason.OVEREXPOSED,
          text("mean grey", "at most", config.maxMeanGrey(), quality.meanGrey()));
    }
    if (quality.sharpness() < config.minSharpness()) {
      return shown.refused(
          Reason.BLURRED,
          text("sharpness", "at least", config.minSharpness(), quality.sharpness()));
    }
    return shown;
  }

  private static String text(String what, String side, double limit, double found) {
    return String.format(Locale.ROOT, "%s: expected %s %s, found %.4f", what, side, limit, found);
  }

  private static Reason reason(Decoded.Reason reason) {
    return switch (reason) {
      case EMPTY -> Reason.EMPTY_FILE;
      case NOT_AN_IMAGE -> Reason.NOT_AN_IMAGE;
      case CORRUPT -> Reason.CORRUPT_IMAGE;
      case TOO_LARGE -> Reason.TOO_LARGE;
      case TOO_SMALL -> Reason.TOO_SMALL;
    };
  }
}
