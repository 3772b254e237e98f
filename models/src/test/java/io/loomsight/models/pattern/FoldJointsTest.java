package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoldJointsTest {

  /** Columns of 8 px: black, then white. */
  private static final ColourImage BANDS =
      DrawnTiles.drawRgb(16, 16, (x, y) -> x < 8 ? 0 : 0xffffff);

  /** A pixel that a step to the right leads from, and the one that lies there now. */
  private static FoldJoints joint(int column, int otherColumn) {
    return new FoldJoints(
        List.of(
            new FoldJoints.Joint(
                new FoldJoints.Side(column, 0, 1, 0), new FoldJoints.Side(otherColumn, 0, -1, 0))));
  }

  @Test
  void whereColoursGoOnNothingShows() {
    assertThat(joint(3, 4).cost(BANDS, 0, 0)).isZero();
    // a mirror in the middle of a band
    assertThat(joint(3, 3).cost(BANDS, 0, 0)).isZero();
    assertThat(new FoldJoints(List.of()).cost(BANDS, 5, 5)).isZero();
  }

  @Test
  void aColourThatMeetsAnotherOneShowsByTheirSquaredDifference() {
    assertThat(joint(3, 12).cost(BANDS, 0, 0)).isCloseTo(1, within(1e-6));
    // the design goes on from 7 to 8 in white
    assertThat(joint(7, 11).cost(BANDS, 0, 0)).isZero();
  }

  @Test
  void whatIsCutOffThinShowsOnBothSides() {
    // the black band is left after 2 px; on the other side after 3, which is wide enough
    assertThat(joint(9, 4).cost(BANDS, 0, 0) - joint(12, 4).cost(BANDS, 0, 0))
        .isCloseTo(1, within(1e-6));
  }

  @Test
  void aStretchBeginsAtItsCornerAndGoesRoundTheDesign() {
    FoldJoints joint = joint(3, 12);

    assertThat(joint.cost(BANDS, 16, 5)).isEqualTo(joint.cost(BANDS, 0, 0));
    assertThat(joint.cost(BANDS, 8, 0)).isEqualTo(joint.cost(BANDS, 0, 0));
    assertThat(joint.cost(BANDS, 8 + 32, 0)).isEqualTo(joint.cost(BANDS, 8, 0));
  }

  @Test
  void someAreChosenEvenly() {
    FoldJoints hundred =
        new FoldJoints(
            Stream.iterate(0, at -> at + 1)
                .limit(100)
                .flatMap(at -> joint(at, at + 1).joints().stream())
                .toList());

    assertThat(hundred.some(30).joints())
        .extracting(joint -> joint.one().column())
        .containsExactlyElementsOf(Stream.iterate(0, at -> at + 4).limit(25).toList());
    assertThat(hundred.some(100).joints()).hasSize(100);
  }
}
