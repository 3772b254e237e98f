package io.loomsight.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NightPlanTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 1);
  private static final NightSize SIZE =
      new NightSize(3, 3, 3, 7, 0, 2, 4, 0, 0, 1024, 768, 0.2, 60);

  @Test
  void sameSeedPlansTheSameNight() {
    assertThat(NightPlan.draw(5, SIZE, DATE)).isEqualTo(NightPlan.draw(5, SIZE, DATE));
    assertThat(NightPlan.draw(6, SIZE, DATE)).isNotEqualTo(NightPlan.draw(5, SIZE, DATE));
  }

  @Test
  void anotherNightHasOtherRollsOfTheSameStyles() {
    List<PlannedRoll> first = NightPlan.draw(5, SIZE, DATE).rolls();
    List<PlannedRoll> next = NightPlan.draw(5, SIZE, DATE.plusDays(1)).rolls();
    for (int index = 0; index < first.size(); index++) {
      assertThat(next.get(index).style()).isEqualTo(first.get(index).style());
      assertThat(next.get(index).styleId()).isEqualTo(first.get(index).styleId());
      assertThat(next.get(index).rollId()).isNotEqualTo(first.get(index).rollId());
      assertThat(next.get(index).seed()).isNotEqualTo(first.get(index).seed());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void framesTileTheRollWithoutAGap(long seed) {
    NightPlan plan = NightPlan.draw(seed, SIZE, DATE);
    assertThat(plan.rolls()).hasSize(9);
    assertThat(plan.rolls().stream().mapToInt(roll -> roll.frames().size()).sum())
        .isEqualTo(SIZE.frames());
    for (PlannedRoll roll : plan.rolls()) {
      Map<String, List<PlannedFrame>> byCamera =
          roll.frames().stream()
              .collect(
                  Collectors.groupingBy(PlannedFrame::cameraId, TreeMap::new, Collectors.toList()));
      assertThat(byCamera).hasSize(roll.cameras());
      double rightMm = 0;
      for (List<PlannedFrame> frames : byCamera.values()) {
        double endMm = 0;
        for (int index = 0; index < frames.size(); index++) {
          Box box = frames.get(index).view().box(0.2);
          assertThat(frames.get(index).sequence()).isEqualTo(index);
          assertThat(box.yMm()).isEqualTo(endMm, offset(1e-9));
          assertThat(box.xMm()).isLessThanOrEqualTo(rightMm);
          endMm = box.endMm();
        }
        rightMm = frames.get(0).view().box(0.2).rightMm();
        assertThat(endMm).isEqualTo(roll.cloth().endMm(), offset(1e-9));
      }
      // ground on both sides of the cloth
      assertThat(roll.cloth().xMm()).isEqualTo(8);
      assertThat(rightMm - roll.cloth().rightMm()).isEqualTo(8, offset(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void flawsLieOnTheRollAndAreStrong(long seed) {
    requireFlawsOnTheRoll(NightPlan.draw(seed, SIZE, DATE));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void soTheyDoOnTheNarrowestCloth(long seed) {
    NightSize narrow = new NightSize(4, 3, 3, 5, 0, 2, 8, 0, 0, 320, 240, 0.2, 20);
    requireFlawsOnTheRoll(NightPlan.draw(seed, narrow, DATE));
  }

  private static void requireFlawsOnTheRoll(NightPlan plan) {
    for (PlannedRoll roll : plan.rolls()) {
      Box reach =
          new Box(
              roll.cloth().xMm() - 1,
              roll.cloth().yMm(),
              roll.cloth().widthMm() + 2,
              roll.cloth().heightMm());
      for (Flaw flaw : roll.flaws()) {
        assertThat(flaw.box().union(reach).areaMm2()).isEqualTo(reach.areaMm2(), offset(1e-6));
        assertThat(flaw.strength()).isBetween(0.5, 1.0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void oneEndIsBrokenOverManyFrames(long seed) {
    Flaw running =
        NightPlan.draw(seed, SIZE, DATE).rolls().stream()
            .flatMap(roll -> roll.flaws().stream())
            .filter(flaw -> flaw.kind() == DefectKind.BROKEN_END)
            .filter(flaw -> flaw.box().heightMm() > 1000)
            .findFirst()
            .orElseThrow();
    List<PlannedRoll> rolls = NightPlan.draw(seed, SIZE, DATE).rolls();
    PlannedRoll roll =
        rolls.stream().filter(one -> one.flaws().contains(running)).findFirst().orElseThrow();
    long crossed =
        roll.frames().stream()
            .filter(frame -> frame.view().box(0.2).gapMm(running.box()) == 0)
            .map(PlannedFrame::sequence)
            .distinct()
            .count();
    assertThat(crossed).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void oneStainRepeatsAtItsPeriod(long seed) {
    List<Flaw> marks = marks(NightPlan.draw(seed, SIZE, DATE));
    assertThat(marks).hasSizeGreaterThanOrEqualTo(3);
    double periodMm = marks.get(1).box().yMm() - marks.get(0).box().yMm();
    assertThat(periodMm).isGreaterThan(90);
    for (int index = 1; index < marks.size(); index++) {
      Box before = marks.get(index - 1).box();
      assertThat(marks.get(index).box().xMm()).isEqualTo(before.xMm());
      assertThat(marks.get(index).box().yMm() - before.yMm()).isEqualTo(periodMm, offset(1e-9));
    }
  }

  /** Stains that are the same again and again. */
  private static List<Flaw> marks(NightPlan plan) {
    List<Flaw> marks = new ArrayList<>();
    for (PlannedRoll roll : plan.rolls()) {
      List<Flaw> stains =
          roll.flaws().stream().filter(flaw -> flaw.kind() == DefectKind.OIL_STAIN).toList();
      Map<Long, List<Flaw>> bySeed = stains.stream().collect(Collectors.groupingBy(Flaw::seed));
      bySeed.values().stream().filter(same -> same.size() > 2).forEach(marks::addAll);
    }
    return marks;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void referencesAreFlawlessAndOneStyleHasNone(long seed) {
    List<PlannedRoll> rolls = NightPlan.draw(seed, SIZE, DATE).rolls();
    List<PlannedRoll> references =
        rolls.stream().filter(roll -> roll.use() == PlannedRoll.Use.REFERENCE).toList();
    assertThat(references).extracting(PlannedRoll::styleId).containsExactly("plain-01", "twill-02");
    assertThat(references).allMatch(roll -> roll.flaws().isEmpty());
    assertThat(rolls).extracting(PlannedRoll::styleId).contains("satin-03");
    assertThat(rolls)
        .anyMatch(roll -> roll.use() == PlannedRoll.Use.JUDGED && roll.flaws().isEmpty());
  }

  @Test
  void allRollsEndButOne() {
    List<PlannedRoll> rolls = NightPlan.draw(1, SIZE, DATE).rolls();
    assertThat(rolls).filteredOn(roll -> roll.end() == PlannedRoll.End.OPEN).hasSize(1);
    assertThat(rolls.get(8).end()).isEqualTo(PlannedRoll.End.OPEN);
  }

  @Test
  void imagesAreTakenOneAfterTheOtherThroughTheNight() {
    NightPlan plan = NightPlan.draw(1, SIZE, DATE);
    OffsetDateTime evening = OffsetDateTime.parse("2026-03-01T20:00:00+08:00");
    Map<String, OffsetDateTime> last = new TreeMap<>();
    for (PlannedRoll roll : plan.rolls()) {
      for (PlannedFrame frame : roll.frames()) {
        String camera = roll.loomId() + frame.cameraId();
        assertThat(frame.capturedAt().getOffset()).isEqualTo(evening.getOffset());
        assertThat(frame.capturedAt()).isBetween(evening, evening.plusHours(10));
        assertThat(frame.capturedAt()).isAfter(last.getOrDefault(camera, OffsetDateTime.MIN));
        last.put(camera, frame.capturedAt());
      }
    }
    assertThat(last.values()).allMatch(time -> time.isAfter(evening.plusHours(8)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void longRollIsGoodButForOneStretch(long seed) {
    NightSize size = new NightSize(3, 3, 3, 7, 40, 2, 4, 0, 0, 1024, 768, 0.2, 60);
    NightPlan plan = NightPlan.draw(seed, size, DATE);
    PlannedRoll roll = plan.rolls().get(2);
    assertThat(roll.loomId()).isEqualTo("loom-01");
    assertThat(roll.end()).isEqualTo(PlannedRoll.End.CLOSED);
    assertThat(roll.frames()).hasSize(40);
    assertThat(roll.cloth().heightMm()).isEqualTo(40 * 768 * 0.2, offset(1e-9));
    assertThat(roll.flaws()).hasSizeBetween(8, 12);
    for (Flaw flaw : roll.flaws()) {
      assertThat(flaw.box().yMm()).isGreaterThan(0.49 * roll.cloth().endMm());
      assertThat(flaw.box().endMm()).isLessThan(0.65 * roll.cloth().endMm());
    }
    requireFlawsOnTheRoll(plan);
    assertThat(plan.rolls().stream().mapToInt(one -> one.frames().size()).sum())
        .isEqualTo(size.frames())
        .isEqualTo(SIZE.frames() + 33);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void otherRollsAreThoseOfTheNightWithoutTheLongOne(long seed) {
    NightSize size = new NightSize(3, 3, 3, 7, 40, 2, 4, 0, 0, 1024, 768, 0.2, 60);
    List<PlannedRoll> without = NightPlan.draw(seed, SIZE, DATE).rolls();
    List<PlannedRoll> with = NightPlan.draw(seed, size, DATE).rolls();
    assertThat(with).hasSameSizeAs(without);
    for (int index = 0; index < with.size(); index++) {
      if (index == 2) {
        assertThat(with.get(index).seed()).isEqualTo(without.get(index).seed());
        assertThat(with.get(index).flaws()).doesNotContainAnyElementsOf(without.get(index).flaws());
      } else {
        assertThat(with.get(index)).isEqualTo(without.get(index));
      }
    }
  }

  @Test
  void longRollFitsItsPartOfTheNight() {
    NightSize size = new NightSize(2, 1, 2, 7, 400, 1, 4, 0, 0, 1024, 768, 0.2, 60);
    List<PlannedFrame> frames = NightPlan.draw(1, size, DATE).rolls().get(1).frames();
    assertThat(frames).hasSize(400);
    OffsetDateTime evening = OffsetDateTime.parse("2026-03-01T20:00:00+08:00");
    assertThat(frames.get(0).capturedAt()).isEqualTo(evening.plusHours(5));
    assertThat(frames.get(399).capturedAt()).isBetween(evening.plusHours(8), evening.plusHours(10));
  }

  @Test
  void longRollThatIsAReferenceOrOfAGoodNightIsGood() {
    NightSize reference = new NightSize(2, 1, 1, 3, 9, 1, 4, 0, 0, 400, 300, 0.2, 0);
    PlannedRoll first = NightPlan.draw(1, reference, DATE).rolls().get(0);
    assertThat(first.use()).isEqualTo(PlannedRoll.Use.REFERENCE);
    assertThat(first.frames()).hasSize(9);
    assertThat(first.flaws()).isEmpty();
    NightSize good = new NightSize(2, 1, 2, 3, 9, 1, 0, 1, 205, 400, 300, 0.2, 0);
    assertThat(NightPlan.draw(1, good, DATE).rolls()).allMatch(roll -> roll.flaws().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void badLoomMakesMoreFlawsAndOthersTheSame(long seed) {
    NightSize usual = new NightSize(6, 3, 2, 7, 0, 2, 4, 0, 0, 1024, 768, 0.2, 60);
    NightSize bad = new NightSize(6, 3, 2, 7, 0, 2, 4, 4, 0, 1024, 768, 0.2, 60);
    Map<String, List<PlannedRoll>> without = byLoom(NightPlan.draw(seed, usual, DATE));
    Map<String, List<PlannedRoll>> with = byLoom(NightPlan.draw(seed, bad, DATE));
    int flawsWithout = flaws(without.remove("loom-04"));
    int flawsWith = flaws(with.remove("loom-04"));
    assertThat(with).isEqualTo(without);
    assertThat(flawsWith).isBetween(2 * flawsWithout, 6 * flawsWithout);
    requireFlawsOnTheRoll(NightPlan.draw(seed, bad, DATE));
  }

  @Test
  void loomThatIsNotThereIsNotBad() {
    NightSize beyond = new NightSize(3, 3, 3, 7, 0, 2, 4, 4, 0, 1024, 768, 0.2, 60);
    assertThat(NightPlan.draw(5, beyond, DATE)).isEqualTo(NightPlan.draw(5, SIZE, DATE));
  }

  private static Map<String, List<PlannedRoll>> byLoom(NightPlan plan) {
    return plan.rolls().stream()
        .collect(Collectors.groupingBy(PlannedRoll::loomId, TreeMap::new, Collectors.toList()));
  }

  private static int flaws(List<PlannedRoll> rolls) {
    return rolls.stream().mapToInt(roll -> roll.flaws().size()).sum();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void stainRepeatsAtEachTurnOfTheRoller(long seed) {
    NightSize size = new NightSize(3, 3, 3, 7, 0, 2, 4, 0, 205, 1024, 768, 0.2, 60);
    List<Flaw> marks = marks(NightPlan.draw(seed, size, DATE));
    assertThat(marks).hasSizeBetween(5, 6);
    for (int index = 1; index < marks.size(); index++) {
      Box before = marks.get(index - 1).box();
      assertThat(marks.get(index).box().xMm()).isEqualTo(before.xMm());
      assertThat(marks.get(index).box().yMm() - before.yMm()).isEqualTo(205, offset(1e-9));
    }
  }

  @Test
  void goodNightHasNoFlaws() {
    NightSize good = new NightSize(2, 1, 2, 3, 0, 1, 0, 0, 0, 400, 300, 0.2, 0);
    assertThat(NightPlan.draw(1, good, DATE).rolls()).allMatch(roll -> roll.flaws().isEmpty());
  }

  @Test
  void smallestNightHasAReferenceOnly() {
    NightSize smallest = new NightSize(1, 3, 1, 1, 0, 1, 3, 0, 0, 320, 100, 0.2, 0);
    NightPlan plan = NightPlan.draw(1, smallest, DATE);
    assertThat(plan.rolls()).hasSize(1);
    assertThat(plan.rolls().get(0).use()).isEqualTo(PlannedRoll.Use.REFERENCE);
  }

  @Test
  void sizesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new NightSize(0, 1, 1, 1, 0, 1, 1, 0, 0, 1024, 768, 0.2, 0))
        .hasMessage("looms: expected 1 to 999, found 0");
    assertThatThrownBy(() -> new NightSize(1, 1, 1, 1, 0, 1, 1, 0, 0, 100, 768, 0.2, 0))
        .hasMessage("frameWidthPx: expected 320 to 20000, found 100");
    assertThatThrownBy(() -> new NightSize(1, 1, 1, 1, 0, 1, 1, 0, 0, 400, 768, 0.2, 201))
        .hasMessage("overlapPx: expected 0 to 200, found 201");
    assertThatThrownBy(() -> new NightSize(1, 1, 1, 1, -1, 1, 1, 0, 0, 400, 768, 0.2, 0))
        .hasMessage("longRollFrames: expected 0 to 9999, found -1");
    assertThatThrownBy(() -> new NightSize(1, 1, 1, 1, 0, 1, 1, 1000, 0, 400, 768, 0.2, 0))
        .hasMessage("badLoom: expected 0 to 999, found 1000");
    assertThatThrownBy(() -> new NightSize(1, 1, 1, 1, 0, 1, 1, 0, 20, 400, 768, 0.2, 0))
        .hasMessage("rollerMm: expected 0 or 90 to 2000, found 20.0");
    assertThatThrownBy(() -> new NightSize(1, 1, 1, 1, 0, 1, 1, 0, Double.NaN, 400, 768, 0.2, 0))
        .hasMessage("rollerMm: expected 0 or 90 to 2000, found NaN");
  }
}
