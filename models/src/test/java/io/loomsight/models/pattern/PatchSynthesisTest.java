package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PatchSynthesisTest {

  private static final PatchSettings QUICK = new PatchSettings(5, 1.5, 4, 4, 0.01);
  private static final int COARSEST_PX = 24;

  @Test
  void theSameSeedGivesTheSameSamples() {
    ColourImage example = dots(48, 12, 4);

    assertThat(refined(example, 60, 48, 7).samples())
        .isEqualTo(refined(example, 60, 48, 7).samples())
        .isNotEqualTo(refined(example, 60, 48, 8).samples());
  }

  @Test
  void aPatternOfDotsHasAsMuchInkAsItsExample() {
    ColourImage example = dots(48, 16, 5);

    ColourImage drawn = refined(example, 64, 64, 1);

    assertThat(ink(drawn)).isBetween(0.6 * ink(example), 1.4 * ink(example));
    // crisp: few samples between paper and ink
    assertThat(between(drawn)).isLessThan(0.1);
  }

  @Test
  void everyTorusPatchLooksLikeOneOfTheExampleAcrossTheEdgesToo() {
    ColourImage example = dots(48, 16, 5);
    ColourImage drawn = refined(example, 64, 48, 3);

    for (int y : List.of(46, 47, 0, 1, 20)) {
      for (int x : List.of(62, 63, 0, 1, 30)) {
        assertThat(nearest(drawn, x, y, example)).as("%d, %d", x, y).isLessThan(0.03);
      }
    }
  }

  /** Out of the example under much noise. */
  private static ColourImage refined(ColourImage example, int widthPx, int heightPx, long seed) {
    float[] sketch = Drawn.noise(widthPx, heightPx, seed).samples();
    for (int at = 0; at < sketch.length; at++) {
      int x = at % widthPx % example.widthPx();
      int y = at / widthPx % heightPx % example.heightPx();
      sketch[at] = 0.5f * (sketch[at] + example.sample(0, x, y));
    }
    return new PatchSynthesis(List.of(new Example(example, true)), QUICK)
        .refine(
            ColourImage.of(widthPx, heightPx, sketch),
            RepeatLayout.STRAIGHT,
            COARSEST_PX,
            widthPx,
            heightPx,
            seed)
        .tile();
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
            0,
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
    assertThatThrownBy(() -> new PatchSettings(4, 1.5, 4, 4, 0))
        .hasMessage("patches.patchPx: expected odd, from 3, found 4");
    assertThatThrownBy(() -> new PatchSynthesis(List.of(), QUICK))
        .hasMessage("patches: expected at least one example, found none");
  }

  private static ColourImage dots(int sizePx, int stepPx, double radiusPx) {
    float[] samples = new float[3 * sizePx * sizePx];
    for (int place = 0; place < samples.length; place++) {
      double x = place % sizePx % stepPx - stepPx / 2.0;
      double y = place / sizePx % sizePx % stepPx - stepPx / 2.0;
      samples[place] = x * x + y * y < radiusPx * radiusPx ? 0 : 1;
    }
    return ColourImage.of(sizePx, sizePx, samples);
  }

  private static double ink(ColourImage image) {
    double sum = 0;
    for (float sample : image.samples()) {
      sum += 1 - sample;
    }
    return sum / image.samples().length;
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
