package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct colours of an image at 8 bits a sample, exactly, and each one's share of its pixels:
 * as many screens as a rotary printer needs.
 *
 * @param shares the colours, the most frequent one first, of equal ones the darker number first
 */
public record ColourCount(List<Share> shares) {

  /**
   * A colour of an image.
   *
   * @param rgb {@code 0xRRGGBB}
   * @param pixels how many pixels have it, at least 1
   * @param share of all pixels, above 0 to 1
   */
  public record Share(int rgb, int pixels, double share) {

    public Share {
      if (rgb < 0 || rgb > 0xffffff || pixels < 1 || !(share > 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "colour share: expected 0xRRGGBB, pixels >= 1 and a share from 0 to 1, found"
                + " rgb=%x pixels=%d share=%s".formatted(rgb, pixels, share));
      }
    }
  }

  public ColourCount {
    shares = List.copyOf(shares);
  }

  /** The colours of an image. */
  public static ColourCount of(ColourImage image) {
    Map<Integer, Integer> pixels = new HashMap<>();
    for (int y = 0; y < image.heightPx(); y++) {
      for (int x = 0; x < image.widthPx(); x++) {
        pixels.merge(image.rgb(x, y), 1, Integer::sum);
      }
    }
    double all = (double) image.widthPx() * image.heightPx();
    return new ColourCount(
        pixels.entrySet().stream()
            .map(entry -> new Share(entry.getKey(), entry.getValue(), entry.getValue() / all))
            .sorted(Comparator.comparingInt(Share::pixels).reversed().thenComparingInt(Share::rgb))
            .toList());
  }

  /** How many colours there are. */
  public int colours() {
    return shares.size();
  }
}
