package io.loomsight.jobs.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.table.RollGrade.Status;
import io.loomsight.jobs.table.Statistic.Level;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Box;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RollTest {

  private static final LocalDate TONIGHT = LocalDate.of(2026, 3, 2);
  private static final LocalDate BEFORE = TONIGHT.minusDays(1);
  private static final Instant DAY = Instant.parse("2026-03-02T05:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-03-02T14:00:00Z");

  @Test
  void aGapBetweenNightsBelongsToTheLaterOne() {
    Roll roll = roll(frame(BEFORE, 0, 1000, DAY), frame(TONIGHT, 1500, 500, DAY));

    assertThat(roll.tonightFromMm()).isEqualTo(1000);
    assertThat(roll.tonightToMm()).isEqualTo(2000);
    assertThat(roll.geometry().lengthMm()).isEqualTo(2000);
  }

  @Test
  void clothSeenAgainTonightIsTonightsCloth() {
    Roll roll = roll(frame(BEFORE, 0, 1000, DAY), frame(TONIGHT, 900, 1000, DAY));

    assertThat(roll.tonightFromMm()).isEqualTo(900);
    assertThat(roll.judgedAreaMm2()).isEqualTo(1900 * 100);
  }

  @Test
  void aRollBegunUnseenCountsFromTonightsFirstFrameInTheStatistics() {
    Roll roll = roll(frame(TONIGHT, 5000, 1000, DAY));

    assertThat(roll.tonightFromMm()).isEqualTo(5000);
    assertThat(roll.geometry().lengthMm()).isEqualTo(6000);
  }

  @Test
  void theFramesStepIsTheMedianOfACamerasSteps() {
    Roll roll =
        roll(
            frame(TONIGHT, 0, 200, DAY),
            frame(TONIGHT, 190, 200, DAY),
            // one is missing
            frame(TONIGHT, 570, 200, DAY),
            frame(TONIGHT, 760, 200, DAY));

    assertThat(roll.frameStepMm()).isEqualTo(190);
    assertThat(roll(frame(TONIGHT, 5000, 1000, DAY)).frameStepMm()).isEqualTo(1000);
  }

  @Test
  void aRollIsClosedOnceItsEndWasSeen() {
    RollFrame end =
        new RollFrame(
            "end",
            BEFORE,
            "l",
            "r",
            "s",
            "c0",
            DAY,
            new Box(0, 0, 100, 10),
            true,
            false,
            0,
            0,
            0,
            0,
            Mismatch.Kind.NONE,
            false);

    assertThat(roll(frame(TONIGHT, 0, 10, DAY)).status()).isEqualTo(Status.OPEN);
    assertThat(roll(frame(TONIGHT, 0, 10, DAY), end).status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void shiftsShareTheClothWithoutRemainder() {
    // a gap of 500 mm before the night shift's frame
    List<RollShare> shares =
        shares(
            roll(
                frame(TONIGHT, 0, 1000, DAY),
                frame(TONIGHT, 800, 700, DAY),
                frame(TONIGHT, 2000, 1000, NIGHT)));

    assertThat(woven(shares, Level.SHIFT))
        .containsExactlyInAnyOrderEntriesOf(Map.of("day", 150.0e6, "night", 150.0e6));
    assertThat(woven(shares, Level.BATCH)).isEqualTo(Map.of("all", 300.0e6));
    assertThat(shares)
        .filteredOn(share -> share.level() == Level.SHIFT && share.name().equals("night"))
        .extracting(RollShare::judgedMilliMm2)
        .containsExactly(100_000_000L);
  }

  @Test
  void areasAddUpWithoutRounding() {
    assertThat(RollShare.milliMm2(0.0004)).isZero();
    assertThat(RollShare.milliMm2(1234.5678)).isEqualTo(1_234_568);
  }

  private static Map<String, Double> woven(List<RollShare> shares, Level level) {
    return shares.stream()
        .filter(share -> share.level() == level)
        .collect(Collectors.toMap(RollShare::name, share -> (double) share.wovenMilliMm2()));
  }

  private static List<RollShare> shares(Roll roll) {
    return new ClothShares(roll, ShiftPlan.of(GradeConfig.defaults())).shares();
  }

  private static Roll roll(RollFrame... frames) {
    return new Roll(new ArrayList<>(List.of(frames)), TONIGHT);
  }

  /** A judged frame 100 mm wide, all cloth. */
  private static RollFrame frame(LocalDate date, double yMm, double heightMm, Instant taken) {
    return new RollFrame(
        date + "-" + yMm,
        date,
        "loom-1",
        "r",
        "style-1",
        "c0",
        taken,
        new Box(0, yMm, 100, heightMm),
        false,
        true,
        100 * heightMm,
        0,
        100,
        0.1,
        Mismatch.Kind.NONE,
        false);
  }
}
