package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Locale;

/**
 * How a tile of {@code w} x {@code h} px fills the plane. Layouts are lattices of the plane's
 * pixels, each given by the two steps that carry a tile onto its neighbours:
 *
 * <table>
 *   <caption>steps in px, x to the right and y down</caption>
 *   <tr><th>layout</th><th>to the right neighbour</th><th>to the one below</th></tr>
 *   <tr><td>straight</td><td>(w, 0)</td><td>(0, h)</td></tr>
 *   <tr><td>half-drop</td><td>(w, h/2)</td><td>(0, h)</td></tr>
 *   <tr><td>brick</td><td>(w, 0)</td><td>(w/2, h)</td></tr>
 * </table>
 *
 * <p>A half-drop needs an even height and a brick an even width, else the layout repeats on no
 * whole pixel; both are refused with {@link IllegalArgumentException}. The terms are those of
 * textile design, e.g. P. Phillips and G. Bunce, Repeat Patterns (1993).
 */
public enum RepeatLayout {
  /** Tiles in columns and rows. */
  STRAIGHT,
  /** Each column lies half a tile lower than the one to its left. */
  HALF_DROP,
  /** Each row lies half a tile further right than the one above. */
  BRICK;

  /** Whether a tile of this size, in px, can be laid so. */
  public boolean fits(int widthPx, int heightPx) {
    return switch (this) {
      case STRAIGHT -> true;
      case HALF_DROP -> heightPx % 2 == 0;
      case BRICK -> widthPx % 2 == 0;
    };
  }

  /** Refuses a tile that cannot be laid so. */
  public void requireFits(int widthPx, int heightPx) {
    if (widthPx < 1 || heightPx < 1) {
      throw new IllegalArgumentException(
          "tile: expected sides of at least 1 px, found %d x %d px".formatted(widthPx, heightPx));
    }
    if (!fits(widthPx, heightPx)) {
      throw new IllegalArgumentException(
          "%s repeat: expected an even %s, found a tile of %d x %d px"
              .formatted(label(), this == HALF_DROP ? "height" : "width", widthPx, heightPx));
    }
  }

  /**
   * The tile's column that the plane shows at ({@code xPx}, {@code yPx}), any whole numbers; the
   * tile at the origin has its first pixel at (0, 0).
   */
  public int tileX(long xPx, long yPx, int widthPx, int heightPx) {
    return switch (this) {
      case STRAIGHT, HALF_DROP -> Math.floorMod(xPx, widthPx);
      case BRICK -> Math.floorMod(xPx - Math.floorDiv(yPx, heightPx) * (widthPx / 2), widthPx);
    };
  }

  /** The tile's row that the plane shows at ({@code xPx}, {@code yPx}), as {@link #tileX}. */
  public int tileY(long xPx, long yPx, int widthPx, int heightPx) {
    return switch (this) {
      case STRAIGHT, BRICK -> Math.floorMod(yPx, heightPx);
      case HALF_DROP -> Math.floorMod(yPx - Math.floorDiv(xPx, widthPx) * (heightPx / 2), heightPx);
    };
  }

  /** The part of the plane from the origin that is {@code widthPx} x {@code heightPx} px large. */
  public ColourImage cover(ColourImage tile, int widthPx, int heightPx) {
    int tileWidthPx = tile.widthPx();
    int tileHeightPx = tile.heightPx();
    requireFits(tileWidthPx, tileHeightPx);
    if (widthPx < 1 || heightPx < 1 || (long) widthPx * heightPx > Integer.MAX_VALUE / 8) {
      throw new IllegalArgumentException(
          "cover: expected sides of at least 1 px and at most %d px in all, found %d x %d px"
              .formatted(Integer.MAX_VALUE / 8, widthPx, heightPx));
    }
    float[] from = tile.sharedSamples();
    int tilePx = tileWidthPx * tileHeightPx;
    int planePx = widthPx * heightPx;
    float[] plane = new float[ColourImage.PLANES * planePx];
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        int at =
            tileY(x, y, tileWidthPx, tileHeightPx) * tileWidthPx
                + tileX(x, y, tileWidthPx, tileHeightPx);
        for (int band = 0; band < ColourImage.PLANES; band++) {
          plane[band * planePx + y * widthPx + x] = from[band * tilePx + at];
        }
      }
    }
    return ColourImage.wrap(widthPx, heightPx, plane);
  }

  /** The plane from the origin, {@code across} tiles wide and {@code down} tiles high. */
  public ColourImage tiled(ColourImage tile, int across, int down) {
    return cover(
        tile,
        Math.multiplyExact(tile.widthPx(), across),
        Math.multiplyExact(tile.heightPx(), down));
  }

  /**
   * The same plane as a straight repeat: the tile itself, two columns of a half-drop (2w x h px) or
   * two rows of a brick (w x 2h px).
   */
  public ColourImage straightRepeat(ColourImage tile) {
    return switch (this) {
      case STRAIGHT -> tile;
      case HALF_DROP -> tiled(tile, 2, 1);
      case BRICK -> tiled(tile, 1, 2);
    };
  }

  /** The layout as people write it: {@code half-drop}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
