package io.loomsight.models.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The 17 plane groups: all the ways in which a design can repeat over the plane. Each has its
 * general positions as in the International Tables for Crystallography, volume A (Space-group
 * symmetry, part 6), in the conventional cell with the tables' origin; names are the short ones
 * that designers use ({@code pmm} is the tables' {@code p2mm}). The two centred groups, cm and cmm,
 * have their second lattice point in the middle of the cell, and twice the operations.
 *
 * <p>Twelve groups carry pixels onto pixels, so that a drawing can be made symmetric exactly: see
 * {@link #fits} and {@link #orbit(int, int, int, int)}. The five hexagonal ones turn by 60 or 120
 * degrees, which no grid of square pixels does; there, colour each pixel by the images of its
 * place, see {@link Lattice#inCell} and {@link #images}.
 */
public enum WallpaperGroup {
  /** Shifts alone. */
  P1(Lattice.OBLIQUE, "x,y"),
  /** Half turns. */
  P2(Lattice.OBLIQUE, "x,y -x,-y"),
  /** Mirrors upright, all along one direction. */
  PM(Lattice.RECTANGULAR, "x,y -x,y"),
  /** Glides upright. */
  PG(Lattice.RECTANGULAR, "x,y -x,y+1/2"),
  /** Mirrors upright and glides between them. */
  CM(Lattice.RECTANGULAR, "x,y -x,y x+1/2,y+1/2 -x+1/2,y+1/2"),
  /** Mirrors upright and level. */
  PMM(Lattice.RECTANGULAR, "x,y -x,-y -x,y x,-y"),
  /** Mirrors upright, glides level, half turns between the mirrors. */
  PMG(Lattice.RECTANGULAR, "x,y -x,-y -x+1/2,y x+1/2,-y"),
  /** Glides upright and level, half turns between them. */
  PGG(Lattice.RECTANGULAR, "x,y -x,-y -x+1/2,y+1/2 x+1/2,-y+1/2"),
  /** Mirrors upright and level, and half turns off the mirrors. */
  CMM(
      Lattice.RECTANGULAR,
      "x,y -x,-y -x,y x,-y x+1/2,y+1/2 -x+1/2,-y+1/2 -x+1/2,y+1/2 x+1/2,-y+1/2"),
  /** Quarter turns. */
  P4(Lattice.SQUARE, "x,y -x,-y -y,x y,-x"),
  /** Quarter turns, with mirrors through their centres. */
  P4M(Lattice.SQUARE, "x,y -x,-y -y,x y,-x -x,y x,-y y,x -y,-x"),
  /** Quarter turns, with mirrors beside their centres. */
  P4G(Lattice.SQUARE, "x,y -x,-y -y,x y,-x -x+1/2,y+1/2 x+1/2,-y+1/2 y+1/2,x+1/2 -y+1/2,-x+1/2"),
  /** Third turns. */
  P3(Lattice.HEXAGONAL, "x,y -y,x-y -x+y,-x"),
  /** Third turns, with mirrors through the centres of all. */
  P3M1(Lattice.HEXAGONAL, "x,y -y,x-y -x+y,-x -y,-x -x+y,y x,x-y"),
  /** Third turns, with mirrors through the centres of a third of them. */
  P31M(Lattice.HEXAGONAL, "x,y -y,x-y -x+y,-x y,x x-y,-y -x,-x+y"),
  /** Sixth turns. */
  P6(Lattice.HEXAGONAL, "x,y -y,x-y -x+y,-x -x,-y y,-x+y x-y,x"),
  /** Sixth turns, with mirrors through their centres. */
  P6M(
      Lattice.HEXAGONAL,
      "x,y -y,x-y -x+y,-x -x,-y y,-x+y x-y,x -y,-x -x+y,y x,x-y y,x x-y,-y -x,-x+y");

  private final Lattice lattice;

  /** A list that nobody can change. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<PlaneOperation> operations;

  WallpaperGroup(Lattice lattice, String generalPositions) {
    this.lattice = lattice;
    List<PlaneOperation> read = new ArrayList<>();
    for (String position : generalPositions.split(" ", -1)) {
      read.add(PlaneOperation.parse(position));
    }
    this.operations = List.copyOf(read);
  }

  /** The shape of its cell. */
  public Lattice lattice() {
    return lattice;
  }

  /** All its operations up to whole cells, the one that does nothing first. */
  public List<PlaneOperation> operations() {
    return operations;
  }

  /** The group as designers write it: {@code p4m}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the operations carry a place of the cell, one image for each, wrapped into the cell. */
  public Stream<LatticePoint> images(LatticePoint place) {
    return operations.stream().map(operation -> operation.of(place).wrapped());
  }

  /**
   * Whether a tile of this size, in px, can have the group exactly: squares for quarter turns, an
   * even side where there are shifts by half of it, and never for the hexagonal groups.
   */
  public boolean fits(int widthPx, int heightPx) {
    return widthPx > 0
        && heightPx > 0
        && operations.stream().allMatch(operation -> operation.fits(widthPx, heightPx));
  }

  /**
   * The pixels that must be alike in a tile with this group: the orbit of one on the torus.
   *
   * @param xPx column, 0 to {@code widthPx} - 1
   * @param yPx row, 0 to {@code heightPx} - 1
   * @return places {@code y * widthPx + x}, ascending, each once, the pixel itself among them
   * @throws IllegalArgumentException where the size does not {@link #fits fit} the group
   */
  public int[] orbit(int xPx, int yPx, int widthPx, int heightPx) {
    requireFits(widthPx, heightPx);
    if (xPx < 0 || xPx >= widthPx || yPx < 0 || yPx >= heightPx) {
      throw new IllegalArgumentException(
          "%s: expected a pixel inside %d x %d px, found %d, %d"
              .formatted(label(), widthPx, heightPx, xPx, yPx));
    }
    return operations.stream()
        .mapToInt(operation -> operation.place(xPx, yPx, widthPx, heightPx))
        .sorted()
        .distinct()
        .toArray();
  }

  /**
   * For every pixel of a tile, row-major, the first of its {@link #orbit(int, int, int, int)
   * orbit}: pixels with the same one must be alike.
   *
   * @throws IllegalArgumentException where the size does not {@link #fits fit} the group
   */
  public int[] firstOfOrbits(int widthPx, int heightPx) {
    requireFits(widthPx, heightPx);
    int[] first = new int[Math.multiplyExact(widthPx, heightPx)];
    Arrays.fill(first, Integer.MAX_VALUE);
    for (int place = 0; place < first.length; place++) {
      int least = place;
      for (PlaneOperation operation : operations) {
        least =
            Math.min(least, operation.place(place % widthPx, place / widthPx, widthPx, heightPx));
      }
      first[place] = least;
    }
    return first;
  }

  /**
   * A drawing made symmetric exactly: each pixel takes the highest value of its orbit. So a figure
   * is drawn once on a ground of low values, and appears wherever the group carries it.
   *
   * @param values {@code [height][width]} row-major
   * @return a new array of the same shape
   * @throws IllegalArgumentException where the size does not {@link #fits fit} the group
   */
  public int[] highestOfOrbits(int[] values, int widthPx, int heightPx) {
    int[] first = firstOfOrbits(widthPx, heightPx);
    if (values.length != first.length) {
      throw new IllegalArgumentException(
          "%s: expected %d x %d values, found %d"
              .formatted(label(), widthPx, heightPx, values.length));
    }
    int[] highest = values.clone();
    for (int place = 0; place < first.length; place++) {
      highest[first[place]] = Math.max(highest[first[place]], values[place]);
    }
    return IntStream.of(first).map(place -> highest[place]).toArray();
  }

  private void requireFits(int widthPx, int heightPx) {
    if (!fits(widthPx, heightPx)) {
      throw new IllegalArgumentException(
          "%s: expected %s, found a tile of %d x %d px"
              .formatted(label(), fittingTile(), widthPx, heightPx));
    }
  }

  private String fittingTile() {
    boolean halfShifts =
        operations.stream().anyMatch(one -> one.shiftXHalves() + one.shiftYHalves() > 0);
    return switch (lattice) {
      case OBLIQUE -> "sides of at least 1 px";
      case RECTANGULAR -> halfShifts ? "sides of even px" : "sides of at least 1 px";
      case SQUARE -> halfShifts ? "a square of even px" : "a square";
      case HEXAGONAL -> "a place in the hexagonal cell, as no pixels have this group";
    };
  }
}
