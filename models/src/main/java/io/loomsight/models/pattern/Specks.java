package io.loomsight.models.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Specks are connected areas of one colour (neighbours share a side; the tile goes on at its edges
 * as its layout says) of fewer pixels than a printer holds. A speck takes the colour that most of
 * its border touches, the lower screen's where two touch alike; smaller specks come first, and it
 * goes on until none is left. No colour is new and none is lost: the largest area of each screen
 * stays, however small.
 */
public final class Specks {

  private static final int MOST_ROUNDS = 100;
  private static final int SIDES = 4;

  private final ReducedImage image;
  private final RepeatLayout layout;
  private final byte[] screens;
  private final int[] areaOf;

  private Specks(ReducedImage image, RepeatLayout layout) {
    layout.requireFits(image.widthPx(), image.heightPx());
    this.image = image;
    this.layout = layout;
    this.screens = image.screens();
    this.areaOf = new int[screens.length];
  }

  /** One connected area: its pixels, the first of them the lowest. */
  @SuppressWarnings("ArrayRecordComponent") // a view, never compared
  private record Area(int[] places) {

    int px() {
      return places.length;
    }

    int first() {
      return places[0];
    }
  }

  /**
   * The image without areas of fewer than {@code smallestPx} pixels, at least 1.
   *
   * @param layout how the tile repeats
   */
  public static ReducedImage cleaned(ReducedImage image, RepeatLayout layout, int smallestPx) {
    if (smallestPx < 1) {
      throw new IllegalArgumentException(
          "specks: expected a smallest area of at least 1 px, found " + smallestPx);
    }
    return new Specks(image, layout).cleaned(smallestPx);
  }

  /** How many areas are smaller than {@code smallestPx} pixels. */
  public static int count(ReducedImage image, RepeatLayout layout, int smallestPx) {
    return (int)
        new Specks(image, layout).areas().stream().filter(area -> area.px() < smallestPx).count();
  }

  private ReducedImage cleaned(int smallestPx) {
    for (int round = 0; round < MOST_ROUNDS && recolour(smallestPx); round++) {}
    return ReducedImage.of(image.widthPx(), image.heightPx(), image.palette(), screens);
  }

  /** Whether any speck was recoloured. */
  private boolean recolour(int smallestPx) {
    List<Area> areas = areas();
    int[] largest = new int[image.screenCount()];
    Arrays.fill(largest, -1);
    for (int number = 0; number < areas.size(); number++) {
      int screen = screens[areas.get(number).first()] & 0xff;
      if (largest[screen] < 0 || areas.get(number).px() > areas.get(largest[screen]).px()) {
        largest[screen] = number;
      }
    }
    int[] specks =
        IntStream.range(0, areas.size())
            .filter(number -> areas.get(number).px() < smallestPx)
            .filter(number -> largest[screens[areas.get(number).first()] & 0xff] != number)
            .boxed()
            .sorted(Comparator.comparingInt(number -> areas.get(number).px()))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int speck : specks) {
      byte to = (byte) touchedMost(areas.get(speck), speck);
      for (int place : areas.get(speck).places()) {
        screens[place] = to;
      }
    }
    return specks.length > 0;
  }

  private int touchedMost(Area area, int number) {
    int[] touches = new int[image.screenCount()];
    for (int place : area.places()) {
      for (int side = 0; side < SIDES; side++) {
        int beside = beside(place, side);
        if (areaOf[beside] != number) {
          touches[screens[beside] & 0xff]++;
        }
      }
    }
    // A neighbour that was a speck itself may have taken this one's colour a moment ago.
    touches[screens[area.first()] & 0xff] = 0;
    int most = screens[area.first()] & 0xff;
    for (int screen = 0; screen < touches.length; screen++) {
      if (touches[screen] > touches[most]) {
        most = screen;
      }
    }
    return most;
  }

  /** All areas by their first pixel; {@code areaOf} tells each pixel's. */
  private List<Area> areas() {
    Arrays.fill(areaOf, -1);
    int[] queue = new int[screens.length];
    List<Area> areas = new ArrayList<>();
    for (int start = 0; start < screens.length; start++) {
      if (areaOf[start] >= 0) {
        continue;
      }
      int number = areas.size();
      int filled = 0;
      queue[filled++] = start;
      areaOf[start] = number;
      for (int next = 0; next < filled; next++) {
        for (int side = 0; side < SIDES; side++) {
          int beside = beside(queue[next], side);
          if (areaOf[beside] < 0 && screens[beside] == screens[start]) {
            areaOf[beside] = number;
            queue[filled++] = beside;
          }
        }
      }
      areas.add(new Area(Arrays.copyOf(queue, filled)));
    }
    return areas;
  }

  private int beside(int place, int side) {
    int widthPx = image.widthPx();
    int heightPx = image.heightPx();
    int x = place % widthPx + (side == 0 ? 1 : side == 1 ? -1 : 0);
    int y = place / widthPx + (side == 2 ? 1 : side == 3 ? -1 : 0);
    if (x >= 0 && x < widthPx && y >= 0 && y < heightPx) {
      return y * widthPx + x;
    }
    return layout.tileY(x, y, widthPx, heightPx) * widthPx + layout.tileX(x, y, widthPx, heightPx);
  }
}
