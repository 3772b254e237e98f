package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.PlaneOperation;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * How a torus is covered by a wallpaper group's images of one fundamental domain: for every pixel
 * the first of its orbit, and the operation that leads there.
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record Fold(int widthPx, int heightPx, int[] first, PlaneOperation[] to) {

  /** The fold of a torus that fits the group. */
  static Fold of(WallpaperGroup group, int widthPx, int heightPx) {
    List<PlaneOperation> operations = group.operations();
    Fold fold =
        new Fold(
            widthPx, heightPx, new int[widthPx * heightPx], new PlaneOperation[widthPx * heightPx]);
    for (int place = 0; place < fold.first.length; place++) {
      fold.first[place] = place;
      fold.to[place] = operations.get(0);
      for (PlaneOperation operation : operations) {
        int image = operation.place(place % widthPx, place / widthPx, widthPx, heightPx);
        if (image < fold.first[place]) {
          fold.first[place] = image;
          fold.to[place] = operation;
        }
      }
    }
    return fold;
  }

  /** The column, from a stretch's left edge, that a place shows. */
  int column(int place) {
    return first[place] % widthPx;
  }

  /** The row, from a stretch's top edge, that a place shows. */
  int row(int place) {
    return first[place] / widthPx;
  }

  /** Where places meet that show no neighbours of the stretch. */
  FoldJoints joints() {
    List<FoldJoints.Joint> joints = new ArrayList<>();
    for (int place = 0; place < first.length; place++) {
      int x = place % widthPx;
      int y = place / widthPx;
      join(joints, place, y * widthPx + (x + 1) % widthPx, 1, 0);
      join(joints, place, (y + 1) % heightPx * widthPx + x, 0, 1);
    }
    return new FoldJoints(joints);
  }

  private void join(List<FoldJoints.Joint> joints, int place, int next, int right, int down) {
    PlaneOperation here = to[place];
    PlaneOperation there = to[next];
    int stepX = here.xByX() * right + here.xByY() * down;
    int stepY = here.yByX() * right + here.yByY() * down;
    boolean goesOn =
        orientation(here).equals(orientation(there))
            && column(next) == column(place) + stepX
            && row(next) == row(place) + stepY;
    if (!goesOn) {
      joints.add(
          new FoldJoints.Joint(
              new FoldJoints.Side(column(place), row(place), stepX, stepY),
              new FoldJoints.Side(
                  column(next),
                  row(next),
                  -(there.xByX() * right + there.xByY() * down),
                  -(there.yByX() * right + there.yByY() * down))));
    }
  }

  /**
   * The torus with a stretch of a design folded in, as an arrangement of the design's {@link
   * Folding#orientations}.
   */
  Arrangement arranged(ColourImage design, int left, int top) {
    Arrangement arrangement = new Arrangement(widthPx, heightPx);
    for (int place = 0; place < first.length; place++) {
      set(arrangement, place, design, left + column(place), top + row(place));
    }
    return arrangement;
  }

  private static Orientation orientation(PlaneOperation operation) {
    return Orientation.of(operation.xByX(), operation.xByY(), operation.yByX(), operation.yByY());
  }

  /** Shows at a place what the design has at a column and row, carried back by the operation. */
  private void set(Arrangement arrangement, int place, ColourImage design, int column, int row) {
    PlaneOperation operation = to[place];
    Orientation orientation = orientation(operation);
    int width = design.widthPx();
    int height = design.heightPx();
    int fromX = column - orientation.fromX(0, 0, width);
    int fromY = row - orientation.fromY(0, 0, height);
    // the inverse of a turn or mirror is its transpose
    int turnedX = orientation.a * fromX + orientation.c * fromY;
    int turnedY = orientation.b * fromX + orientation.d * fromY;
    arrangement.set(
        place % widthPx,
        place / widthPx,
        Orientation.ALL.indexOf(orientation),
        Math.floorMod(turnedX, orientation.swapsSides() ? height : width),
        Math.floorMod(turnedY, orientation.swapsSides() ? width : height));
  }
}
