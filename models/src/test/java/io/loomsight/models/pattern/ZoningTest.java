package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ZoningTest {

  private static final List<Example> EXAMPLES =
      List.of(
          new Example(DrawnTiles.plain(16, 16, 0), true),
          new Example(DrawnTiles.plain(24, 24, 1), true));

  @ParameterizedTest
  @EnumSource(RepeatLayout.class)
  void bothDesignsHaveALargeShareOfTheTile(RepeatLayout layout) {
    for (long seed = 0; seed < 12; seed++) {
      ColourImage tile = Zoning.draw(EXAMPLES, new TorusGrid(96, 64, layout), seed).image(EXAMPLES);

      double second = 0;
      for (float sample : tile.samples()) {
        second += sample;
      }
      assertThat(second / tile.samples().length).isBetween(0.3, 0.65);
    }
  }

  @Test
  void zonesCloseOverTheTilesEdges() {
    for (long seed = 0; seed < 12; seed++) {
      for (RepeatLayout layout : RepeatLayout.values()) {
        ColourImage tile =
            Zoning.draw(EXAMPLES, new TorusGrid(96, 64, layout), seed).image(EXAMPLES);

        ColourImage plane = layout.straightRepeat(tile);
        assertThat(SeamRatio.of(plane, RepeatLayout.STRAIGHT).worst()).isLessThan(2.5);
      }
    }
  }
}
