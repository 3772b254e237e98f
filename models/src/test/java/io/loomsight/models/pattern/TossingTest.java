package io.loomsight.models.pattern;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TossingTest {

  private static final int PAPER = 0xf0f0e0;
  private static final int INK = 0x102040;
  private static final List<Orientation> UPRIGHT = List.of(Orientation.AS_IS, Orientation.MIRRORED);

  /** A square of 10 px in a tile of 32 px. */
  private static final Figures SQUARES =
      Figures.of(
              DrawnTiles.drawRgb(
                  32, 32, (x, y) -> x >= 8 && x < 18 && y >= 6 && y < 16 ? INK : PAPER),
              2,
              1)
          .orElseThrow();

  @ParameterizedTest
  @EnumSource(RepeatLayout.class)
  void asManyWholeMotifsAsTheDesignHasToTheArea(RepeatLayout layout) {
    TorusGrid grid = new TorusGrid(96, 128, layout);

    ColourImage tile = Tossing.draw(List.of(SQUARES), grid, UPRIGHT, 5).tile();

    // 12 tiles' area, 100 px a motif
    assertThat(ink(tile)).isEqualTo(1200);
    List<Figure> found = Figures.of(layout.straightRepeat(tile), 2, 1).orElseThrow().figures();
    // each found by itself, so none touches another
    assertThat(found).hasSize(layout == RepeatLayout.STRAIGHT ? 12 : 24);
    assertThat(found).allSatisfy(figure -> assertThat(figure.shapePx()).isEqualTo(100));
  }

  @Test
  void motifsThatFillTheirDesignLeaveNoRoomToBeTossed() {
    Figures filling =
        Figures.of(DrawnTiles.drawRgb(32, 32, (x, y) -> x < 22 && y < 22 ? INK : PAPER), 2, 1)
            .orElseThrow();
    TorusGrid grid = new TorusGrid(96, 96, RepeatLayout.STRAIGHT);

    assertThat(Tossing.draw(List.of(SQUARES), grid, UPRIGHT, 5).leftOut()).isZero();
    assertThat(Tossing.draw(List.of(filling), grid, UPRIGHT, 5).leftOut()).isGreaterThan(0.3);
  }

  @Test
  void theSameSeedGivesTheSameTile() {
    TorusGrid grid = new TorusGrid(96, 96, RepeatLayout.STRAIGHT);

    assertThat(Tossing.draw(List.of(SQUARES), grid, UPRIGHT, 5).tile().samples())
        .isEqualTo(Tossing.draw(List.of(SQUARES), grid, UPRIGHT, 5).tile().samples())
        .isNotEqualTo(Tossing.draw(List.of(SQUARES), grid, UPRIGHT, 6).tile().samples());
  }

  @Test
  void motifsOverAPatternAreCutOutOfTheirGround() {
    TorusGrid grid = new TorusGrid(96, 96, RepeatLayout.STRAIGHT);
    int green = 0x00ff00;
    ColourImage ground = DrawnTiles.drawRgb(96, 96, (x, y) -> green);

    ColourImage tile = Tossing.over(ground, SQUARES, 0.5, grid, UPRIGHT, 3);

    assertThat(ink(tile)).isGreaterThanOrEqualTo(400);
    for (int place = 0; place < 96 * 96; place++) {
      assertThat(tile.rgb(place % 96, place / 96)).isIn(INK, green);
    }
  }

  @Test
  void motifsOfTwoDesignsStandOnTheGroundOfTheFirst() {
    TorusGrid grid = new TorusGrid(96, 96, RepeatLayout.STRAIGHT);
    int red = 0xc02020;
    int green = 0x30a060;
    Figures others =
        Figures.of(
                DrawnTiles.drawRgb(
                    32, 32, (x, y) -> x >= 8 && x < 16 && y >= 6 && y < 14 ? red : green),
                2,
                1)
            .orElseThrow();

    ColourImage tile = Tossing.draw(List.of(SQUARES, others), grid, UPRIGHT, 5).tile();

    Map<Integer, Long> colours =
        IntStream.range(0, 96 * 96)
            .mapToObj(place -> tile.rgb(place % 96, place / 96))
            .collect(groupingBy(identity(), counting()));
    assertThat(colours).containsOnlyKeys(PAPER, INK, red);
    assertThat(colours.get(red) % 64).isZero();
  }

  private static int ink(ColourImage tile) {
    int ink = 0;
    for (int y = 0; y < tile.heightPx(); y++) {
      for (int x = 0; x < tile.widthPx(); x++) {
        ink += tile.rgb(x, y) == INK ? 1 : 0;
      }
    }
    return ink;
  }
}
