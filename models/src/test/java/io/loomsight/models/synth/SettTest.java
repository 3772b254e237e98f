package io.loomsight.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.synth.Sett.ThreadBand;
import io.loomsight.models.synth.Sett.Turning;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SettTest {

  private static final List<ThreadBand> BANDS =
      List.of(new ThreadBand(0, 2), new ThreadBand(1, 1), new ThreadBand(2, 3));

  @Test
  void pivotsComeOnceWhereASettTurnsBack() {
    assertThat(new Sett(BANDS, Turning.REFLECTED).threads()).containsExactly(0, 0, 1, 2, 2, 2, 1);
  }

  @Test
  void aRepeatedSettStartsAnew() {
    assertThat(new Sett(BANDS, Turning.REPEATED).threads()).containsExactly(0, 0, 1, 2, 2, 2);
  }

  @Test
  void aSettOfOneBandIsPlain() {
    Sett plain = new Sett(List.of(new ThreadBand(3, 2)), Turning.REFLECTED);
    assertThat(plain.threads()).containsExactly(3, 3);
  }

  @Test
  void emptySettsAreRefused() {
    assertThatThrownBy(() -> new Sett(List.of(), Turning.REPEATED))
        .hasMessage("sett: expected at least 1 band, found none");
    assertThatThrownBy(() -> new ThreadBand(1, 0))
        .hasMessage("sett: expected a colour >= 0 and at least 1 thread, found 1 and 0");
  }

  @Test
  void warpShowsWhereItLiesOnTop() {
    ColourAndWeave plain = new ColourAndWeave(Draft.plain(), List.of(1, 2), List.of(3));
    assertThat(plain.colour(0, 0)).isEqualTo(1);
    assertThat(plain.colour(1, 0)).isEqualTo(3);
    assertThat(plain.colour(0, 1)).isEqualTo(3);
    assertThat(plain.colour(1, 1)).isEqualTo(2);
  }

  @Test
  void aTileHoldsWholeRepeatsOfWeaveAndColours() {
    List<Integer> six = List.of(0, 0, 0, 1, 1, 1);
    ColourAndWeave check = new ColourAndWeave(Draft.stepped(4, 1, 2), six, six);
    assertThat(check.ends()).isEqualTo(12);
    assertThat(check.picks()).isEqualTo(12);
    Levels tile = check.tile(2, 100);
    assertThat(tile.widthPx()).isEqualTo(96);
    assertThat(tile.at(95, 0)).isEqualTo(check.colour(-1, 0));
  }

  @Test
  void lozengesAreMirroredInEndsAndPicks() {
    Draft lozenge = Draft.lozenge(4, 2, 2);
    for (int pick = 0; pick < lozenge.picks(); pick++) {
      for (int end = 0; end < lozenge.ends(); end++) {
        assertThat(lozenge.warpUp(-end, pick)).isEqualTo(lozenge.warpUp(end, pick));
        assertThat(lozenge.warpUp(end, -pick)).isEqualTo(lozenge.warpUp(end, pick));
      }
    }
  }
}
