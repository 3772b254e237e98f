package io.loomsight.models.detect;

import io.loomsight.models.detect.LeftOut.Reason;
import io.loomsight.models.image.GreyImage;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a frame shows cloth that is to be judged: the columns from {@code leftPx} up to but
 * without {@code rightPx}, less the rectangles of {@code patches}. The ground ends and begins at
 * {@code groundLeftPx} and {@code groundRightPx}; between it and the cloth lies the selvedge.
 *
 * @param leftPx where the cloth begins
 * @param rightPx where it ends
 * @param groundLeftPx where the ground to the left ends; 0 for none
 * @param groundRightPx where the ground to the right begins; the frame's width for none
 * @param patches labels and seams, within the columns of the cloth; no two overlap
 */
public record ClothArea(
    int leftPx, int rightPx, int groundLeftPx, int groundRightPx, List<LeftOut> patches) {

  /** Labels and seams that would leave less of the cloth than this are none. */
  private static final double LEAST_SHARE = 0.25;

  public ClothArea {
    if (leftPx < 0 || rightPx < leftPx || groundLeftPx > leftPx || groundRightPx < rightPx) {
      throw new IllegalArgumentException(
          "cloth area: expected 0 <= left <= right within the ground's bounds, found %d and %d within %d and %d"
              .formatted(leftPx, rightPx, groundLeftPx, groundRightPx));
    }
    patches = List.copyOf(patches);
  }

  /** Columns of cloth with ground beyond them, and no selvedge. */
  public ClothArea(int leftPx, int rightPx) {
    this(leftPx, rightPx, leftPx, rightPx, List.of());
  }

  /** All of an image. */
  public static ClothArea whole(GreyImage image) {
    return new ClothArea(0, image.widthPx());
  }

  /** Finds the cloth in an image; empty (left = right) where less than 64 columns are left. */
  public static ClothArea find(GreyImage image) {
    ClothArea columns = ClothColumns.find(image);
    List<LeftOut> patches = new ArrayList<>(SeamFinder.find(image, columns));
    for (LeftOut label : LabelFinder.find(image, columns)) {
      if (patches.stream().noneMatch(label::touches)) {
        patches.add(label);
      }
    }
    ClothArea found =
        new ClothArea(
            columns.leftPx, columns.rightPx, columns.groundLeftPx, columns.groundRightPx, patches);
    double share = (double) found.areaPx(image.heightPx()) / columns.areaPx(image.heightPx());
    return share >= LEAST_SHARE ? found : columns;
  }

  public int widthPx() {
    return rightPx - leftPx;
  }

  /** Whether a pixel shows cloth. */
  public boolean contains(int xPx, int yPx) {
    return xPx >= leftPx
        && xPx < rightPx
        && patches.stream().noneMatch(patch -> patch.contains(xPx, yPx));
  }

  /** Cloth in a frame of this height, in px. */
  public long areaPx(int heightPx) {
    return (long) widthPx() * heightPx - patches.stream().mapToLong(LeftOut::areaPx).sum();
  }

  /** What is left out of a frame of this size for a reason, in px. */
  public long leftOutPx(Reason reason, int frameWidthPx, int frameHeightPx) {
    return switch (reason) {
      case GROUND -> (long) (groundLeftPx + frameWidthPx - groundRightPx) * frameHeightPx;
      case SELVEDGE -> (long) (leftPx - groundLeftPx + groundRightPx - rightPx) * frameHeightPx;
      case LABEL, SEAM ->
          patches.stream()
              .filter(patch -> patch.reason() == reason)
              .mapToLong(LeftOut::areaPx)
              .sum();
    };
  }
}
