package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.detect.KindModel;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DoubtTest {

  private static final Map<String, Double> UNSEEN = Map.of();

  @Test
  void scoreAtTheThresholdSaysNothingForADefect() {
    assertThat(Doubt.of(1, UNSEEN)).isEqualTo(1);
    assertThat(Doubt.of(0.5, UNSEEN)).isEqualTo(1);
  }

  @Test
  void doubtFallsWithTheScoreToThatOfTheKind() {
    double kind =
        1
            - KindModel.shipped().probabilities(UNSEEN).values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    double last = 1;
    for (double score : new double[] {1.1, 1.5, 3, 10, 100}) {
      double doubt = Doubt.of(score, UNSEEN);
      assertThat(doubt).isLessThan(last).isGreaterThan(kind);
      last = doubt;
    }
    assertThat(Doubt.of(1e9, UNSEEN)).isEqualTo(kind, within(1e-6));
  }

  @Test
  void likelyKindsAreOfTheModelLikeliestFirst() {
    assertThat(Doubt.likely(UNSEEN)).hasSize(3).doesNotHaveDuplicates();
    assertThat(Doubt.likely(UNSEEN).get(0))
        .isEqualTo(
            KindModel.shipped().probabilities(UNSEEN).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey());
  }
}
