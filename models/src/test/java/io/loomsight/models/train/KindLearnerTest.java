package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.detect.KindModel;
import io.loomsight.models.fabric.DefectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KindLearnerTest {

  /** Holes are darker than 0.4, stains from 0.3 to 0.8, knots brighter than 0.7: some overlap. */
  private static List<KindExample> examples(long seed, int holes, int others) {
    SplittableRandom random = new SplittableRandom(seed);
    List<KindExample> examples = new ArrayList<>();
    for (int index = 0; index < Math.max(holes, others); index++) {
      if (index < holes) {
        examples.add(example(DefectKind.HOLE, random.nextDouble(0, 0.4), random));
      }
      if (index < others) {
        examples.add(example(DefectKind.STAIN, random.nextDouble(0.3, 0.8), random));
        examples.add(example(DefectKind.KNOT, random.nextDouble(0.7, 1.2), random));
      }
    }
    return examples;
  }

  private static KindExample example(DefectKind kind, double darkest, SplittableRandom random) {
    return new KindExample(
        Map.of("darkest", darkest, "nothing", random.nextDouble(), "constant", 1.0), kind, 1);
  }

  @Test
  void kindsThatDifferAreLearnt() {
    for (long seed = 0; seed < 3; seed++) {
      KindModel model = KindLearner.learn(examples(seed, 200, 200), 0.4).model();
      List<KindExample> others = examples(seed + 100, 200, 200);
      KindConfusion confusion =
          KindConfusion.of(
              others.stream()
                  .map(
                      example ->
                          new KindConfusion.Told(example.kind(), model.kind(example.measures())))
                  .toList());

      assertThat(confusion.macroF1(KindConfusion.By.KIND)).isGreaterThan(0.8);
    }
  }

  @Test
  void rareKindsCountAsMuchAsCommonOnes() {
    KindModel even = KindLearner.learn(examples(1, 300, 300), 0).model();
    KindModel rare = KindLearner.learn(examples(1, 60, 300), 0).model();

    // in the middle of what holes and stains share neither is likelier, however rare holes are
    assertThat(hole(even, 0.35)).isCloseTo(0.5, within(0.15));
    assertThat(hole(rare, 0.35)).isCloseTo(hole(even, 0.35), within(0.15));
  }

  private static double hole(KindModel model, double darkest) {
    return model.probabilities(Map.of("darkest", darkest, "nothing", 0.5)).get(DefectKind.HOLE);
  }

  @Test
  void theSameExamplesGiveTheSameModel() {
    assertThat(KindLearner.learn(examples(4, 50, 50), 0.4))
        .isEqualTo(KindLearner.learn(examples(4, 50, 50), 0.4));
  }

  @Test
  void lossFallsBelowThatOfGuessing() {
    assertThat(KindLearner.learn(examples(5, 100, 100), 0.4).meanLoss())
        .isPositive()
        .isLessThan(Math.log(3));
  }

  @Test
  void whatIsAlwaysTheSameTeachesNothing() {
    assertThat(KindLearner.learn(examples(2, 50, 50), 0.4).model().lines())
        .extracting(KindModel.Line::measure)
        .containsExactly("darkest", "nothing");
  }

  @Test
  void aMissingMeasureAddsNothing() {
    List<KindExample> some = new ArrayList<>(examples(3, 100, 100));
    some.add(new KindExample(Map.of(), DefectKind.HOLE, 1));

    KindModel model = KindLearner.learn(some, 0.9).model();

    assertThat(model.kind(Map.of())).isEqualTo(DefectKind.UNKNOWN);
  }

  @Test
  void oneKindAloneCannotBeLearnt() {
    assertThatThrownBy(() -> KindLearner.learn(examples(1, 5, 0), 0.4))
        .hasMessage("kinds: expected examples of two kinds or more, found [HOLE]");
  }
}
