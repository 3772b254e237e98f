package io.loomsight.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WallpaperGroupTest {

  /** A side with many divisors, so that shifts by a half, a third and a quarter are candidates. */
  private static final int SIDE = 12;

  private static final Map<WallpaperGroup, Integer> NUMBER_OF_OPERATIONS =
      Map.ofEntries(
          Map.entry(WallpaperGroup.P1, 1),
          Map.entry(WallpaperGroup.P2, 2),
          Map.entry(WallpaperGroup.PM, 2),
          Map.entry(WallpaperGroup.PG, 2),
          Map.entry(WallpaperGroup.CM, 4),
          Map.entry(WallpaperGroup.PMM, 4),
          Map.entry(WallpaperGroup.PMG, 4),
          Map.entry(WallpaperGroup.PGG, 4),
          Map.entry(WallpaperGroup.CMM, 8),
          Map.entry(WallpaperGroup.P4, 4),
          Map.entry(WallpaperGroup.P4M, 8),
          Map.entry(WallpaperGroup.P4G, 8),
          Map.entry(WallpaperGroup.P3, 3),
          Map.entry(WallpaperGroup.P3M1, 6),
          Map.entry(WallpaperGroup.P31M, 6),
          Map.entry(WallpaperGroup.P6, 6),
          Map.entry(WallpaperGroup.P6M, 12));

  private static final List<PlaneOperation> SQUARE_POINT_GROUP = WallpaperGroup.P4M.operations();
  private static final List<PlaneOperation> HEXAGONAL_POINT_GROUP = WallpaperGroup.P6M.operations();

  @ParameterizedTest
  @EnumSource
  void operationsAreAsManyAsTheTablesGive(WallpaperGroup group) {
    assertThat(group.operations())
        .hasSize(NUMBER_OF_OPERATIONS.get(group))
        .doesNotHaveDuplicates()
        .startsWith(PlaneOperation.parse("x,y"));
  }

  @ParameterizedTest
  @EnumSource
  void operationsAreClosedUnderComposition(WallpaperGroup group) {
    for (PlaneOperation first : group.operations()) {
      for (PlaneOperation second : group.operations()) {
        assertThat(group.operations()).contains(first.then(second));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyOperationHasItsInverse(WallpaperGroup group) {
    for (PlaneOperation operation : group.operations()) {
      assertThat(group.operations()).contains(operation.inverse());
      assertThat(operation.then(operation.inverse())).isEqualTo(PlaneOperation.parse("x,y"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void operationsKeepTheLengthsOfTheirLattice(WallpaperGroup group) {
    double between = group.lattice() == Lattice.HEXAGONAL ? -0.5 : 0;
    for (PlaneOperation operation : group.operations()) {
      assertThat(product(operation.xByX(), operation.yByX(), between)).isEqualTo(1);
      assertThat(product(operation.xByY(), operation.yByY(), between)).isEqualTo(1);
    }
  }

  /** The squared length of a vector of the lattice with two sides of length 1. */
  private static double product(int x, int y, double between) {
    return x * x + y * y + 2 * between * x * y;
  }

  /**
   * Of all operations that carry the torus of points onto itself, whatever their shift, the
   * symmetrised drawing keeps those of the group and no other.
   */
  @ParameterizedTest
  @EnumSource
  void symmetrisedDrawingHasExactlyTheGroupsSymmetries(WallpaperGroup group) {
    int[] drawing = symmetrised(group, 5);
    List<PlaneOperation> candidates =
        group.lattice() == Lattice.HEXAGONAL ? HEXAGONAL_POINT_GROUP : SQUARE_POINT_GROUP;
    Set<String> kept = new HashSet<>();
    for (PlaneOperation candidate : candidates) {
      for (int shiftX = 0; shiftX < SIDE; shiftX++) {
        for (int shiftY = 0; shiftY < SIDE; shiftY++) {
          if (isKept(drawing, candidate, shiftX, shiftY, group.lattice())) {
            kept.add(described(candidate, shiftX, shiftY));
          }
        }
      }
    }
    Set<String> own =
        group.operations().stream()
            .map(
                one -> described(one, one.shiftXHalves() * SIDE / 2, one.shiftYHalves() * SIDE / 2))
            .collect(Collectors.toSet());
    assertThat(kept).isEqualTo(own);
  }

  @ParameterizedTest
  @EnumSource
  void noTwoGroupsShareTheirDrawing(WallpaperGroup group) {
    for (WallpaperGroup other : WallpaperGroup.values()) {
      if (other != group) {
        assertThat(symmetrised(other, 8)).isNotEqualTo(symmetrised(group, 8));
      }
    }
  }

  /** A random drawing of the torus, each point the highest of its orbit. */
  private static int[] symmetrised(WallpaperGroup group, long seed) {
    int[] drawing = new SplittableRandom(seed).ints(SIDE * SIDE, 0, 1_000_000).toArray();
    if (group.lattice() != Lattice.HEXAGONAL) {
      return group.highestOfOrbits(drawing, SIDE, SIDE);
    }
    int[] highest = new int[drawing.length];
    for (int place = 0; place < drawing.length; place++) {
      double column = place % SIDE;
      double row = Math.floorDiv(place, SIDE);
      LatticePoint point = new LatticePoint(column / SIDE, row / SIDE);
      highest[place] =
          group
              .images(point)
              .mapToInt(image -> drawing[rounded(image.y()) * SIDE + rounded(image.x())])
              .max()
              .orElseThrow();
    }
    return highest;
  }

  private static int rounded(double share) {
    return Math.floorMod(Math.round(share * SIDE), SIDE);
  }

  private static boolean isKept(
      int[] drawing, PlaneOperation candidate, int shiftX, int shiftY, Lattice lattice) {
    // a pixel's place is its centre, a lattice's point is its corner
    int offset = lattice == Lattice.HEXAGONAL ? 0 : 1;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int halfX = 2 * x + offset;
        int halfY = 2 * y + offset;
        int toX = candidate.xByX() * halfX + candidate.xByY() * halfY;
        int toY = candidate.yByX() * halfX + candidate.yByY() * halfY;
        int atX = Math.floorMod(Math.floorDiv(toX, 2) + shiftX, SIDE);
        int atY = Math.floorMod(Math.floorDiv(toY, 2) + shiftY, SIDE);
        if (drawing[atY * SIDE + atX] != drawing[y * SIDE + x]) {
          return false;
        }
      }
    }
    return true;
  }

  private static String described(PlaneOperation operation, int shiftX, int shiftY) {
    return "[%d %d; %d %d] + %d,%d"
        .formatted(
            operation.xByX(), operation.xByY(), operation.yByX(), operation.yByY(), shiftX, shiftY);
  }

  @Test
  void orbitsOfPixelsShareTheTileOut() {
    for (WallpaperGroup group : WallpaperGroup.values()) {
      if (group.lattice() == Lattice.HEXAGONAL) {
        continue;
      }
      int[] first = group.firstOfOrbits(SIDE, SIDE);
      for (int place = 0; place < first.length; place++) {
        int[] orbit = group.orbit(place % SIDE, place / SIDE, SIDE, SIDE);
        assertThat(orbit).contains(place).hasSizeLessThanOrEqualTo(group.operations().size());
        assertThat(first[place]).isEqualTo(orbit[0]);
        int[] firsts = Arrays.stream(orbit).map(other -> first[other]).distinct().toArray();
        assertThat(firsts).containsExactly(orbit[0]);
      }
    }
  }

  @Test
  void tilesThatFitAreToldFromOthers() {
    assertThat(WallpaperGroup.P1.fits(5, 7)).isTrue();
    assertThat(WallpaperGroup.PMM.fits(5, 7)).isTrue();
    assertThat(WallpaperGroup.PG.fits(5, 8)).isTrue();
    assertThat(WallpaperGroup.PG.fits(5, 7)).isFalse();
    assertThat(WallpaperGroup.CMM.fits(6, 7)).isFalse();
    assertThat(WallpaperGroup.P4.fits(7, 7)).isTrue();
    assertThat(WallpaperGroup.P4.fits(6, 8)).isFalse();
    assertThat(WallpaperGroup.P4G.fits(7, 7)).isFalse();
    assertThat(WallpaperGroup.P6M.fits(6, 6)).isFalse();
    assertThat(WallpaperGroup.P1.fits(0, 6)).isFalse();
  }

  @Test
  void aTileThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> WallpaperGroup.P4G.orbit(0, 0, 7, 7))
        .hasMessage("p4g: expected a square of even px, found a tile of 7 x 7 px");
    assertThatThrownBy(() -> WallpaperGroup.PM.orbit(7, 0, 7, 7))
        .hasMessage("pm: expected a pixel inside 7 x 7 px, found 7, 0");
    assertThatThrownBy(() -> WallpaperGroup.PM.highestOfOrbits(new int[3], 2, 2))
        .hasMessage("pm: expected 2 x 2 values, found 3");
  }

  @Test
  void operationsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> PlaneOperation.parse("x,x"))
        .hasMessageContaining("expected a matrix of determinant 1 or -1, found [1 0; 1 0]");
    assertThatThrownBy(() -> PlaneOperation.parse("x,z"))
        .hasMessage("plane operation: expected terms of x, y and 1/2, found z");
    assertThatThrownBy(() -> PlaneOperation.parse("x"))
        .hasMessage("plane operation: expected two coordinates such as -y,x-y, found x");
  }

  @Test
  void theHexagonalTileRepeatsAfterItsSides() {
    LatticePoint place = new LatticePoint(0.3, 0.4);
    LatticePoint back = Lattice.HEXAGONAL.inTile(Lattice.HEXAGONAL.inCell(0.3, 0.4));
    assertThat(back.x()).isCloseTo(place.x(), within(1e-12));
    assertThat(back.y()).isCloseTo(place.y(), within(1e-12));
    LatticePoint below = Lattice.HEXAGONAL.inCell(0, 1);
    assertThat(below.wrapped()).isEqualTo(new LatticePoint(0, 0));
    assertThat(Lattice.HEXAGONAL.tileHeightPx(180)).isEqualTo(312);
    assertThat(Lattice.SQUARE.tileHeightPx(180)).isEqualTo(180);
  }
}
