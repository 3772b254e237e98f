package io.loomsight.models.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegionLookTest {

  private static final RegionLook LEFT = new RegionLook(Map.of("peak", -2.0, "seam", 0.5));
  private static final RegionLook RIGHT = new RegionLook(Map.of("peak", -4.0));

  @Test
  void piecesCountByTheirWeight() {
    assertThat(RegionLook.mean(List.of(LEFT, RIGHT), List.of(3.0, 1.0)).measures())
        .containsOnly(Map.entry("peak", -2.5), Map.entry("seam", 0.5));
  }

  @Test
  void aPieceCutInTwoChangesNothing() {
    assertThat(RegionLook.mean(List.of(LEFT, RIGHT, RIGHT), List.of(3.0, 0.25, 0.75)))
        .isEqualTo(RegionLook.mean(List.of(LEFT, RIGHT), List.of(3.0, 1.0)));
  }

  @Test
  void whatWasNotMeasuredDoesNotCount() {
    assertThat(RegionLook.mean(List.of(RegionLook.none(), LEFT), List.of(9.0, 1.0)))
        .isEqualTo(LEFT);
    assertThat(RegionLook.mean(List.of(RegionLook.none()), List.of(1.0)))
        .isEqualTo(RegionLook.none());
  }

  @Test
  void infiniteMeasuresAreRefused() {
    assertThatThrownBy(() -> new RegionLook(Map.of("peak", Double.NaN)))
        .hasMessage("look: expected a finite peak, found NaN");
  }
}
