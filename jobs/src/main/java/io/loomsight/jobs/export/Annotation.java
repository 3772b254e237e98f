package io.loomsight.jobs.export;

import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.Mask;
import io.loomsight.models.image.Masks;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * A confirmed defect in one frame. Public, because Spark's code makes it.
 *
 * @param machineKind what the machine took it for
 * @param everyFrame whether all frames that show it have one
 * @param regions what of it the frame shows, at least one
 */
public record Annotation(
    String frameId,
    String defectId,
    DefectKind machineKind,
    DefectKind kind,
    double score,
    String reviewer,
    Instant reviewedAt,
    boolean everyFrame,
    List<ShownRegion> regions) {

  public Annotation {
    regions = List.copyOf(regions);
  }

  /** As it is written for an image of a size: all regions as one mask. */
  Label drawn(int widthPx, int heightPx) {
    BitSet pixels = new BitSet();
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = 0;
    int bottom = 0;
    for (ShownRegion region : regions) {
      PixelBox box = region.pixels();
      Mask mask = mask(region);
      BitSet inside = mask.pixels();
      for (int at = inside.nextSetBit(0); at >= 0; at = inside.nextSetBit(at + 1)) {
        int x = box.xPx() + at % mask.widthPx();
        int y = box.yPx() + at / mask.widthPx();
        if (x >= widthPx || y >= heightPx) {
          throw new IllegalStateException(
              "defect %s: expected its mask inside %d x %d px, found %s"
                  .formatted(defectId, widthPx, heightPx, box));
        }
        pixels.set(y * widthPx + x);
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + 1);
        bottom = Math.max(bottom, y + 1);
      }
    }
    if (pixels.isEmpty()) {
      throw new IllegalStateException(
          "defect %s: expected a mask in frame %s, found an empty one"
              .formatted(defectId, frameId));
    }
    PixelBox box = new PixelBox(left, top, right - left, bottom - top);
    return new Label(
        defectId,
        machineKind,
        kind,
        score,
        reviewer,
        reviewedAt,
        everyFrame,
        box,
        pixels.cardinality(),
        Rle.counts(box, cut(pixels, widthPx, box), widthPx, heightPx));
  }

  private Mask mask(ShownRegion region) {
    PixelBox box = region.pixels();
    Mask mask = Masks.fromPng(region.mask());
    if (mask.widthPx() != box.widthPx() || mask.heightPx() != box.heightPx()) {
      throw new IllegalStateException(
          "defect %s: expected a mask of the size of %s, found %s".formatted(defectId, box, mask));
    }
    return mask;
  }

  private static Mask cut(BitSet pixels, int widthPx, PixelBox box) {
    BitSet part = new BitSet(box.widthPx() * box.heightPx());
    for (int row = 0; row < box.heightPx(); row++) {
      int first = (box.yPx() + row) * widthPx + box.xPx();
      for (int at = pixels.nextSetBit(first);
          at >= 0 && at < first + box.widthPx();
          at = pixels.nextSetBit(at + 1)) {
        part.set(row * box.widthPx() + at - first);
      }
    }
    return Mask.of(box.widthPx(), box.heightPx(), part);
  }
}
