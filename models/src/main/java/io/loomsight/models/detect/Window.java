package io.loomsight.models.detect;

import io.loomsight.models.image.GreyImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A part of an image that is encoded, in px from its corner; ends are exclusive.
 *
 * @param leftPx a multiple of 16
 * @param topPx a multiple of 16
 * @param rightPx a multiple of 4
 * @param bottomPx a multiple of 4
 */
record Window(int leftPx, int topPx, int rightPx, int bottomPx) {

  private static final int SIDE_PX = 128;
  private static final int COUNT = 8;

  /** Larger images are sampled in windows: what these cost, with the pixels seen around them. */
  private static final long WHOLE_PX = COUNT * 256L * 256;

  /** All of an image, up to whole places. */
  static Window whole(GreyImage image) {
    return new Window(0, 0, ceil4(image.widthPx()), ceil4(image.heightPx()));
  }

  /**
   * Windows that stand for all of an image's cloth: eight of 128 × 128 px, one at random in each
   * part of it; the whole image where that costs no more.
   */
  static List<Window> spread(GreyImage image, ClothArea cloth, SplittableRandom random) {
    Window whole = whole(image);
    if ((long) whole.rightPx * whole.bottomPx <= WHOLE_PX) {
      return List.of(whole);
    }
    double shape = (double) cloth.widthPx() / image.heightPx();
    int across =
        Math.max(1, Math.min(COUNT, Integer.highestOneBit((int) Math.sqrt(COUNT * shape))));
    int along = COUNT / across;
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      int column = i % across;
      int row = i / across;
      int left =
          start(
              random,
              cloth.leftPx() + cloth.widthPx() * column / across,
              cloth.leftPx() + cloth.widthPx() * (column + 1) / across);
      int top = start(random, image.heightPx() * row / along, image.heightPx() * (row + 1) / along);
      windows.add(
          new Window(
              left,
              top,
              Math.min(whole.rightPx, left + SIDE_PX),
              Math.min(whole.bottomPx, top + SIDE_PX)));
    }
    return windows;
  }

  /** A multiple of 16 where a window begins that lies within [from, to), or ends there. */
  private static int start(SplittableRandom random, int from, int to) {
    int latest = Math.max(0, to - SIDE_PX) / 16;
    int earliest = Math.min(latest, (from + 15) / 16);
    return 16 * (earliest + random.nextInt(latest - earliest + 1));
  }

  private static int ceil4(int px) {
    return (px + EncoderBlock.STRIDE - 1) / EncoderBlock.STRIDE * EncoderBlock.STRIDE;
  }

  /** Places across. */
  int columns() {
    return (rightPx - leftPx) / EncoderBlock.STRIDE;
  }

  /** Places along. */
  int rows() {
    return (bottomPx - topPx) / EncoderBlock.STRIDE;
  }

  /** The image's column of a place, counted row by row. */
  int column(int place) {
    return leftPx / EncoderBlock.STRIDE + place % columns();
  }

  /** The image's row of a place, counted row by row. */
  int row(int place) {
    return topPx / EncoderBlock.STRIDE + place / columns();
  }
}
