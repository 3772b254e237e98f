package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuietEdgesTest {

  @Test
  void aTileIsCutWhereItsMotifIsNot() {
    ReducedImage cut = Drawn.letters(List.of(0xffffff, 0), "baab", "aaaa", "aaaa", "baab");

    ReducedImage moved = QuietEdges.moved(cut, RepeatLayout.STRAIGHT);

    assertThat(moved.areasPx()).containsExactly(12, 4);
    for (int at = 0; at < 4; at++) {
      assertThat(moved.screen(0, at)).isEqualTo(moved.screen(3, at));
      assertThat(moved.screen(at, 0)).isEqualTo(moved.screen(at, 3));
    }
  }

  @ParameterizedTest
  @EnumSource(RepeatLayout.class)
  void thePlaneStaysTheSameUpToAShift(RepeatLayout layout) {
    ReducedImage tile =
        Drawn.letters(List.of(0xffffff, 0, 0xff0000), "abbaac", "abcaaa", "aaaaba", "ccabba");

    ReducedImage moved = QuietEdges.moved(tile, layout);

    assertThat(isShifted(tile, moved, layout)).isTrue();
  }

  private static boolean isShifted(ReducedImage tile, ReducedImage moved, RepeatLayout layout) {
    TorusGrid grid = new TorusGrid(tile.widthPx(), tile.heightPx(), layout);
    for (int down = 0; down < grid.height(); down++) {
      for (int right = 0; right < grid.width(); right++) {
        boolean same = true;
        for (int y = -8; y < 16; y++) {
          for (int x = -12; x < 24; x++) {
            same &= screen(tile, grid, x + right, y + down) == screen(moved, grid, x, y);
          }
        }
        if (same) {
          return true;
        }
      }
    }
    return false;
  }

  private static int screen(ReducedImage tile, TorusGrid grid, int x, int y) {
    int place = grid.place(x, y);
    return tile.screen(place % grid.width(), place / grid.width());
  }
}
