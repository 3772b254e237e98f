package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TilePlacesTest {

  private static final double ROUNDING = 1e-5;

  @Test
  void goAroundATileWithEachPeriod() {
    GeneratorTorus torus = new GeneratorTorus(12, 20, 3, 2, RepeatLayout.STRAIGHT);
    TilePlaces even = TilePlaces.even(torus, 0.25, 0.5);

    assertThat(even.across(0, 7)).isCloseTo(0.25, within(ROUNDING));
    assertThat(even.across(4, 7)).isCloseTo(1.25, within(ROUNDING));
    assertThat(even.down(3, 10)).isCloseTo(1.5, within(ROUNDING));
  }

  @Test
  void comeAgainAfterATileAsTheLayoutSays() {
    for (int periods : List.of(1, 2, 3)) {
      TilePlaces drop = bent(new GeneratorTorus(12, 16, 2, periods, RepeatLayout.HALF_DROP));
      assertSamePlace(drop, 2.3, 4.1, 2.3 + 12, 4.1 + 8);
      assertSamePlace(drop, 2.3, 4.1, 2.3, 4.1 + 16);
      TilePlaces brick = bent(new GeneratorTorus(16, 12, periods, 2, RepeatLayout.BRICK));
      assertSamePlace(brick, 2.3, 4.1, 2.3 + 8, 4.1 + 12);
    }
  }

  @Test
  void bendByAboutAsMuchAsIsAskedFor() {
    GeneratorTorus torus = new GeneratorTorus(24, 24, 1, 1, RepeatLayout.STRAIGHT);
    TilePlaces bent = bent(torus);
    double start = bent.across(0.5, 0.5);
    double most = 0;
    for (int row = 0; row < 24; row++) {
      most = Math.max(most, Math.abs(bent.across(0.5, row + 0.5) - start));
    }
    assertThat(most).isBetween(0.03, 0.6);
  }

  @Test
  void showAnExampleMoved() {
    ColourImage motifs = DrawnTiles.motifs(48, 4);
    GeneratorExample example = GeneratorExample.of(Design.judged("one.png", motifs), "aa");
    ColourImage image = example.image();

    ColourImage still = TilePlaces.even(example.torus(), 0, 0).shown(example);
    ColourImage moved = TilePlaces.even(example.torus(), 0.5, 0).shown(example);

    assertThat(DrawnTiles.farthest(still, image)).isLessThan(ROUNDING);
    assertThat(DrawnTiles.farthest(moved, DrawnTiles.shifted(image, 24, 0))).isLessThan(ROUNDING);
    assertThat(DrawnTiles.farthest(moved, image)).isGreaterThan(0.1);
  }

  private static TilePlaces bent(GeneratorTorus torus) {
    return TilePlaces.draw(torus, 0.1, new SplittableRandom(8));
  }

  private static void assertSamePlace(
      TilePlaces places, double column, double row, double otherColumn, double otherRow) {
    double across = places.across(otherColumn, otherRow) - places.across(column, row);
    double down = places.down(otherColumn, otherRow) - places.down(column, row);
    assertThat(across).isCloseTo(Math.rint(across), within(ROUNDING));
    assertThat(down).isCloseTo(Math.rint(down), within(ROUNDING));
  }
}
