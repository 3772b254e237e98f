package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RegionOverlapTest {

  @Test
  void regionAboveAllNegativesIsFullyFound() {
    float[] negatives = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertThat(RegionOverlap.areaUnderCurve(List.of(new float[] {10, 11, 12, 13, 14}), negatives))
        .isCloseTo(1, within(1e-15));
  }

  @Test
  void curveIsCutAtTheLimit() {
    // All five pixels tie with the second to fourth of ten negatives: the curve is 0 until a rate
    // of 0.1 and 1 from 0.4, so 2/3 at 0.3; the triangle 0.2 * 2/3 / 2, over 0.3, is 2/9.
    float[] negatives = {9, 5, 5, 5, 1, 1, 1, 1, 1, 1};
    assertThat(RegionOverlap.areaUnderCurve(List.of(new float[] {5, 5, 5, 5, 5}), negatives))
        .isCloseTo(2 / 9.0, within(1e-15));
  }

  @Test
  void everyRegionWeighsTheSame() {
    // The small region is found at once, the large one never: one half.
    float[] negatives = {5, 5, 5, 5, 5, 1, 1, 1, 1, 1};
    float[] large = new float[1000];
    assertThat(RegionOverlap.areaUnderCurve(List.of(new float[] {9, 9, 9, 9, 9}, large), negatives))
        .isCloseTo(0.5, within(1e-15));
  }

  @Test
  void regionsBelowFivePixelsAreNone() {
    float[] negatives = {0, 0};
    assertThat(RegionOverlap.areaUnderCurve(List.of(new float[] {1, 1, 1, 1}), negatives)).isNaN();
    assertThat(
            RegionOverlap.areaUnderCurve(
                List.of(new float[4], new float[] {1, 1, 1, 1, 1}), negatives))
        .isCloseTo(1, within(1e-15));
  }

  @Test
  void withoutNegativesThereIsNoArea() {
    assertThat(RegionOverlap.areaUnderCurve(List.of(new float[5]), new float[0])).isNaN();
  }

  @Test
  void agreesWithTheCurveDrawnThresholdByThreshold() {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int levels = 2 + random.nextInt(40);
      List<float[]> regions = new ArrayList<>();
      for (int region = 0; region < 1 + random.nextInt(5); region++) {
        regions.add(scores(random, 5 + random.nextInt(30), levels, 3));
      }
      float[] negatives = scores(random, 1 + random.nextInt(300), levels, 0);
      assertThat(RegionOverlap.areaUnderCurve(regions, negatives))
          .as("seed %d", seed)
          .isCloseTo(drawn(regions, negatives), within(1e-12));
    }
  }

  private static float[] scores(SplittableRandom random, int count, int levels, int lift) {
    float[] scores = new float[count];
    for (int index = 0; index < count; index++) {
      scores[index] = random.nextInt(levels) + lift;
    }
    return scores;
  }

  /** The definition, slowly: points of the curve at every threshold, trapezoids, cut at 0.3. */
  private static double drawn(List<float[]> regions, float[] negatives) {
    TreeSet<Float> thresholds = new TreeSet<>();
    addAll(thresholds, negatives);
    regions.forEach(region -> addAll(thresholds, region));
    double area = 0;
    double lastRate = 0;
    double lastOverlap = 0;
    for (float threshold : thresholds.descendingSet()) {
      double rate = shareAtLeast(negatives, threshold);
      double overlap =
          regions.stream().mapToDouble(r -> shareAtLeast(r, threshold)).average().orElseThrow();
      if (rate > 0.3) {
        double atLimit =
            lastOverlap + (overlap - lastOverlap) * (0.3 - lastRate) / (rate - lastRate);
        return (area + (0.3 - lastRate) * (lastOverlap + atLimit) / 2) / 0.3;
      }
      area += (rate - lastRate) * (lastOverlap + overlap) / 2;
      lastRate = rate;
      lastOverlap = overlap;
    }
    throw new AssertionError("the lowest threshold has rate 1");
  }

  private static void addAll(Set<Float> thresholds, float[] scores) {
    for (float score : scores) {
      thresholds.add(score);
    }
  }

  private static double shareAtLeast(float[] scores, float threshold) {
    int count = 0;
    for (float score : scores) {
      count += score >= threshold ? 1 : 0;
    }
    return count / (double) scores.length;
  }
}
