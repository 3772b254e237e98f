package io.loomsight.models.detect;

import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.GreyImage;

/** Covers labels and seams with the cloth beside them, mirrored at their nearest border. */
final class PatchFill {

  private PatchFill() {}

  /** The image itself where nothing is to be covered. */
  static GreyImage filled(GreyImage image, ClothArea cloth) {
    if (cloth.patches().isEmpty()) {
      return image;
    }
    float[] grey = image.greys();
    for (LeftOut patch : cloth.patches()) {
      boolean along = patch.box().widthPx() > patch.box().heightPx();
      if (along) {
        fillAlong(grey, image, patch);
      } else {
        fillAcross(grey, image, cloth, patch);
      }
    }
    return GreyImage.wrap(image.widthPx(), image.heightPx(), grey);
  }

  /** From above and below; from the one side that the frame shows where it cuts the patch. */
  private static void fillAlong(float[] grey, GreyImage image, LeftOut patch) {
    PixelBox box = patch.box();
    int width = image.widthPx();
    for (int y = box.yPx(); y < patch.endPx(); y++) {
      int from = source(y, box.yPx(), patch.endPx(), 0, image.heightPx());
      System.arraycopy(
          image.sharedGreys(),
          from * width + box.xPx(),
          grey,
          y * width + box.xPx(),
          box.widthPx());
    }
  }

  private static void fillAcross(float[] grey, GreyImage image, ClothArea cloth, LeftOut patch) {
    PixelBox box = patch.box();
    for (int x = box.xPx(); x < patch.rightPx(); x++) {
      int from = source(x, box.xPx(), patch.rightPx(), cloth.leftPx(), cloth.rightPx());
      for (int y = box.yPx(); y < patch.endPx(); y++) {
        grey[y * image.widthPx() + x] = image.grey(from, y);
      }
    }
  }

  /**
   * Where {@code at}, inside [start, end), is mirrored to outside of it but inside [first, last):
   * at the nearer border if there is cloth beyond it.
   */
  private static int source(int at, int start, int end, int first, int last) {
    int before = start - first;
    int after = last - end;
    boolean nearerStart = at - start < end - at;
    if (before == 0 || (after > 0 && !nearerStart)) {
      return after == 0 ? at : end + Math.min(after - 1, (end - 1 - at) % after);
    }
    return start - 1 - (at - start) % before;
  }
}
