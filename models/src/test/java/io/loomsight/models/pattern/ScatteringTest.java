package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScatteringTest {

  private static final List<Example> EXAMPLES =
      List.of(new Example(DrawnTiles.motifs(48, 3), true));

  @ParameterizedTest
  @EnumSource(RepeatLayout.class)
  void aTorusOfAFewLargePieces(RepeatLayout layout) {
    TorusGrid grid = new TorusGrid(96, 80, layout);

    Arrangement arrangement = Scattering.draw(EXAMPLES, grid, 40, 1);

    boolean[] joints = Joints.around(arrangement, EXAMPLES, layout, 0);
    int count = 0;
    for (boolean joint : joints) {
      count += joint ? 1 : 0;
    }
    // cells of 40 px have some 4 x 40 px of border, shared by two, and borders are wavy
    assertThat(count).isBetween(100, 1500);
  }

  @Test
  void theSameSeedGivesTheSamePieces() {
    TorusGrid grid = new TorusGrid(64, 64, RepeatLayout.STRAIGHT);

    assertThat(Scattering.draw(EXAMPLES, grid, 32, 4).image(EXAMPLES).samples())
        .isEqualTo(Scattering.draw(EXAMPLES, grid, 32, 4).image(EXAMPLES).samples())
        .isNotEqualTo(Scattering.draw(EXAMPLES, grid, 32, 5).image(EXAMPLES).samples());
  }
}
