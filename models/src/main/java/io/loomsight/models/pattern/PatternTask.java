package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

/**
 * One pattern that is asked for.
 *
 * @param item its number among those of the same source, from 0; with the seed all that is drawn
 * @param layout how its tile repeats
 * @param widthPx of the tile while it is drawn, which must fit the layout, from 64
 * @param heightPx likewise
 * @param screens how many colours it must have, from 2 to 16
 * @param pxPerMm the drawn tile's scale in print, above 0
 * @param seed of the request
 */
public record PatternTask(
    int item,
    RepeatLayout layout,
    int widthPx,
    int heightPx,
    int screens,
    double pxPerMm,
    long seed) {

  /** The least side of a tile. */
  public static final int LEAST_SIDE_PX = 64;

  /** The most screens. */
  public static final int MOST_SCREENS = 16;

  public PatternTask {
    requireNonNull(layout, "layout is null");
    layout.requireFits(widthPx, heightPx);
    if (item < 0) {
      throw new IllegalArgumentException("pattern: expected an item from 0, found " + item);
    }
    if (Math.min(widthPx, heightPx) < LEAST_SIDE_PX) {
      throw new IllegalArgumentException(
          "pattern: expected sides of at least %d px, found %d x %d px"
              .formatted(LEAST_SIDE_PX, widthPx, heightPx));
    }
    if (screens < 2 || screens > MOST_SCREENS) {
      throw new IllegalArgumentException(
          "pattern: expected 2 to %d screens, found %d".formatted(MOST_SCREENS, screens));
    }
    if (!(pxPerMm > 0)) {
      throw new IllegalArgumentException("pattern: expected px per mm > 0, found " + pxPerMm);
    }
  }

  /** The tile's shorter side. */
  int sidePx() {
    return Math.min(widthPx, heightPx);
  }
}
