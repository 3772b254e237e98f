package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.fabric.RegionLook;
import java.util.ArrayList;
import java.util.List;

/** Sightings of upright, solid boxes as frames of 1 mm pixels would show them. */
final class Sightings {

  private Sightings() {}

  /** The whole of {@code box}, at a whole number of millimetres, in a frame at (0, 0). */
  static Sighting of(String frameId, Box box) {
    return in(frameId, box, 0, 0);
  }

  static Sighting in(String frameId, Box box, int frameXMm, int frameYMm) {
    PixelBox pixels =
        new PixelBox(
            (int) (box.xMm() - frameXMm),
            (int) (box.yMm() - frameYMm),
            (int) box.widthMm(),
            (int) box.heightMm());
    return new Sighting(
        frameId,
        "c0",
        0,
        pixels,
        box,
        box.longestMm(),
        Math.min(box.widthMm(), box.heightMm()),
        box.heightMm() >= box.widthMm() ? 0 : 90,
        box.areaMm2(),
        -1,
        0.5,
        RegionLook.none(),
        2);
  }

  /** The boxes as frames of the given size show them: cut at every frame's border. */
  static List<Sighting> cut(List<Box> boxes, int frameWidthMm, int frameHeightMm) {
    return cut(boxes, frameWidthMm, frameHeightMm, 0);
  }

  /** The same where a frame shows so much of the next ones, across and along. */
  static List<Sighting> cut(List<Box> boxes, int frameWidthMm, int frameHeightMm, int overlapMm) {
    int stepX = frameWidthMm - overlapMm;
    int stepY = frameHeightMm - overlapMm;
    List<Sighting> cut = new ArrayList<>();
    for (Box box : boxes) {
      for (int y = floor(box.yMm() - overlapMm, stepY); y < box.endMm(); y += stepY) {
        for (int x = floor(box.xMm() - overlapMm, stepX); x < box.rightMm(); x += stepX) {
          double left = Math.max(x, box.xMm());
          double top = Math.max(y, box.yMm());
          double width = Math.min(x + frameWidthMm, box.rightMm()) - left;
          double height = Math.min(y + frameHeightMm, box.endMm()) - top;
          if (width > 0 && height > 0) {
            cut.add(in("f%05d-%05d".formatted(y, x), new Box(left, top, width, height), x, y));
          }
        }
      }
    }
    return cut;
  }

  private static int floor(double value, int step) {
    return (int) (Math.floor(value / step) * step);
  }
}
