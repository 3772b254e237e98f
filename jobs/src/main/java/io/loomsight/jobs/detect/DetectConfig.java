package io.loomsight.jobs.detect;

import java.io.Serializable;

/**
 * How findings are made of anomaly maps.
 *
 * @param lowShare a region that reaches the threshold is grown down to this share of it
 * @param maxRegionsPerFrame regions of a frame that are kept, the highest scores first
 * @param thumbnailMarginPx cloth shown around a region in its picture
 */
public record DetectConfig(double lowShare, int maxRegionsPerFrame, int thumbnailMarginPx)
    implements Serializable {

  public DetectConfig {
    if (!(lowShare > 0 && lowShare <= 1)) {
      throw new IllegalArgumentException(
          "detect.lowShare: expected above 0 to 1, found " + lowShare);
    }
    if (maxRegionsPerFrame < 1 || maxRegionsPerFrame > 10_000) {
      throw new IllegalArgumentException(
          "detect.maxRegionsPerFrame: expected 1 to 10000, found " + maxRegionsPerFrame);
    }
    if (thumbnailMarginPx < 0 || thumbnailMarginPx > 1024) {
      throw new IllegalArgumentException(
          "detect.thumbnailMarginPx: expected 0 to 1024, found " + thumbnailMarginPx);
    }
  }

  /** Grown down to 0.8 of the threshold, 100 regions a frame, 32 px around them. */
  public static DetectConfig defaults() {
    return new DetectConfig(0.8, 100, 32);
  }
}
