package io.loomsight.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.table.Reference;
import io.loomsight.models.detect.ClothLook;
import io.loomsight.models.detect.FalseAlarms;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.synth.Weave;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DraftTest {

  private static final double LOW_SHARE = 0.8;
  private static final double WANTED_PER_100_M2 = 10;

  private static final List<Frame> FRAMES =
      IntStream.range(0, 4)
          .mapToObj(sequence -> new WovenNight(Path.of("nowhere")).row(Weave.PLAIN, "r1", sequence))
          .toList();

  @Test
  void thresholdOfGoodFramesIsSetByTheirPeaks() {
    List<JudgedGood> judged = judged(0.1, 0.2, 9);

    Reference reference = finish(named(), judged);

    assertThat(reference.provisional()).isFalse();
    assertThat(reference.threshold())
        .isEqualTo(
            FalseAlarms.threshold(
                judged.stream().map(JudgedGood::peaks).toList(),
                5e-3,
                LOW_SHARE,
                WANTED_PER_100_M2))
        .isNotEqualTo(finish(named(), judged(0.1, 0.2, 2)).threshold());
    assertThat(reference.goodFalseAlarms()).isEqualTo(1);
  }

  @Test
  void aFlawInTheRollsOwnFramesDoesNotLiftTheThreshold() {
    List<JudgedGood> judged = judged(0.1, 0.2, 9);
    double[] maxima = maxima(judged);

    Reference reference = finish(ownRolls(), judged);

    assertThat(reference.provisional()).isTrue();
    assertThat(reference.threshold())
        .isLessThan(9)
        .isEqualTo(FalseAlarms.robustThreshold(maxima, WovenNight.MM_PER_PX, WANTED_PER_100_M2));
    assertThat(reference.goodFalseAlarms()).isEqualTo(1);
  }

  @Test
  void tooFewBlocksNameTheStyle() {
    assertThatThrownBy(() -> finish(named(), List.of(small())))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "reference of style PLAIN: expected at least 16 blocks of 64 x 64 px of cloth in its"
                + " good frames, found 15 in 1 frames");
  }

  @Test
  void tooFewBlocksOfTheRollsThemselvesAreNoReference() {
    assertThat(draw(ownRolls(), List.of(small()))).isEmpty();
    assertThat(draw(ownRolls(), List.of())).isEmpty();
  }

  private static JudgedGood small() {
    return new JudgedGood(
        "PLAIN", "f", List.of(), List.of(), Collections.nCopies(15, 1.0), 100, 0.1);
  }

  @Test
  void nothingJudgedIsTooFew() {
    assertThatThrownBy(() -> finish(named(), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("style PLAIN")
        .hasMessageEndingWith("found 0 in 0 frames");
  }

  @Test
  void rollsMayDriftTwiceAsFarAsGoodFramesAndNeverLessThanOne() {
    assertThat(finish(named(), judged(0.1, 0.3, 2)).driftLimit()).isEqualTo(1);
    assertThat(finish(named(), judged(0.1, 1.5, 2)).driftLimit()).isEqualTo(3);
  }

  @Test
  void referenceSaysWhatItIsMadeOf() {
    FeatureSums sums = FeatureSums.over(new float[] {1, 2, 3, 4}, 2);

    Reference reference = finish(named(), judged(0.1, 0.2, 2));

    assertThat(reference.styleId()).isEqualTo("PLAIN");
    assertThat(reference.version()).isEqualTo("run-1");
    assertThat(reference.createdAt()).isEqualTo(WovenNight.NOW);
    assertThat(reference.batchDate()).isEqualTo(WovenNight.BATCH.batchDate());
    assertThat(reference.frameIds()).hasSize(4);
    assertThat(reference.folds()).isEqualTo(2);
    assertThat(reference.positions()).isEqualTo(2);
    assertThat(reference.sums()).containsExactly(boxed(sums.sums()));
    assertThat(reference.products()).containsExactly(boxed(sums.products()));
    assertThat(reference.mmPerPx()).isCloseTo(0.2, within(1e-12));
    assertThat(reference.meanGrey()).isEqualTo(0.5);
    assertThat(reference.goodAreaM2()).isEqualTo(5e-3); // 2000 and 3000 mm²
    assertThat(reference.wantedFalseAlarmsPer100M2()).isEqualTo(WANTED_PER_100_M2);
  }

  @Test
  void theOrderOfJudgedFramesDoesNotMatter() {
    List<JudgedGood> judged = judged(0.1, 0.2, 2);
    List<JudgedGood> turned = List.of(judged.get(1), judged.get(0));
    assertThat(finish(named(), turned)).isEqualTo(finish(named(), judged));
  }

  private static Draft named() {
    return Draft.ofGood("PLAIN", FRAMES, 2);
  }

  private static Draft ownRolls() {
    return Draft.ofMixed("PLAIN", FRAMES);
  }

  /** Two frames of 20 blocks around 1, one of which shows {@code highest}. */
  private static List<JudgedGood> judged(double drift, double otherDrift, double highest) {
    List<Double> blocks =
        IntStream.range(0, 20).mapToObj(block -> 1 + block * 0.01).collect(Collectors.toList());
    List<Double> others = Stream.concat(blocks.stream().skip(1), Stream.of(highest)).toList();
    return List.of(judged("a", blocks, 2000, drift), judged("b", others, 3000, otherDrift));
  }

  /** Every block's maximum is a peak of its own. */
  private static JudgedGood judged(
      String frameId, List<Double> maxima, double clothAreaMm2, double drift) {
    List<Double> heights = maxima.stream().sorted(Comparator.reverseOrder()).toList();
    List<Double> saddles = Collections.nCopies(heights.size(), 0.1);
    return new JudgedGood("PLAIN", frameId, heights, saddles, maxima, clothAreaMm2, drift);
  }

  private static double[] maxima(List<JudgedGood> judged) {
    return judged.stream()
        .flatMap(frame -> frame.maxima().stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static Long[] boxed(long[] values) {
    return Arrays.stream(values).boxed().toArray(Long[]::new);
  }

  private static Reference finish(Draft draft, List<JudgedGood> judged) {
    return draw(draft, judged).orElseThrow();
  }

  private static Optional<Reference> draw(Draft draft, List<JudgedGood> judged) {
    return draft.finish(
        WovenNight.BATCH,
        "run-1",
        WovenNight.NOW,
        "encoder/1",
        FeatureSums.over(new float[] {1, 2, 3, 4}, 2),
        ClothLook.unknown(),
        judged,
        LOW_SHARE,
        WANTED_PER_100_M2);
  }
}
