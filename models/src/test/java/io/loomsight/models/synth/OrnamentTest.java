package io.loomsight.models.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class OrnamentTest {

  private static final int WIDTH_PX = 100;

  /** Every operation that keeps the pixels, with any shift whatever, is the group's or none. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"P3", "P3M1", "P31M", "P6", "P6M"})
  void ornamentHasExactlyItsGroup(WallpaperGroup group) {
    for (long seed = 1; seed <= 2; seed++) {
      Levels cell = new Ornament(group, new SplittableRandom(seed)).cell(WIDTH_PX);
      List<String> kept = new ArrayList<>();
      for (PlaneOperation candidate : WallpaperGroup.P4M.operations()) {
        if (candidate.fits(cell.widthPx(), cell.heightPx())) {
          for (int shiftX = 0; shiftX < cell.widthPx(); shiftX++) {
            for (int shiftY = 0; shiftY < cell.heightPx(); shiftY++) {
              if (isKept(cell, candidate, shiftX, shiftY)) {
                kept.add(described(candidate, shiftX, shiftY));
              }
            }
          }
        }
      }
      assertThat(kept)
          .as("%s of seed %d", group.label(), seed)
          .containsExactlyInAnyOrderElementsOf(
              group.operations().stream()
                  .map(
                      one ->
                          described(
                              one,
                              one.shiftXHalves() * cell.widthPx() / 2,
                              one.shiftYHalves() * cell.heightPx() / 2))
                  .toList());
    }
  }

  private static boolean isKept(Levels cell, PlaneOperation candidate, int shiftX, int shiftY) {
    for (int y = 0; y < cell.heightPx(); y++) {
      for (int x = 0; x < cell.widthPx(); x++) {
        int halfX = candidate.xByX() * (2 * x + 1) + candidate.xByY() * (2 * y + 1);
        int halfY = candidate.yByX() * (2 * x + 1) + candidate.yByY() * (2 * y + 1);
        int toX = Math.floorDiv(halfX, 2) + shiftX;
        int toY = Math.floorDiv(halfY, 2) + shiftY;
        if (cell.at(toX, toY) != cell.at(x, y)) {
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

  /** Pixels do not turn by 60 degrees, so that only the figures' edges may differ. */
  @ParameterizedTest
  @EnumSource(names = {"P3", "P3M1", "P31M", "P6", "P6M"})
  void hexagonalOrnamentHasItsGroupUpToTheEdgesOfItsFigures(WallpaperGroup group) {
    for (long seed = 1; seed <= 2; seed++) {
      Levels cell = new Ornament(group, new SplittableRandom(seed)).cell(2 * WIDTH_PX);
      double own = 1;
      double others = 0;
      for (PlaneOperation operation : WallpaperGroup.P6M.operations()) {
        double alike = alike(cell, operation);
        if (group.operations().contains(operation)) {
          own = Math.min(own, alike);
        } else {
          others = Math.max(others, alike);
        }
      }
      assertThat(own).as("%s of seed %d", group.label(), seed).isGreaterThan(0.9);
      assertThat(others).as("%s of seed %d", group.label(), seed).isLessThan(own - 0.02);
    }
  }

  /** The share of pixels that are the same at an operation's image. */
  private static double alike(Levels cell, PlaneOperation operation) {
    Lattice lattice = Lattice.HEXAGONAL;
    int alike = 0;
    for (int y = 0; y < cell.heightPx(); y++) {
      for (int x = 0; x < cell.widthPx(); x++) {
        LatticePoint place =
            lattice.inCell((x + 0.5) / cell.widthPx(), (y + 0.5) / cell.heightPx());
        LatticePoint image = lattice.inTile(operation.of(place));
        int toX = (int) Math.floor(image.x() * cell.widthPx());
        int toY = (int) Math.floor(image.y() * cell.heightPx());
        alike += cell.at(toX, toY) == cell.at(x, y) ? 1 : 0;
      }
    }
    return (double) alike / (cell.widthPx() * cell.heightPx());
  }
}
