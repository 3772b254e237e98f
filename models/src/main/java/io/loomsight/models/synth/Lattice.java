package io.loomsight.models.synth;

/**
 * The shapes of a plane group's conventional cell, as in the International Tables for
 * Crystallography, volume A. A design's tile is always a rectangle: three of the lattices are the
 * tile itself, the hexagonal one has two of its cells in a tile.
 */
public enum Lattice {
  /** Any parallelogram; here a rectangle whose right angle means nothing. */
  OBLIQUE,
  /** A rectangle, with or without a second lattice point in its middle. */
  RECTANGULAR,
  /** A square. */
  SQUARE,
  /**
   * Two sides of one length with 120 degrees between them. The tile is the cell's first side wide
   * and {@code sqrt 3} times as high (the orthohexagonal cell).
   */
  HEXAGONAL;

  private static final double ROOT_THREE = Math.sqrt(3);

  /**
   * The height of a tile, in px, nearest to the lattice's own, or to a square's where it is free.
   */
  public int tileHeightPx(int widthPx) {
    if (widthPx < 1) {
      throw new IllegalArgumentException(
          "tile: expected a width of at least 1 px, found " + widthPx);
    }
    return this == HEXAGONAL ? (int) Math.round(widthPx * ROOT_THREE) : widthPx;
  }

  /**
   * The place in the cell of a place in the tile.
   *
   * @param across the share of the tile's width
   * @param down the share of the tile's height
   */
  public LatticePoint inCell(double across, double down) {
    return this == HEXAGONAL
        ? new LatticePoint(across + down, 2 * down)
        : new LatticePoint(across, down);
  }

  /** The place in the tile, in shares of its width and height, of a place in the cell. */
  public LatticePoint inTile(LatticePoint place) {
    return this == HEXAGONAL ? new LatticePoint(place.x() - place.y() / 2, place.y() / 2) : place;
  }
}
