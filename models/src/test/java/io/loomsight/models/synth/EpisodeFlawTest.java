package io.loomsight.models.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class EpisodeFlawTest {

  private static final int SIZE_PX = 64;

  private static EpisodeFlaw.Form form(int left, int top, int widthPx, int heightPx) {
    BitSet pixels = new BitSet();
    for (int y = top; y < top + heightPx; y++) {
      pixels.set(y * SIZE_PX + left, y * SIZE_PX + left + widthPx);
    }
    return EpisodeFlaw.of(SIZE_PX, SIZE_PX, pixels).form();
  }

  @Test
  void smallFlawIsADot() {
    assertThat(form(10, 20, 1, 1)).isEqualTo(EpisodeFlaw.Form.DOT);
    assertThat(form(10, 20, 5, 4)).isEqualTo(EpisodeFlaw.Form.DOT);
    assertThat(form(10, 20, 8, 1)).isEqualTo(EpisodeFlaw.Form.DOT);
  }

  @Test
  void longThinFlawIsALineWhereverItRuns() {
    assertThat(form(2, 20, 60, 4)).isEqualTo(EpisodeFlaw.Form.LINE);
    assertThat(form(20, 2, 3, 40)).isEqualTo(EpisodeFlaw.Form.LINE);
    BitSet diagonal = new BitSet();
    for (int i = 4; i < 60; i++) {
      diagonal.set(i * SIZE_PX + i);
    }
    assertThat(EpisodeFlaw.of(SIZE_PX, SIZE_PX, diagonal).form()).isEqualTo(EpisodeFlaw.Form.LINE);
  }

  @Test
  void largeFlawIsAnArea() {
    assertThat(form(10, 20, 20, 14)).isEqualTo(EpisodeFlaw.Form.AREA);
  }
}
