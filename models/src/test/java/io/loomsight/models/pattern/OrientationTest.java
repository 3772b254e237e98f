package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.image.ColourImage;
import org.junit.jupiter.api.Test;

class OrientationTest {

  private static final ColourImage IMAGE = Drawn.pixels(3, 2, 1, 2, 3, 4, 5, 6);

  @Test
  void quarterTurnsSwapTheSides() {
    assertThat(Orientation.TURNED.of(IMAGE).widthPx()).isEqualTo(2);
    assertThat(Orientation.TURNED.of(IMAGE).heightPx()).isEqualTo(3);
  }

  @Test
  void aMirrorSwapsLeftAndRightAlone() {
    ColourImage mirrored = Orientation.MIRRORED.of(IMAGE);

    assertThat(mirrored.samples()).isEqualTo(Drawn.pixels(3, 2, 3, 2, 1, 6, 5, 4).samples());
  }

  @Test
  void transposingSwapsRowsAndColumns() {
    assertThat(Orientation.TRANSPOSED.of(IMAGE).samples())
        .isEqualTo(Drawn.pixels(2, 3, 1, 4, 2, 5, 3, 6).samples());
  }

  @Test
  void aTurnAndTheTurnBackGiveTheImage() {
    ColourImage back = Orientation.TURNED_BACK.of(Orientation.TURNED.of(IMAGE));

    assertThat(back.samples()).isEqualTo(IMAGE.samples());
    for (Orientation mirror :
        new Orientation[] {
          Orientation.MIRRORED,
          Orientation.UPSIDE_DOWN,
          Orientation.TRANSPOSED,
          Orientation.ANTI_TRANSPOSED,
          Orientation.HALF_TURNED
        }) {
      assertThat(mirror.of(mirror.of(IMAGE)).samples()).isEqualTo(IMAGE.samples());
    }
  }

  @Test
  void allEightDiffer() {
    ColourImage square = Drawn.pixels(2, 2, 1, 2, 3, 4);

    assertThat(Orientation.ALL.stream().map(one -> one.of(square).samples()).distinct().count())
        .isEqualTo(8);
  }

  @Test
  void whatIsNoSymmetryOfTheSquareIsRefused() {
    assertThatThrownBy(() -> Orientation.of(1, 1, 0, 1))
        .hasMessage("orientation: expected a symmetry of the square, found (1, 1; 0, 1)");
  }
}
