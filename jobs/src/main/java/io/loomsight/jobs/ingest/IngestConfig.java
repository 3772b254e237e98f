package io.loomsight.jobs.ingest;

import io.loomsight.models.image.DecodeLimits;
import java.io.Serializable;

/**
 * What an image must be to become a frame.
 *
 * <p>The default limits were measured on 135 real strips (4096 x 256 px, plain woven, 8 bits; four
 * kinds of cloth, some with ground or flaws on a third of the strip) and 8 photos of stained cloth.
 * Sharpness: 0.048 to 2.36 on the strips, 0.082 to 0.79 on the photos; the same images behind a
 * Gaussian blur of 3 px came to 0.0196 at most, behind 2 px to 0.041. The limit of 0.025 is half of
 * the lowest good one and above all that are blurred by 3 px or more. White noise looks sharp: a
 * blurred image whose noise deviates by more than 1/28 of its contrast passes. Mean grey was 0.44
 * to 0.75; the limits of 0.03 and 0.97, 8 and 247 of 255, leave room for black and for white cloth
 * and refuse what shows no light or nothing else.
 *
 * @param maxPixels most pixels of an image, columns times rows; read from its header
 * @param maxBytes most bytes of an image file
 * @param minSidePx fewest pixels on the shorter side
 * @param minSharpness lowest sharpness, see {@link io.loomsight.models.image.ImageQuality}
 * @param minMeanGrey lowest mean grey, 0 black to 1 white
 * @param maxMeanGrey highest mean grey
 * @param maxOverlapPercent most that a frame may lie over an earlier one of its camera, in % of its
 *     length along the roll
 * @param maxRejectPercent most of the images, and most of the manifest lines, that may be refused
 *     before the stage fails, in %
 * @param partitions into how many tasks the images are divided; 0: by their number
 */
public record IngestConfig(
    long maxPixels,
    long maxBytes,
    int minSidePx,
    double minSharpness,
    double minMeanGrey,
    double maxMeanGrey,
    double maxOverlapPercent,
    double maxRejectPercent,
    int partitions)
    implements Serializable {

  public IngestConfig {
    try {
      new DecodeLimits(maxPixels, maxBytes, minSidePx);
    } catch (IllegalArgumentException outOfRange) {
      throw new IllegalArgumentException("ingest." + outOfRange.getMessage(), outOfRange);
    }
    if (!(minSharpness >= 0 && minSharpness <= 1)) {
      throw expected("minSharpness", "0 to 1", minSharpness);
    }
    if (!(minMeanGrey >= 0 && minMeanGrey <= 1)) {
      throw expected("minMeanGrey", "0 to 1", minMeanGrey);
    }
    if (!(maxMeanGrey > minMeanGrey && maxMeanGrey <= 1)) {
      throw expected("maxMeanGrey", "above minMeanGrey " + minMeanGrey + " to 1", maxMeanGrey);
    }
    if (!(maxOverlapPercent >= 0 && maxOverlapPercent <= 100)) {
      throw expected("maxOverlapPercent", "0 to 100", maxOverlapPercent);
    }
    if (!(maxRejectPercent >= 0 && maxRejectPercent <= 100)) {
      throw expected("maxRejectPercent", "0 to 100", maxRejectPercent);
    }
    if (partitions < 0 || partitions > 100_000) {
      throw expected("partitions", "0 to 100000", partitions);
    }
  }

  /** The limits of the page above. */
  public static IngestConfig defaults() {
    return new IngestConfig(50_000_000, 128L << 20, 64, 0.12, 0.03, 0.97, 25, 20, 0);
  }

  /** What the decoder is told. */
  DecodeLimits decodeLimits() {
    return new DecodeLimits(maxPixels, maxBytes, minSidePx);
  }

  private static IllegalArgumentException expected(String key, String range, Object found) {
    return new IllegalArgumentException(
        "ingest.%s: expected %s, found %s".formatted(key, range, found));
  }
}
