package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class RateScheduleTest {

  private static final TrainSettings SETTINGS = new TrainSettings(1000, 2, 64, 2e-3, 1, 100, 8, 10);
  private static final int WARM_UP_STEPS = 100;
  private static final Offset<Float> ROUNDING = within(1e-9f);

  @Test
  void rateRisesEvenlyWhileWarmingUp() {
    RateSchedule schedule = new RateSchedule(SETTINGS, WARM_UP_STEPS, 0);
    assertThat(schedule.getNewValue(0)).isCloseTo(2e-5f, ROUNDING);
    assertThat(schedule.getNewValue(49)).isCloseTo(1e-3f, ROUNDING);
    assertThat(schedule.getNewValue(99)).isCloseTo(2e-3f, ROUNDING);
    assertThat(schedule.getNewValue(100)).isCloseTo(2e-3f, ROUNDING);
  }

  @Test
  void rateFallsAlongHalfACosineOverTheSteps() {
    RateSchedule schedule = new RateSchedule(SETTINGS, WARM_UP_STEPS, 0);
    schedule.elapsed(250, 0.1);
    // 0.02 + 0.98 * (1 + cos 45 degrees) / 2
    assertThat(schedule.getNewValue(250)).isCloseTo(2e-3f * 0.8564823f, ROUNDING);
    schedule.elapsed(500, 0.2);
    assertThat(schedule.getNewValue(500)).isCloseTo(2e-3f * 0.51f, ROUNDING);
  }

  @Test
  void minutesLowerTheRateWhereTheyAreFurtherThanTheSteps() {
    RateSchedule schedule = new RateSchedule(SETTINGS, WARM_UP_STEPS, 0);
    schedule.elapsed(500, 7.5);
    // 0.02 + 0.98 * (1 + cos 135 degrees) / 2
    assertThat(schedule.getNewValue(500)).isCloseTo(2e-3f * 0.1635177f, ROUNDING);
  }

  @Test
  void rateNeverFallsBelowTwoPercent() {
    RateSchedule schedule = new RateSchedule(SETTINGS, WARM_UP_STEPS, 0);
    schedule.elapsed(1000, 1);
    assertThat(schedule.getNewValue(1000)).isCloseTo(4e-5f, ROUNDING);
    schedule.elapsed(1001, 99);
    assertThat(schedule.getNewValue(1001)).isCloseTo(4e-5f, ROUNDING);
  }

  @Test
  void restartWarmsUpToWhereTheCosineWas() {
    RateSchedule schedule = new RateSchedule(SETTINGS, WARM_UP_STEPS, 500);
    assertThat(schedule.getNewValue(0)).isCloseTo(2e-5f * 0.51f, ROUNDING);
    assertThat(schedule.getNewValue(99)).isCloseTo(2e-3f * 0.51f, ROUNDING);
  }

  @Test
  void onlyTheMinutesFinishTheSchedule() {
    RateSchedule schedule = new RateSchedule(SETTINGS, WARM_UP_STEPS, 0);
    assertThat(schedule.finished()).isFalse();
    schedule.elapsed(1000, 9.99);
    assertThat(schedule.finished()).isFalse();
    schedule.elapsed(20, 10);
    assertThat(schedule.finished()).isTrue();
  }
}
