package io.loomsight.models.synth;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.image.Mask;
import java.util.BitSet;

/**
 * One flaw of an episode.
 *
 * @param form its shape
 * @param mask the px that it changes visibly
 */
public record EpisodeFlaw(Form form, Mask mask) {

  /** The shape of what is seen. */
  public enum Form {
    /** At most 12 px long. */
    DOT,
    /** At least four times as long as wide. */
    LINE,
    AREA
  }

  private static final double DOT_PX = 12;
  private static final double SLENDER = 4;

  public EpisodeFlaw {
    requireNonNull(form, "form is null");
    requireNonNull(mask, "mask is null");
  }

  /** A flaw that changes the given px, of which there is at least one. */
  static EpisodeFlaw of(int widthPx, int heightPx, BitSet pixels) {
    return new EpisodeFlaw(form(widthPx, pixels), Mask.of(widthPx, heightPx, pixels));
  }

  /** By the axes of the ellipse that has the same moments. */
  private static Form form(int widthPx, BitSet pixels) {
    double count = pixels.cardinality();
    double sumX = 0;
    double sumY = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int place = pixels.nextSetBit(0); place >= 0; place = pixels.nextSetBit(place + 1)) {
      int x = place % widthPx;
      int y = place / widthPx;
      sumX += x;
      sumY += y;
      xx += (double) x * x;
      yy += (double) y * y;
      xy += (double) x * y;
    }
    xx = xx / count - sumX * sumX / count / count + 1.0 / 12;
    yy = yy / count - sumY * sumY / count / count + 1.0 / 12;
    xy = xy / count - sumX * sumY / count / count;
    double middle = 0.5 * (xx + yy);
    double spread = Math.hypot(0.5 * (xx - yy), xy);
    double longPx = 4 * Math.sqrt(middle + spread);
    double shortPx = 4 * Math.sqrt(Math.max(1e-9, middle - spread));
    if (longPx <= DOT_PX) {
      return Form.DOT;
    }
    return longPx >= SLENDER * shortPx ? Form.LINE : Form.AREA;
  }
}
