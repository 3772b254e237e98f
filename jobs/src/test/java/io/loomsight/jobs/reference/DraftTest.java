package io.loomsight.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.table.Reference;
import io.loomsight.models.detect.FalseAlarms;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.synth.Weave;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DraftTest {

  private static final double WANTED_PER_100_M2 = 10;

  private static final List<Frame> FRAMES =
      IntStream.range(0, 4)
          .mapToObj(sequence -> new WovenNight(Path.of("nowhere")).row(Weave.PLAIN, "r1", sequence))
          .toList();

  @Test
  void goodFramesAreBelievedToTheirHighestBlock() {
    List<HeldBack> heldBack = heldBack(0.1, 0.2, 9);
    double[] maxima = maxima(heldBack);

    Reference reference = finish(named(), heldBack);

    assertThat(reference.provisional()).isFalse();
    assertThat(reference.threshold())
        .isGreaterThanOrEqualTo(9)
        .isEqualTo(FalseAlarms.threshold(maxima, WovenNight.MM_PER_PX, WANTED_PER_100_M2));
    assertThat(reference.heldBackFalseAlarms()).isZero();
  }

  @Test
  void aFlawInTheRollsOwnFramesDoesNotLiftTheThreshold() {
    List<HeldBack> heldBack = heldBack(0.1, 0.2, 9);
    double[] maxima = maxima(heldBack);

    Reference reference = finish(ownRolls(), heldBack);

    assertThat(reference.provisional()).isTrue();
    assertThat(reference.threshold())
        .isLessThan(9)
        .isEqualTo(FalseAlarms.robustThreshold(maxima, WovenNight.MM_PER_PX, WANTED_PER_100_M2));
    assertThat(reference.heldBackFalseAlarms()).isEqualTo(1);
  }

  @Test
  void tooFewBlocksNameTheStyle() {
    HeldBack small = new HeldBack("PLAIN", "f", Collections.nCopies(15, 1.0), 100, 0.1);
    assertThatThrownBy(() -> finish(named(), List.of(small)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "reference of style PLAIN: expected at least 16 blocks of 64 x 64 px of cloth in its"
                + " held-back frames, found 15 in 1 frames");
  }

  @Test
  void nothingHeldBackIsTooFew() {
    assertThatThrownBy(() -> finish(named(), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("style PLAIN")
        .hasMessageEndingWith("found 0 in 0 frames");
  }

  @Test
  void rollsMayDriftTwiceAsFarAsGoodFramesAndNeverLessThanOne() {
    assertThat(finish(named(), heldBack(0.1, 0.3, 2)).driftLimit()).isEqualTo(1);
    assertThat(finish(named(), heldBack(0.1, 1.5, 2)).driftLimit()).isEqualTo(3);
  }

  @Test
  void referenceSaysWhatItIsMadeOf() {
    FeatureSums sums = FeatureSums.over(new float[] {1, 2, 3, 4}, 2);

    Reference reference = finish(named(), heldBack(0.1, 0.2, 2));

    assertThat(reference.styleId()).isEqualTo("PLAIN");
    assertThat(reference.version()).isEqualTo("run-1");
    assertThat(reference.createdAt()).isEqualTo(WovenNight.NOW);
    assertThat(reference.batchDate()).isEqualTo(WovenNight.BATCH.batchDate());
    assertThat(reference.frameIds()).hasSize(2);
    assertThat(reference.heldBackFrameIds()).hasSize(2);
    assertThat(reference.positions()).isEqualTo(2);
    assertThat(reference.sums()).containsExactly(boxed(sums.sums()));
    assertThat(reference.products()).containsExactly(boxed(sums.products()));
    assertThat(reference.mmPerPx()).isCloseTo(0.2, within(1e-12));
    assertThat(reference.meanGrey()).isEqualTo(0.5);
    assertThat(reference.heldBackAreaM2()).isEqualTo(5e-3); // 2000 and 3000 mm²
    assertThat(reference.wantedFalseAlarmsPer100M2()).isEqualTo(WANTED_PER_100_M2);
  }

  @Test
  void theOrderOfHeldBackFramesDoesNotMatter() {
    List<HeldBack> heldBack = heldBack(0.1, 0.2, 2);
    List<HeldBack> turned = List.of(heldBack.get(1), heldBack.get(0));
    assertThat(finish(named(), turned)).isEqualTo(finish(named(), heldBack));
  }

  private static Draft named() {
    return new Draft("PLAIN", FRAMES, Role.ofGood(FRAMES, 50), false);
  }

  private static Draft ownRolls() {
    return new Draft("PLAIN", FRAMES, Role.ofMixed(FRAMES), true);
  }

  /** Two frames of 20 blocks around 1, one of which shows {@code highest}. */
  private static List<HeldBack> heldBack(double drift, double otherDrift, double highest) {
    List<Double> blocks =
        IntStream.range(0, 20).mapToObj(block -> 1 + block * 0.01).collect(Collectors.toList());
    List<Double> others = Stream.concat(blocks.stream().skip(1), Stream.of(highest)).toList();
    return List.of(
        new HeldBack("PLAIN", "a", blocks, 2000, drift),
        new HeldBack("PLAIN", "b", others, 3000, otherDrift));
  }

  private static double[] maxima(List<HeldBack> heldBack) {
    return heldBack.stream()
        .flatMap(frame -> frame.maxima().stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static Long[] boxed(long[] values) {
    return Arrays.stream(values).boxed().toArray(Long[]::new);
  }

  private static Reference finish(Draft draft, List<HeldBack> heldBack) {
    return draft.finish(
        WovenNight.BATCH,
        "run-1",
        WovenNight.NOW,
        "encoder/1",
        FeatureSums.over(new float[] {1, 2, 3, 4}, 2),
        heldBack,
        WANTED_PER_100_M2);
  }
}
