package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import java.util.BitSet;

/**
 * What a frame looks at.
 *
 * @param offsetXMm left edge of the frame, across the roll
 * @param offsetYMm top edge of the frame, along the roll
 * @param widthPx columns
 * @param heightPx rows
 */
public record View(double offsetXMm, double offsetYMm, int widthPx, int heightPx) {

  public View {
    if (widthPx < 1 || heightPx < 1 || !Double.isFinite(offsetXMm + offsetYMm)) {
      throw new IllegalArgumentException(
          "view: expected finite offsets and sizes >= 1, found %s, %s, %d x %d"
              .formatted(offsetXMm, offsetYMm, widthPx, heightPx));
    }
  }

  /** The cloth that the frame shows. */
  public Box box(double mmPerPx) {
    return new Box(offsetXMm, offsetYMm, widthPx * mmPerPx, heightPx * mmPerPx);
  }

  View wider(int px, double mmPerPx) {
    return new View(
        offsetXMm - px * mmPerPx, offsetYMm - px * mmPerPx, widthPx + 2 * px, heightPx + 2 * px);
  }

  /** Left, top, right and bottom (ends exclusive) of the px whose middle lies in the box. */
  int[] range(Box box, double mmPerPx) {
    return new int[] {
      clamp((box.xMm() - offsetXMm) / mmPerPx - 0.5, widthPx),
      clamp((box.yMm() - offsetYMm) / mmPerPx - 0.5, heightPx),
      clamp((box.rightMm() - offsetXMm) / mmPerPx + 0.5, widthPx),
      clamp((box.endMm() - offsetYMm) / mmPerPx + 0.5, heightPx)
    };
  }

  private static int clamp(double place, int size) {
    return (int) Math.max(0, Math.min(size, Math.ceil(place)));
  }

  /** The smallest box on the roll that holds the px, of which there must be at least one. */
  Box bounds(BitSet pixels, double mmPerPx) {
    int left = widthPx;
    int right = 0;
    for (int place = pixels.nextSetBit(0); place >= 0; place = pixels.nextSetBit(place + 1)) {
      left = Math.min(left, place % widthPx);
      right = Math.max(right, place % widthPx);
    }
    int top = pixels.nextSetBit(0) / widthPx;
    int bottom = (pixels.length() - 1) / widthPx;
    return new Box(
        offsetXMm + left * mmPerPx,
        offsetYMm + top * mmPerPx,
        (right + 1 - left) * mmPerPx,
        (bottom + 1 - top) * mmPerPx);
  }
}
