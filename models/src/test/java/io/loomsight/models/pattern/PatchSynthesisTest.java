package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PatchSynthesisTest {

  private static final PatchSettings QUICK = new PatchSettings(5, 1.5, 4, 4);
  private static final int REACH_PX = 12;
  private static final List<Example> EXAMPLES = List.of(new Example(waves(), true));
  private static final Arrangement CUT = cut();

  @Test
  void theSameSeedHealsTheSameWay() {
    assertThat(healed(7).tile().samples())
        .isEqualTo(healed(7).tile().samples())
        .isNotEqualTo(healed(8).tile().samples());
  }

  @Test
  void cutLinesAreJoinedAndCrisp() {
    double cut = unlike(CUT.image(EXAMPLES));
    PatchSynthesis.Healed healed = healed(1);

    assertThat(cut).isGreaterThan(0.6);
    assertThat(unlike(healed.tile())).isLessThan(0.7 * cut);
    assertThat(healed.unlike()).isLessThan(0.25);
    assertThat(between(healed.tile())).isLessThan(0.02);
  }

  @Test
  void whatIsFarFromTheJointsStays() {
    ColourImage before = CUT.image(EXAMPLES);
    ColourImage after = healed(1).tile();

    for (int x : List.of(16, 48)) {
      for (int y = 0; y < 64; y++) {
        assertThat(after.sample(0, x, y)).isEqualTo(before.sample(0, x, y));
      }
    }
  }

  private static PatchSynthesis.Healed healed(long seed) {
    return new PatchSynthesis(EXAMPLES, QUICK)
        .heal(CUT, RepeatLayout.STRAIGHT, REACH_PX, WallpaperGroup.P1, seed);
  }

  /** Lines that swing up and down. */
  private static ColourImage waves() {
    return DrawnTiles.drawRgb(
        64,
        64,
        (x, y) ->
            Math.floorMod(Math.round(y + 4 * Math.sin(x * Math.PI / 16)), 16) < 6 ? 0 : -1 >>> 8);
  }

  /** The example in the left half, in the right one moved down, so that lines are cut. */
  private static Arrangement cut() {
    Arrangement arrangement = new Arrangement(64, 64);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        arrangement.set(x, y, 0, x, (y + (x < 32 ? 0 : 5)) % 64);
      }
    }
    return arrangement;
  }

  /** The share of places around the joints whose patches are none of the example's. */
  private static double unlike(ColourImage tile) {
    int unlike = 0;
    int count = 0;
    for (int x : List.of(60, 61, 62, 63, 0, 27, 28, 29, 30, 31)) {
      for (int y = 0; y < 64; y += 3) {
        unlike += nearest(tile, x, y, EXAMPLES.get(0).image()) > 0.03 ? 1 : 0;
        count++;
      }
    }
    return unlike / (double) count;
  }

  @Test
  void patchesOfAPlainImageDoNotGoRoundItsEdges() {
    // left half paper, right half ink: only a torus has patches with ink left of paper
    float[] samples = new float[3 * 32 * 32];
    for (int place = 0; place < samples.length; place++) {
      samples[place] = place % 32 < 16 ? 1 : 0;
    }
    ColourImage example = ColourImage.of(32, 32, samples);
    PatchField field =
        new PatchField(
            new TorusGrid(8, 8, RepeatLayout.STRAIGHT),
            5,
            List.of(new Example(example, false)),
            new SplittableRandom(1));
    float[] inkThenPaper = new float[3 * 64];
    for (int place = 0; place < 64; place++) {
      for (int plane = 0; plane < 3; plane++) {
        inkThenPaper[3 * place + plane] = place % 8 < 4 ? 0 : 1;
      }
    }

    field.search(inkThenPaper, 20, new SplittableRandom(2));

    assertThat(field.unlike(0.1)).isGreaterThan(0.4);
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(() -> new PatchSettings(4, 1.5, 4, 4))
        .hasMessage("patches.patchPx: expected odd, from 3, found 4");
    assertThatThrownBy(() -> new PatchSynthesis(List.of(), QUICK))
        .hasMessage("patches: expected at least one example, found none");
  }

  private static double between(ColourImage image) {
    int count = 0;
    for (float sample : image.samples()) {
      count += sample > 0.2 && sample < 0.8 ? 1 : 0;
    }
    return count / (double) image.samples().length;
  }

  private static double nearest(ColourImage image, int left, int top, ColourImage example) {
    double least = Double.MAX_VALUE;
    for (int y = 0; y < example.heightPx(); y++) {
      for (int x = 0; x < example.widthPx(); x++) {
        double sum = 0;
        for (int at = 0; at < 25; at++) {
          double difference =
              image.sample(0, (left + at % 5) % image.widthPx(), (top + at / 5) % image.heightPx())
                  - example.sample(
                      0, (x + at % 5) % example.widthPx(), (y + at / 5) % example.heightPx());
          sum += difference * difference / 25;
        }
        least = Math.min(least, sum);
      }
    }
    return least;
  }
}
