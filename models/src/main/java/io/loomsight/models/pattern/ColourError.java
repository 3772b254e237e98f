package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import java.util.List;

/**
 * How far a reduced image is from what it was reduced from: CIEDE2000 of each pixel's two colours,
 * see {@link CieLab#deltaE2000}.
 *
 * @param meanDeltaE mean over the pixels, at least 0
 * @param p95DeltaE the smallest difference that at least 95% of the pixels do not exceed
 */
public record ColourError(double meanDeltaE, double p95DeltaE) {

  private static final double MOST = 0.95;

  public ColourError {
    if (!(meanDeltaE >= 0 && p95DeltaE >= 0)) {
      throw new IllegalArgumentException(
          "colour error: expected at least 0, found mean %s and 95th percentile %s"
              .formatted(meanDeltaE, p95DeltaE));
    }
  }

  /** The error of {@code reduced}, which must be of the size of {@code image}. */
  public static ColourError of(ColourImage image, ReducedImage reduced) {
    if (image.widthPx() != reduced.widthPx() || image.heightPx() != reduced.heightPx()) {
      throw new IllegalArgumentException(
          "colour error: expected images of one size, found %d x %d and %d x %d px"
              .formatted(image.widthPx(), image.heightPx(), reduced.widthPx(), reduced.heightPx()));
    }
    int[] pixels = Rgb.pixels(image);
    byte[] screens = reduced.sharedScreens();
    long[] pairs = new long[pixels.length];
    Arrays.setAll(pairs, place -> (long) pixels[place] << 8 | (screens[place] & 0xff));
    Arrays.sort(pairs);
    return ofSorted(pairs, reduced.palette());
  }

  /** Pairs of colour and screen, colour times 256 plus screen, ascending. */
  private static ColourError ofSorted(long[] pairs, List<Integer> palette) {
    CieLab[] screens = palette.stream().map(CieLab::ofRgb).toArray(CieLab[]::new);
    double[] deltaE = new double[pairs.length];
    double sum = 0;
    for (int place = 0; place < pairs.length; place++) {
      deltaE[place] =
          place > 0 && pairs[place] == pairs[place - 1]
              ? deltaE[place - 1]
              : CieLab.ofRgb((int) (pairs[place] >> 8))
                  .deltaE2000(screens[(int) (pairs[place] & 0xff)]);
      sum += deltaE[place];
    }
    Arrays.sort(deltaE);
    int rank = (int) Math.ceil(MOST * deltaE.length);
    return new ColourError(sum / deltaE.length, deltaE[rank - 1]);
  }
}
