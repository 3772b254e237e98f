package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeparationTest {

  private static final List<Integer> THREE = List.of(0xffffff, 0x808080, 0x000000);

  @Test
  void separationsLaidOverEachOtherAreTheImage() {
    for (long seed = 0; seed < 4; seed++) {
      ReducedImage image = ColourReduction.of(Drawn.noise(33, 21, seed), 7, seed).image();
      assertThat(Separation.overlay(Separation.of(image))).isEqualTo(image);
    }
  }

  @Test
  void coverageIsTheShareInPercent() {
    List<Separation> separations = Separation.of(Drawn.letters(THREE, "aaab", "aaac"));
    assertThat(separations)
        .extracting(Separation::coveragePercent)
        .containsExactly(75.0, 12.5, 12.5);
    assertThat(separations.get(1).prints(3, 0)).isTrue();
    assertThat(separations.get(1).prints(3, 1)).isFalse();
  }

  @Test
  void overlapsAndGapsAreRefused() {
    BitSet first = BitSet.valueOf(new long[] {0b01});
    BitSet both = BitSet.valueOf(new long[] {0b11});
    Separation one = new Separation(0, 0xffffff, 2, 1, first);
    assertThatThrownBy(
            () -> Separation.overlay(List.of(one, new Separation(1, 0x000000, 2, 1, both))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("overlay: expected screens that share no pixel, found screen 1 over another");
    assertThatThrownBy(() -> Separation.overlay(List.of(one)))
        .hasMessage("overlay: expected screens that leave no pixel out, found 1 left out");
    assertThatThrownBy(() -> Separation.overlay(List.of(one, one)))
        .hasMessage("overlay: expected screen 1 of 2 x 1 px, found screen 0 of 2 x 1 px");
  }

  @Test
  void theInkIsItsOwn() {
    BitSet ink = BitSet.valueOf(new long[] {0b01});
    Separation separation = new Separation(0, 0, 2, 1, ink);
    ink.set(1);
    separation.ink().set(1);
    assertThat(separation.coveragePercent()).isEqualTo(50);
  }
}
