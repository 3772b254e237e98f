package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ZoningTest {

  private static final int WIDTH = 192;
  private static final int HEIGHT = 128;
  private static final int DARK = 0x202020;
  private static final int LIGHT = 0xe0e0d0;

  /** Both have stripes of a third colour, in which lines may be drawn. */
  private static ColourImage tile(int rgb, int stripeRgb) {
    return DrawnTiles.drawRgb(WIDTH, HEIGHT, (x, y) -> x % 16 == 5 ? stripeRgb : rgb);
  }

  private static final List<ColourImage> TILES =
      List.of(tile(DARK, 0xc02020), tile(LIGHT, 0xd8d8c8));

  private static double share(ColourImage tile, int rgb) {
    int count = 0;
    for (int place = 0; place < WIDTH * HEIGHT; place++) {
      count += tile.rgb(place % WIDTH, place / WIDTH) == rgb ? 1 : 0;
    }
    return count / ((double) WIDTH * HEIGHT);
  }

  @ParameterizedTest
  @EnumSource(RepeatLayout.class)
  void bothDesignsHaveALargeShareOfTheTile(RepeatLayout layout) {
    for (long seed = 0; seed < 12; seed++) {
      ColourImage tile = Zoning.draw(TILES, new TorusGrid(WIDTH, HEIGHT, layout), seed);

      assertThat(share(tile, DARK)).isBetween(0.2, 0.65);
      assertThat(share(tile, LIGHT)).isBetween(0.2, 0.65);
    }
  }

  @ParameterizedTest
  @EnumSource(RepeatLayout.class)
  void aLineOfAColourOfTheirOwnKeepsThemApartAlsoOverTheTilesEdges(RepeatLayout layout) {
    for (long seed = 0; seed < 12; seed++) {
      TorusGrid grid = new TorusGrid(WIDTH, HEIGHT, layout);
      ColourImage tile = Zoning.draw(TILES, grid, seed);

      assertThat(share(tile, 0xc02020)).isGreaterThan(0.05);
      for (int place = 0; place < WIDTH * HEIGHT; place++) {
        int beside = grid.place(place % WIDTH + 1, place / WIDTH);
        int below = grid.place(place % WIDTH, place / WIDTH + 1);
        for (int next : List.of(beside, below)) {
          assertThat(
                  List.of(
                      tile.rgb(place % WIDTH, place / WIDTH), tile.rgb(next % WIDTH, next / WIDTH)))
              .isNotEqualTo(List.of(DARK, LIGHT))
              .isNotEqualTo(List.of(LIGHT, DARK));
        }
      }
    }
  }
}
