package io.loomsight.models.detect;

import static io.loomsight.models.fabric.DefectKind.DOUBLE_PICK;
import static io.loomsight.models.fabric.DefectKind.HOLE;
import static io.loomsight.models.fabric.DefectKind.JERK_IN;
import static io.loomsight.models.fabric.DefectKind.STAIN;
import static io.loomsight.models.fabric.DefectKind.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.detect.KindModel.Line;
import io.loomsight.models.fabric.DefectKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindModelTest {

  private static final KindModel DARKNESS =
      new KindModel(
          0.6,
          List.of(HOLE, STAIN),
          List.of(0.0, 0.0),
          List.of(
              new Line(
                  "darkest",
                  List.of(0.2, 0.6, 1.0),
                  List.of(List.of(4.0, 0.0, -2.0), List.of(0.0, 0.0, 2.0)))));

  private static double hole(double darkest) {
    return DARKNESS.probabilities(Map.of("darkest", darkest)).get(HOLE);
  }

  private static double logistic(double score) {
    return 1 / (1 + Math.exp(-score));
  }

  @Test
  void scoresRunStraightBetweenKnotsAndLevelBeyond() {
    assertThat(hole(0.2)).isCloseTo(logistic(4), within(1e-12));
    assertThat(hole(0.3)).isCloseTo(logistic(3), within(1e-12));
    assertThat(hole(0.6)).isCloseTo(logistic(0), within(1e-12));
    assertThat(hole(0.9)).isCloseTo(logistic(-3), within(1e-12));
    assertThat(hole(-5)).isCloseTo(logistic(4), within(1e-12));
    assertThat(hole(50)).isCloseTo(logistic(-4), within(1e-12));
  }

  @Test
  void unlikelyKindsAreNotNamed() {
    assertThat(DARKNESS.kind(Map.of("darkest", 0.2))).isEqualTo(HOLE);
    assertThat(DARKNESS.kind(Map.of("darkest", 1.0))).isEqualTo(STAIN);
    assertThat(DARKNESS.kind(Map.of("darkest", 0.6))).isEqualTo(UNKNOWN);
    assertThat(DARKNESS.kind(Map.of())).isEqualTo(UNKNOWN);
    assertThat(DARKNESS.unknownBelow(0.5).kind(Map.of("darkest", 0.59))).isEqualTo(HOLE);
  }

  @Test
  void kindsThatLookAlikeAreLikelyTogether() {
    KindModel model =
        new KindModel(
            0.5,
            List.of(DOUBLE_PICK, JERK_IN, STAIN),
            List.of(Math.log(0.33), Math.log(0.27), Math.log(0.40)),
            List.of());

    assertThat(model.kind(Map.of())).isEqualTo(DOUBLE_PICK);
  }

  @Test
  void probabilitiesAddUpToOne() {
    for (double darkest = -1; darkest < 3; darkest += 0.1) {
      assertThat(
              DARKNESS.probabilities(Map.of("darkest", darkest)).values().stream()
                  .mapToDouble(Double::doubleValue)
                  .sum())
          .isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void aModelSurvivesItsFile() {
    assertThat(KindModel.ofJson(DARKNESS.json())).isEqualTo(DARKNESS);
    assertThat(KindModel.ofJson(KindModel.shipped().json())).isEqualTo(KindModel.shipped());
  }

  @Test
  void theShippedModelKnowsEveryKind() {
    List<DefectKind> named =
        Arrays.stream(DefectKind.values()).filter(kind -> kind != UNKNOWN).toList();

    assertThat(KindModel.shipped().kinds()).containsExactlyInAnyOrderElementsOf(named);
    assertThat(KindModel.shipped().kind(Map.of())).isEqualTo(UNKNOWN);
  }

  @Test
  void whatIsNoModelIsRefused() {
    assertThatThrownBy(() -> KindModel.ofJson("[]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a model as JSON");
    assertThatThrownBy(() -> new KindModel(0.5, List.of(HOLE), List.of(), List.of()))
        .hasMessage("kinds: expected scores of 1 kinds, found 0");
    assertThatThrownBy(() -> new Line("peak", List.of(1.0, 1.0), List.of(List.of(0.0, 0.0))))
        .hasMessage("kinds: expected rising knots of peak, found [1.0, 1.0]");
  }
}
