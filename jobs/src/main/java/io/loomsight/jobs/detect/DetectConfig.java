package io.loomsight.jobs.detect;

import java.io.Serializable;

/**
 * How findings are made of anomaly maps.
 *
 * @param maxRegionsPerFrame regions of a frame that are kept, the highest scores first
 * @param thumbnailMarginPx cloth shown around a region in its picture
 */
public record DetectConfig(int maxRegionsPerFrame, int thumbnailMarginPx) implements Serializable {

  public DetectConfig {
    if (maxRegionsPerFrame < 1 || maxRegionsPerFrame > 10_000) {
      throw new IllegalArgumentException(
          "detect.maxRegionsPerFrame: expected 1 to 10000, found " + maxRegionsPerFrame);
    }
    if (thumbnailMarginPx < 0 || thumbnailMarginPx > 1024) {
      throw new IllegalArgumentException(
          "detect.thumbnailMarginPx: expected 0 to 1024, found " + thumbnailMarginPx);
    }
  }

  /** 100 regions a frame, 32 px around them. */
  public static DetectConfig defaults() {
    return new DetectConfig(100, 32);
  }
}
