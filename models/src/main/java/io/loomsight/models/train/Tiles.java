package io.loomsight.models.train;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An image cut into tiles of {@value #SIDE_PX} x {@value #SIDE_PX} px from the left and top, the
 * rest dropped. A tile is left out if more than 10 % of its pixels are black (grey at most 15 of
 * 255) or white (at least 250 of 255), or if it holds 1 to 19 mask pixels, too few to call it
 * defective or good.
 */
public final class Tiles {

  /** A tile's side. */
  public static final int SIDE_PX = 256;

  private static final int AREA_PX = SIDE_PX * SIDE_PX;
  private static final int LEAST_MASK_PX = 20;
  private static final int HIGHEST = 50;

  /** Decoders differ in the last bit of a grey; no 8- or 16-bit grey lies this near another. */
  private static final float ROUNDING = 1e-6f;

  private static final float BLACK = 15f / 255f + ROUNDING;
  private static final float WHITE = 250f / 255f - ROUNDING;

  private Tiles() {}

  /**
   * One tile.
   *
   * @param score the mean of its 50 highest map pixels
   * @param maskPx how many of its pixels are defective
   */
  public record Tile(float score, int maskPx) {

    public boolean defective() {
      return maskPx > 0;
    }

    /** Whether it holds enough mask pixels, or none. */
    public boolean counts() {
      return maskPx == 0 || maskPx >= LEAST_MASK_PX;
    }
  }

  /** The tiles of an image that count, row by row. */
  public static List<Tile> of(GreyImage image, Mask mask, float[] map) {
    return all(image, mask, map).stream().filter(Tile::counts).toList();
  }

  /** Those with 1 to 19 mask pixels too. */
  static List<Tile> all(GreyImage image, Mask mask, float[] map) {
    List<Tile> tiles = new ArrayList<>();
    float[] part = new float[AREA_PX];
    for (int top = 0; top + SIDE_PX <= image.heightPx(); top += SIDE_PX) {
      for (int left = 0; left + SIDE_PX <= image.widthPx(); left += SIDE_PX) {
        int maskPx = 0;
        int outsidePx = 0;
        for (int row = 0; row < SIDE_PX; row++) {
          int from = (top + row) * image.widthPx() + left;
          System.arraycopy(map, from, part, row * SIDE_PX, SIDE_PX);
          for (int column = 0; column < SIDE_PX; column++) {
            float grey = image.grey(left + column, top + row);
            outsidePx += grey <= BLACK || grey >= WHITE ? 1 : 0;
            maskPx += mask.contains(left + column, top + row) ? 1 : 0;
          }
        }
        if (outsidePx * 10 <= AREA_PX) {
          tiles.add(new Tile(meanOfHighest(part), maskPx));
        }
      }
    }
    return tiles;
  }

  /**
   * An image's score: its highest tile. An image without a tile that counts (it is smaller than
   * one, say) has the mean of the 50 highest pixels of its whole map.
   */
  public static float imageScore(List<Tile> tiles, float[] map) {
    float highest = Float.NEGATIVE_INFINITY;
    for (Tile tile : tiles) {
      highest = Math.max(highest, tile.score());
    }
    return tiles.isEmpty() ? meanOfHighest(map) : highest;
  }

  /** The mean of the 50 highest values, or of all where there are fewer. */
  static float meanOfHighest(float[] values) {
    int kept = Math.min(HIGHEST, values.length);
    float[] highest = Arrays.copyOf(values, kept);
    Arrays.sort(highest);
    for (int index = kept; index < values.length; index++) {
      float value = values[index];
      if (value > highest[0]) {
        int place = 1;
        while (place < kept && highest[place] < value) {
          highest[place - 1] = highest[place];
          place++;
        }
        highest[place - 1] = value;
      }
    }
    double sum = 0;
    for (float value : highest) {
      sum += value;
    }
    return (float) (sum / kept);
  }
}
