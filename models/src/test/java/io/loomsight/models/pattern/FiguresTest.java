package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.ColourImage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final int PAPER = 0xf0f0e0;
  private static final int INK = 0x102040;

  @Test
  void motifsApartAreFoundWholeAlsoOverTheTilesEdges() {
    // one square inside, one over the corner
    ColourImage tile =
        DrawnTiles.drawRgb(
            48,
            48,
            (x, y) ->
                within(x, y, 18, 18, 8) || within((x + 6) % 48, (y + 6) % 48, 0, 0, 12)
                    ? INK
                    : PAPER);

    List<Figure> figures = Figures.of(tile, 2, 1).orElseThrow().figures();

    assertThat(figures).extracting(Figure::shapePx).containsExactlyInAnyOrder(64, 144);
    Figure larger = figures.stream().max(Comparator.comparing(Figure::shapePx)).orElseThrow();
    // the square and the rim around it
    assertThat(larger.widthPx()).isEqualTo(16);
    assertThat(larger.heightPx()).isEqualTo(16);
  }

  @Test
  void whatAMotifEnclosesBelongsToIt() {
    ColourImage tile =
        DrawnTiles.drawRgb(
            48, 48, (x, y) -> within(x, y, 14, 14, 20) && !within(x, y, 18, 18, 12) ? INK : PAPER);

    Figures figures = Figures.of(tile, 2, 1).orElseThrow();

    assertThat(figures.groundRgb()).isEqualTo(PAPER);
    assertThat(figures.figures()).hasSize(1);
    assertThat(figures.figures().get(0).shapePx()).isEqualTo(400);
  }

  @Test
  void partsThatLieCloseAreOneMotif() {
    ColourImage near =
        DrawnTiles.drawRgb(
            48, 48, (x, y) -> within(x, y, 10, 10, 8) || within(x, y, 21, 10, 8) ? INK : PAPER);
    ColourImage far =
        DrawnTiles.drawRgb(
            48, 48, (x, y) -> within(x, y, 10, 10, 8) || within(x, y, 28, 10, 8) ? INK : PAPER);

    assertThat(Figures.of(near, 2, 1).orElseThrow().figures()).hasSize(1);
    assertThat(Figures.of(far, 2, 1).orElseThrow().figures()).hasSize(2);
  }

  @Test
  void onAnotherGroundTheyAreCutOut() {
    ColourImage tile = DrawnTiles.drawRgb(48, 48, (x, y) -> within(x, y, 14, 14, 20) ? INK : PAPER);
    Figures figures = Figures.of(tile, 2, 1).orElseThrow();

    // nobody sees the difference
    assertThat(figures.on(0xf1f0e1)).isSameAs(figures);
    Figures on = figures.on(0x40a060);

    assertThat(on.groundRgb()).isEqualTo(0x40a060);
    assertThat(owned(figures.figures().get(0))).isGreaterThan(400);
    assertThat(owned(on.figures().get(0))).isEqualTo(400);
  }

  @Test
  void theyStandOutFromColoursOtherThanTheirOwn() {
    ColourImage tile = DrawnTiles.drawRgb(48, 48, (x, y) -> within(x, y, 14, 14, 20) ? INK : PAPER);
    Figures figures = Figures.of(tile, 2, 1).orElseThrow();

    assertThat(figures.standsOutFrom(PAPER)).isTrue();
    assertThat(figures.standsOutFrom(0x40a060)).isTrue();
    assertThat(figures.standsOutFrom(0x182848)).isFalse();
  }

  private static int owned(Figure figure) {
    int owned = 0;
    for (int place = 0; place < figure.widthPx() * figure.heightPx(); place++) {
      owned += figure.owns(place % figure.widthPx(), place / figure.widthPx()) ? 1 : 0;
    }
    return owned;
  }

  @Test
  void stripesAndNetsHaveNoMotifs() {
    ColourImage stripes = DrawnTiles.drawRgb(48, 48, (x, y) -> x < 12 ? INK : PAPER);
    ColourImage net = DrawnTiles.drawRgb(48, 48, (x, y) -> x < 4 || y < 4 ? INK : PAPER);
    ColourImage plain = DrawnTiles.drawRgb(48, 48, (x, y) -> PAPER);

    assertThat(Figures.of(stripes, 2, 1)).isEqualTo(Optional.empty());
    // the holes of a net are its motifs only where the net is the larger part
    assertThat(Figures.of(net, 2, 1)).isEqualTo(Optional.empty());
    assertThat(Figures.of(plain, 2, 1)).isEqualTo(Optional.empty());
  }

  private static boolean within(int x, int y, int left, int top, int side) {
    return x >= left && x < left + side && y >= top && y < top + side;
  }
}
