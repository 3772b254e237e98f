package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Comparator;
import java.util.List;

/**
 * The smallest feature that a screen must hold: for each colour of a tile, the width of the
 * thinnest line of the region that has it. A gap between two lines is a line of the colour in the
 * gap, so the least width over all colours covers lines and gaps.
 *
 * <p>A region is as wide as the largest disc by which its opening loses nothing but corners: the
 * opening by a disc of diameter w is what discs of that size cover without leaving the region, and
 * a pixel is lost where it lies further than w/4 and half a px from the opening (a square's corner
 * reaches 0.21 w, a step of a slanting border less than a px). The width is the last w, counted up
 * by whole px to 8 and by an eighth beyond, before more than 0.2 % of the region is lost. All on
 * the torus, so tiles of half-drop and brick layouts must be brought to their straight repeat
 * first. A tile of one colour has no border and an infinite width.
 *
 * <p>Sources: Matheron, Random sets and integral geometry (1975), for openings by discs as
 * granulometry; distances are exact (Saito and Toriwaki, Pattern Recognition 27, 1994).
 *
 * @param regions the colours, the thinnest first, of equal ones the darker number first
 */
public record SmallestFeature(List<Region> regions) {

  /**
   * A colour's region.
   *
   * @param rgb {@code 0xRRGGBB}
   * @param widthMm of its thinnest line, above 0; infinite where it has no border
   */
  public record Region(int rgb, double widthMm) {

    public Region {
      if (!(widthMm > 0)) {
        throw new IllegalArgumentException(
            "region %06x: expected a width > 0 mm, found %s".formatted(rgb, widthMm));
      }
    }
  }

  /** The most colours of a tile whose features are sought. */
  public static final int MOST_COLOURS = 64;

  private static final double LOST_SHARE = 0.002;
  private static final double CORNER = 1.5;

  public SmallestFeature {
    regions = List.copyOf(regions);
    if (regions.isEmpty()) {
      throw new IllegalArgumentException("smallest feature: expected a region, found none");
    }
  }

  /** The features of a tile that repeats straight on, of at most 64 colours, at a scale. */
  public static SmallestFeature of(ColourImage tile, double pxPerMm) {
    if (!(pxPerMm > 0)) {
      throw new IllegalArgumentException(
          "smallest feature: expected px per mm > 0, found " + pxPerMm);
    }
    ColourCount count = ColourCount.of(tile);
    if (count.colours() > MOST_COLOURS) {
      throw new IllegalArgumentException(
          "smallest feature: expected at most %d colours, found %d; reduce them first"
              .formatted(MOST_COLOURS, count.colours()));
    }
    return new SmallestFeature(
        count.shares().stream()
            .map(share -> new Region(share.rgb(), widthPx(tile, share.rgb()) / pxPerMm))
            .sorted(Comparator.comparingDouble(Region::widthMm).thenComparingInt(Region::rgb))
            .toList());
  }

  /** The width of the thinnest line or gap. */
  public double widthMm() {
    return regions.get(0).widthMm();
  }

  /** Whether a printer that holds lines of {@code limitMm} can print the tile. */
  public boolean isPrintable(double limitMm) {
    return widthMm() >= limitMm;
  }

  /** Pixels are cut into 2 x 2, so that even widths have a middle too. */
  private static double widthPx(ColourImage tile, int rgb) {
    int width = 2 * tile.widthPx();
    int height = 2 * tile.heightPx();
    boolean[] region = new boolean[width * height];
    int size = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        region[y * width + x] = tile.rgb(x / 2, y / 2) == rgb;
        size += region[y * width + x] ? 1 : 0;
      }
    }
    if (size == region.length) {
      return Double.POSITIVE_INFINITY;
    }
    int[] depths = TorusDistance.squared(region, width, height, Math.max(width, height));
    int widest = 1;
    for (int next = 2; lost(region, depths, width, height, next) <= LOST_SHARE * size; ) {
      widest = next;
      next += Math.max(1, next / 8);
    }
    return widest;
  }

  /** How many half pixels an opening by a disc loses, of {@code radius} half pixels. */
  private static int lost(boolean[] region, int[] depths, int width, int height, int radius) {
    boolean[] outside = new boolean[depths.length];
    int inside = 0;
    for (int at = 0; at < depths.length; at++) {
      outside[at] = depths[at] < radius * radius;
      inside += outside[at] ? 0 : 1;
    }
    double reach = CORNER * radius + 1;
    int[] away = TorusDistance.squared(outside, width, height, (int) Math.ceil(reach));
    int lost = 0;
    for (int at = 0; at < depths.length; at++) {
      if (region[at] && (inside == 0 || away[at] >= reach * reach)) {
        lost++;
      }
    }
    return lost;
  }
}
