package io.loomsight.jobs.ingest;

import io.loomsight.models.image.DecodeLimits;
import java.io.Serializable;

/**
 * What an image must be to become a frame.
 *
 * <p>The default limits were measured on 135 real strips (4096 x 256 px, four plain cloths, 8 bits;
 * some with ground or flaws on a third of the strip), on 8 photos of stained cloth and on 60 drawn
 * styles. Sharpness: 0.396 to 0.777 on the strips, 0.176 to 0.594 on the photos, from 0.166 on the
 * drawn ones, whose coarsest yarns are 14 px apart. Behind a Gaussian blur of 3 px the strips came
 * to 0.101 to 0.141, behind 5 px to 0.087 to 0.101 and the photos to 0.084 to 0.118, with and
 * without noise. The limit of 0.13 lies a factor 3 below the strips, 1.3 below all that is good,
 * and above all that is blurred by 5 px. Mean grey was 0.44 to 0.75; the limits of 0.03 and 0.97, 8
 * and 247 of 255, leave room for black and for white cloth and refuse what shows no light or
 * nothing else.
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

  /** The limits that this page explains. */
  public static IngestConfig defaults() {
    return new IngestConfig(50_000_000, 128L << 20, 64, 0.13, 0.03, 0.97, 25, 20, 0);
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
