package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColouringTest {

  private static final List<Integer> TWO = List.of(0xf0f0e0, 0x102040);

  private static final HouseColours NONE = new HouseColours(List.of());

  /** Two squares of 4 px, one of 9 px and a ring around 1 px. */
  private static final ReducedImage MOTIFS =
      Drawn.letters(
          TWO,
          "aaaaaaaaaaaa",
          "abbaaabbbaaa",
          "abbaaabbbaaa",
          "aaaaaabbbaaa",
          "aaaaaaaaaaaa",
          "abbaaabbbaaa",
          "abbaaababaaa",
          "aaaaaabbbaaa",
          "aaaaaaaaaaaa");

  @Test
  void areasOfLikeSizeGetAScreenTogether() {
    ReducedImage three =
        Colouring.spread(MOTIFS, RepeatLayout.STRAIGHT, 3, () -> NONE, 1).orElseThrow();

    assertThat(three.screenCount()).isEqualTo(3);
    // both small squares are of one colour, whichever classes were chosen
    assertThat(three.screen(1, 1)).isEqualTo(three.screen(1, 5)).isEqualTo(three.screen(2, 6));
    // the ground stays
    assertThat(three.screen(0, 0)).isZero();
  }

  @Test
  void asManyColoursAsAreAskedForAndAllDifferent() {
    for (int screens = 2; screens <= 4; screens++) {
      ReducedImage spread =
          Colouring.spread(MOTIFS, RepeatLayout.STRAIGHT, screens, () -> NONE, 7).orElseThrow();

      assertThat(ColourCount.of(spread.toColourImage()).colours()).isEqualTo(screens);
    }
  }

  @Test
  void ofAreasThatAreAllAlikeEverySecondOneGetsAScreen() {
    ReducedImage dots = Drawn.letters(TWO, "aaaaaaaaaa", "ababababab", "aaaaaaaaaa");

    ReducedImage three =
        Colouring.spread(dots, RepeatLayout.STRAIGHT, 3, () -> NONE, 1).orElseThrow();

    assertThat(Drawn.rows(three).get(1)).isIn("abacabacab", "acabacabac");
  }

  @Test
  void aNewColourIsOneOfTheHouse() {
    HouseColours house = new HouseColours(List.of(0xf0f0e0, 0x102040, 0x602020, 0xffe000));

    ReducedImage three =
        Colouring.spread(MOTIFS, RepeatLayout.STRAIGHT, 3, () -> house, 1).orElseThrow();

    assertThat(three.palette().get(2)).isIn(0x602020, 0xffe000);
  }

  @Test
  void aNetHasNoAreasToColourApart() {
    ReducedImage net = Drawn.letters(TWO, "bbbb", "baab", "baab", "bbbb");
    ReducedImage stripes = Drawn.letters(TWO, "aabb", "aabb");

    // the hole of the net is its largest but one area: one more colour and no further
    assertThat(Colouring.spread(net, RepeatLayout.STRAIGHT, 4, () -> NONE, 1))
        .isEqualTo(Optional.empty());
    assertThat(Colouring.spread(stripes, RepeatLayout.STRAIGHT, 3, () -> NONE, 1))
        .isEqualTo(Optional.empty());
  }

  @Test
  void areasGoOnOverTheTilesEdgesAsTheLayoutSays() {
    byte[] screens = Drawn.letters(TWO, "baaa", "aaaa", "aaab", "aaaa").screens();

    assertThat(ColourAreas.of(screens, new TorusGrid(4, 4, RepeatLayout.STRAIGHT)).count())
        .isEqualTo(3);
    // half a tile down, the pixel at the right meets the one at the left
    assertThat(ColourAreas.of(screens, new TorusGrid(4, 4, RepeatLayout.HALF_DROP)).count())
        .isEqualTo(2);
  }
}
