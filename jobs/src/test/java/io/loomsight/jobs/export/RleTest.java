package io.loomsight.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.Mask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RleTest {

  @Test
  void runsGoDownTheColumnsAndBeginOutside() {
    assertThat(Rle.counts(new PixelBox(1, 0, 1, 2), full(1, 2), 3, 3)).containsExactly(3, 2, 4);
    assertThat(Rle.counts(new PixelBox(0, 0, 2, 1), full(2, 1), 2, 3))
        .containsExactly(0, 1, 2, 1, 2);
  }

  @Test
  void maskThatFillsItsImageBeginsWithNoPixelOutside() {
    assertThat(Rle.counts(new PixelBox(0, 0, 4, 3), full(4, 3), 4, 3)).containsExactly(0, 12);
  }

  @Test
  void fullColumnsAreOneRunThatEndsWithThem() {
    assertThat(Rle.counts(new PixelBox(1, 0, 2, 3), full(2, 3), 4, 3)).containsExactly(3, 6, 3);
    assertThat(Rle.counts(new PixelBox(2, 0, 2, 3), full(2, 3), 4, 3)).containsExactly(6, 6);
  }

  @Test
  void emptyMaskIsOneRun() {
    assertThat(Rle.counts(new PixelBox(1, 1, 2, 2), Mask.empty(2, 2), 4, 3)).containsExactly(12);
  }

  @Test
  void runsAreThoseOfThePlainLoopOverAllPixelsAndReadBackEqual() {
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int width = random.nextInt(1, 12);
      int height = random.nextInt(1, 12);
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      PixelBox box =
          new PixelBox(x, y, random.nextInt(1, width - x + 1), random.nextInt(1, height - y + 1));
      double share = random.nextDouble();
      BitSet inBox = new BitSet();
      BitSet inImage = new BitSet();
      for (int at = 0; at < box.widthPx() * box.heightPx(); at++) {
        if (random.nextDouble() < share) {
          inBox.set(at);
          inImage.set((y + at / box.widthPx()) * width + x + at % box.widthPx());
        }
      }
      Mask whole = Mask.of(width, height, inImage);
      List<Integer> counts =
          Rle.counts(box, Mask.of(box.widthPx(), box.heightPx(), inBox), width, height);
      assertThat(counts).as("seed %d", seed).isEqualTo(plain(whole));
      assertThat(Rle.mask(counts, width, height)).as("seed %d", seed).isEqualTo(whole);
    }
  }

  @Test
  void maskOutsideItsImageAndRunsOfAnotherSizeAreRefused() {
    assertThatThrownBy(() -> Rle.counts(new PixelBox(2, 0, 2, 1), full(2, 1), 3, 3))
        .hasMessageContaining("expected inside 3 x 3 px");
    assertThatThrownBy(() -> Rle.mask(List.of(3, 2), 3, 3))
        .hasMessage("runs: expected 9 px in all, found 5");
  }

  /** As pycocotools' rleEncode does it: all pixels by columns, a run's end where they change. */
  private static List<Integer> plain(Mask mask) {
    List<Integer> counts = new ArrayList<>();
    boolean last = false;
    int run = 0;
    for (int x = 0; x < mask.widthPx(); x++) {
      for (int y = 0; y < mask.heightPx(); y++) {
        if (mask.contains(x, y) != last) {
          counts.add(run);
          run = 0;
          last = !last;
        }
        run++;
      }
    }
    counts.add(run);
    return counts;
  }

  private static Mask full(int width, int height) {
    BitSet all = new BitSet();
    all.set(0, width * height);
    return Mask.of(width, height, all);
  }
}
