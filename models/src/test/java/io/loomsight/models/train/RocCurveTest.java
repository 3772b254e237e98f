package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Expected values: scikit-learn 1.2.1, {@code roc_auc_score} and {@code average_precision_score}.
 */
class RocCurveTest {

  private static final float[] POSITIVES = {0.9f, 0.8f, 0.8f, 0.4f, 0.4f, 0.1f};
  private static final float[] NEGATIVES = {0.8f, 0.7f, 0.4f, 0.4f, 0.4f, 0.3f, 0.2f, 0.1f, 0, 0};

  @Test
  void areaIsTheShareOfWonPairs() {
    // 3 beats 2 and 0, 1 beats 0: three of four pairs.
    assertThat(RocCurve.areaUnderCurve(new float[] {3, 1}, new float[] {2, 0})).isEqualTo(0.75);
    assertThat(AveragePrecision.of(new float[] {3, 1}, new float[] {2, 0}))
        .isCloseTo(1 / 2.0 + 2 / 3.0 / 2, within(1e-15));
  }

  @Test
  void tiesCountAsScikitLearnCountsThem() {
    assertThat(RocCurve.areaUnderCurve(POSITIVES, NEGATIVES))
        .isCloseTo(0.7416666666666667, within(1e-15));
    assertThat(AveragePrecision.of(POSITIVES, NEGATIVES))
        .isCloseTo(0.6547619047619047, within(1e-15));
    assertThat(RocCurve.areaUnderCurve(new float[] {1, 1}, new float[] {1, 1, 1})).isEqualTo(0.5);
    assertThat(AveragePrecision.of(new float[] {1, 1}, new float[] {1, 1, 1}))
        .isCloseTo(0.4, within(1e-15));
  }

  @Test
  void negativeZeroTiesWithZero() {
    float[] positives = {0, -0f, 1};
    float[] negatives = {0, -0f, 0, 2};
    assertThat(RocCurve.areaUnderCurve(positives, negatives)).isEqualTo(0.5);
    assertThat(AveragePrecision.of(positives, negatives))
        .isCloseTo(0.45238095238095244, within(1e-15));
  }

  @Test
  void manyTiedScoresAgreeWithScikitLearn() {
    float[] positives = coarseScores(300, 7);
    for (int index = 0; index < positives.length; index++) {
      positives[index] += 3;
    }
    float[] negatives = coarseScores(2000, 11);
    assertThat(RocCurve.areaUnderCurve(positives, negatives))
        .isCloseTo(0.6683824999999999, within(1e-12));
    assertThat(AveragePrecision.of(positives, negatives))
        .isCloseTo(0.34421844869663376, within(1e-12));
  }

  /** A linear congruential series (1103515245, 12345, modulo 2^31), its upper bits modulo 17. */
  private static float[] coarseScores(int count, long seed) {
    float[] scores = new float[count];
    long state = seed;
    for (int index = 0; index < count; index++) {
      state = (state * 1103515245L + 12345) % (1L << 31);
      scores[index] = (state >> 16) % 17;
    }
    return scores;
  }

  @Test
  void oneClassAloneHasNoArea() {
    float[] some = {1, 2};
    float[] none = {};
    assertThat(RocCurve.areaUnderCurve(some, none)).isNaN();
    assertThat(RocCurve.areaUnderCurve(none, some)).isNaN();
    assertThat(AveragePrecision.of(some, none)).isNaN();
    assertThat(AveragePrecision.of(none, some)).isNaN();
  }

  @Test
  void callersArraysStayAsTheyAre() {
    float[] positives = {3, 1, 2};
    RocCurve.areaUnderCurve(positives, new float[] {0});
    assertThat(positives).containsExactly(3, 1, 2);
  }

  @Test
  void scoresThatCannotBeRankedAreRefused() {
    assertThatThrownBy(() -> RocCurve.areaUnderCurve(new float[] {Float.NaN}, new float[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scores: expected finite numbers, found NaN");
  }
}
