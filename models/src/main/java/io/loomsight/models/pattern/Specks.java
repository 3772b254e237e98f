package io.loomsight.models.pattern;

import java.util.Arrays;
import java.util.Comparator;
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

  private final ReducedImage image;
  private final TorusGrid grid;
  private final byte[] screens;

  private Specks(ReducedImage image, RepeatLayout layout) {
    this.image = image;
    this.grid = new TorusGrid(image.widthPx(), image.heightPx(), layout);
    this.screens = image.screens();
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
    ColourAreas areas = new Specks(image, layout).areas();
    return (int)
        IntStream.range(0, areas.count()).filter(area -> areas.px(area) < smallestPx).count();
  }

  private ColourAreas areas() {
    return ColourAreas.of(screens, grid);
  }

  private ReducedImage cleaned(int smallestPx) {
    for (int round = 0; round < MOST_ROUNDS && recolour(smallestPx); round++) {}
    return ReducedImage.of(image.widthPx(), image.heightPx(), image.palette(), screens);
  }

  /** Whether any speck was recoloured. */
  private boolean recolour(int smallestPx) {
    ColourAreas areas = areas();
    int[] largest = new int[image.screenCount()];
    Arrays.fill(largest, -1);
    for (int number = 0; number < areas.count(); number++) {
      int screen = screens[areas.places(number)[0]] & 0xff;
      if (largest[screen] < 0 || areas.px(number) > areas.px(largest[screen])) {
        largest[screen] = number;
      }
    }
    int[] specks =
        IntStream.range(0, areas.count())
            .filter(number -> areas.px(number) < smallestPx)
            .filter(number -> largest[screens[areas.places(number)[0]] & 0xff] != number)
            .boxed()
            .sorted(Comparator.comparingInt(number -> areas.px(number)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int speck : specks) {
      byte to = (byte) touchedMost(areas, speck);
      for (int place : areas.places(speck)) {
        screens[place] = to;
      }
    }
    return specks.length > 0;
  }

  private int touchedMost(ColourAreas areas, int number) {
    int[] touches = new int[image.screenCount()];
    for (int place : areas.places(number)) {
      for (int side = 0; side < ColourAreas.SIDES; side++) {
        int beside = areas.grid().beside(place, side);
        if (areas.areaOf(beside) != number) {
          touches[screens[beside] & 0xff]++;
        }
      }
    }
    // A neighbour that was a speck itself may have taken this one's colour a moment ago.
    touches[screens[areas.places(number)[0]] & 0xff] = 0;
    int most = screens[areas.places(number)[0]] & 0xff;
    for (int screen = 0; screen < touches.length; screen++) {
      if (touches[screen] > touches[most]) {
        most = screen;
      }
    }
    return most;
  }
}
