package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SlicedWassersteinTest {

  private static ImageSet tile(ColourImage... tiles) {
    return ImageSet.ofTiles(List.of(tiles));
  }

  private static ImageSet cutting(ColourImage image, int sidePx) {
    return new ImageSet(List.of(new Example(image, false)), sidePx);
  }

  @Test
  void aSetIsNotFromItself() {
    ImageSet set = tile(DrawnTiles.motifs(64, 1), DrawnTiles.motifs(96, 2));
    assertThat(SlicedWasserstein.distance(set, set, 32)).isZero();
  }

  @Test
  void flatGreysAreTheirDifferenceTimesTheMeanOfAProjectionApart() {
    ImageSet one = tile(DrawnTiles.plain(40, 40, 0.2));
    ImageSet other = tile(DrawnTiles.plain(64, 48, 0.7));
    for (int size : List.of(64, 32)) {
      assertThat(SlicedWasserstein.distance(one, other, size))
          .isCloseTo(0.5 * Math.sqrt(2 / Math.PI), within(0.03));
    }
  }

  @Test
  void movingATileOnItsTorusChangesNothing() {
    ColourImage tile = DrawnTiles.motifs(64, 5);
    for (int size : List.of(64, 32)) {
      double moved =
          SlicedWasserstein.distance(tile(tile), tile(DrawnTiles.shifted(tile, 22, 40)), size);
      assertThat(moved).isLessThan(1e-6);
    }
  }

  @Test
  void repeatingATileInItsSetChangesNothing() {
    ColourImage tile = DrawnTiles.motifs(64, 5);
    assertThat(SlicedWasserstein.distance(tile(tile), tile(tile, tile, tile), 32)).isLessThan(1e-6);
  }

  @Test
  void theOrderOfTwoSetsDoesNotMatter() {
    ImageSet one = tile(DrawnTiles.motifs(64, 1));
    ImageSet other = cutting(DrawnTiles.photo(70, 64, 2), 64);
    assertThat(SlicedWasserstein.distance(one, other, 32))
        .isEqualTo(SlicedWasserstein.distance(other, one, 32));
  }

  @Test
  void otherSeedsOfADesignAreNearerThanItsRandomPhaseNoise() {
    ColourImage design = DrawnTiles.motifs(64, 1);
    double noise =
        SlicedWasserstein.distance(
            tile(design), tile(RandomPhaseNoise.like(design, Edges.PERIODIC, 1)), 32);
    double same = SlicedWasserstein.distance(tile(design), tile(DrawnTiles.motifs(64, 2)), 32);
    assertThat(same).isLessThan(noise);
  }

  @Test
  void patchesOfPlainImagesDoNotWrap() {
    // black on the left, white on the right: only patches that wrap have white on the left
    ColourImage step = DrawnTiles.draw(64, 64, (plane, x, y) -> x < 32 ? 0 : 1);
    double apart = SlicedWasserstein.distance(tile(step), cutting(step, 64), 32);
    assertThat(apart).isGreaterThan(0.01);
  }

  @Test
  void aDesignLargerThanThePatternsKeepsItsScale() {
    ColourImage small = DrawnTiles.motifs(64, 3);
    ColourImage large = RepeatLayout.STRAIGHT.tiled(small, 3, 2);
    ImageSet patterns = tile(small);
    ImageSet designs = new ImageSet(List.of(new Example(large, true)), 64);
    assertThat(SlicedWasserstein.distance(patterns, designs, 32)).isLessThan(1e-6);
    // brought down as a whole, its motifs are half as large
    assertThat(SlicedWasserstein.distance(patterns, tile(large), 32)).isGreaterThan(0.01);
  }

  @Test
  void everyImageOfASetCountsAsMuchWhateverItsSize() {
    ImageSet greys =
        new ImageSet(
            List.of(
                new Example(DrawnTiles.plain(16, 16, 0.2), true),
                new Example(DrawnTiles.plain(64, 48, 0.6), false)),
            32);
    ImageSet alike = tile(DrawnTiles.plain(32, 32, 0.2), DrawnTiles.plain(32, 32, 0.6));
    assertThat(SlicedWasserstein.distance(greys, alike, 32)).isLessThan(1e-6);
  }

  @Test
  void aPlainImageSmallerThanAPatchIsBroughtToOne() {
    ImageSet speck = cutting(DrawnTiles.plain(9, 30, 0.5), 64);
    assertThat(SlicedWasserstein.distance(speck, tile(DrawnTiles.plain(64, 64, 0.5)), 32))
        .isLessThan(1e-6);
  }

  @Test
  void manyPatchesAreSampledToNearlyTheSameDistance() {
    ImageSet one = tile(DrawnTiles.motifs(64, 1), DrawnTiles.motifs(64, 2));
    ImageSet other = tile(DrawnTiles.photo(64, 64, 3));
    double all = SlicedWasserstein.distance(one, other, 64);
    double sampled = sampled(one, other);
    assertThat(sampled).isNotEqualTo(all).isCloseTo(all, within(0.05 * all));
    assertThat(sampled(one, other)).isEqualTo(sampled);
    assertThat(sampled(one, one)).isZero();
  }

  @Test
  void aQuickDistanceIsNearlyTheWholeOne() {
    ImageSet one = tile(RepeatLayout.STRAIGHT.tiled(DrawnTiles.motifs(64, 1), 3, 3));
    ImageSet other = tile(DrawnTiles.photo(192, 192, 3));
    double all = SlicedWasserstein.distance(one, other, 128);
    assertThat(SlicedWasserstein.quick(one, other, 128))
        .isNotEqualTo(all)
        .isCloseTo(all, within(0.05 * all));
  }

  private static double sampled(ImageSet one, ImageSet other) {
    return SlicedWasserstein.distance(
        SlicedWasserstein.patches(one, 64, 2000), SlicedWasserstein.patches(other, 64, 2000));
  }

  @Test
  void sortedDistanceIsTheAreaBetweenQuantileFunctions() {
    assertThat(SlicedWasserstein.sortedDistance(new float[] {0, 1}, new float[] {0, 1})).isZero();
    assertThat(SlicedWasserstein.sortedDistance(new float[] {0, 1}, new float[] {2, 3}))
        .isEqualTo(2);
    // thirds against halves: 0 0 0 1 1 1 against 0 0 1 1 2 2, each a sixth
    assertThat(SlicedWasserstein.sortedDistance(new float[] {0, 1}, new float[] {0, 1, 2}))
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void sortedDistanceIsSymmetricAndKnowsRepeats() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 50; round++) {
      float[] one = sorted(random, 1 + random.nextInt(40));
      float[] other = sorted(random, 1 + random.nextInt(40));
      double distance = SlicedWasserstein.sortedDistance(one, other);
      assertThat(SlicedWasserstein.sortedDistance(other, one)).isEqualTo(distance);
      float[] twice = new float[2 * one.length];
      for (int at = 0; at < twice.length; at++) {
        twice[at] = one[at / 2];
      }
      assertThat(SlicedWasserstein.sortedDistance(twice, other)).isCloseTo(distance, within(1e-9));
    }
  }

  private static float[] sorted(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int at = 0; at < count; at++) {
      values[at] = (float) random.nextDouble();
    }
    Arrays.sort(values);
    return values;
  }

  @Test
  void sizesBelowAPatchAreRefused() {
    ImageSet set = tile(DrawnTiles.plain(8, 8, 0));
    assertThatThrownBy(() -> SlicedWasserstein.distance(set, set, 6))
        .hasMessage("sliced Wasserstein: expected a size >= 7 px, found 6");
    assertThatThrownBy(() -> ImageSet.ofTiles(List.of()))
        .hasMessage("image set: expected at least one image, found none");
  }
}
