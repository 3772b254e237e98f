package io.loomsight.jobs.export;

import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.Mask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Masks as COCO's uncompressed runs: lengths of runs of pixels outside and inside by turns, the
 * first outside (0 where the first pixel is inside), column after column. Source: {@code rleEncode}
 * of pycocotools, {@code maskApi.c}.
 */
final class Rle {

  private Rle() {}

  /**
   * The runs of a mask that lies in an image.
   *
   * @param box where it lies, of the mask's own size
   * @param widthPx the image's columns
   * @param heightPx its rows
   */
  static List<Integer> counts(PixelBox box, Mask mask, int widthPx, int heightPx) {
    if (box.xPx() + box.widthPx() > widthPx || box.yPx() + box.heightPx() > heightPx) {
      throw new IllegalArgumentException(
          "mask: expected inside %d x %d px, found %s".formatted(widthPx, heightPx, box));
    }
    List<Integer> counts = new ArrayList<>();
    int begun = 0;
    boolean inside = false;
    for (int column = 0; column < box.widthPx(); column++) {
      int first = (box.xPx() + column) * heightPx + box.yPx();
      for (int row = 0; row <= box.heightPx(); row++) {
        // What ends with a column of the image may go on in the next
        boolean goesOn =
            row == box.heightPx() && box.heightPx() == heightPx && column + 1 < box.widthPx();
        boolean now = row < box.heightPx() && mask.contains(column, row);
        if (now != inside && !goesOn) {
          counts.add(first + row - begun);
          begun = first + row;
          inside = now;
        }
      }
    }
    int end = widthPx * heightPx;
    if (end > begun || counts.isEmpty()) {
      counts.add(end - begun);
    }
    return counts;
  }

  /** The mask of an image that runs describe. */
  static Mask mask(List<Integer> counts, int widthPx, int heightPx) {
    BitSet pixels = new BitSet(widthPx * heightPx);
    int at = 0;
    boolean inside = false;
    for (int count : counts) {
      if (inside) {
        for (int place = at; place < at + count; place++) {
          pixels.set(place % heightPx * widthPx + place / heightPx);
        }
      }
      at += count;
      inside = !inside;
    }
    if (at != widthPx * heightPx) {
      throw new IllegalArgumentException(
          "runs: expected %d px in all, found %d".formatted(widthPx * heightPx, at));
    }
    return Mask.of(widthPx, heightPx, pixels);
  }
}
