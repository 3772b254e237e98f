package io.loomsight.models.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.alarm.Alarm.Urgency;
import io.loomsight.models.alarm.TestRolls.TestRoller;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.grade.JudgedDefect;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RollGeometry.Edge;
import io.loomsight.models.grade.RunRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlarmsTest {

  private static final LocalDate NIGHT = TestRolls.NIGHT;
  private static final LocalDate BEFORE = NIGHT.minusDays(1);
  private static final RollGeometry CLOTH =
      new RollGeometry(0, 100_000, 0, 1600, Edge.SELVEDGE, Edge.UNSEEN);
  private static final SeenRoll ROLL = new SeenRoll("mill", NIGHT, "l1", "r1", "s1", CLOTH, 204.8);
  private static final Rollers ROLLERS =
      new Rollers(List.of(new Roller("take-up roller", "取卷辊", 500, 1)));

  @Test
  void goodClothRaisesNoAlarm() {
    assertThat(alarms(List.of())).isEmpty();
    assertThat(alarms(TestRolls.noise(new SplittableRandom(1), 300))).isEmpty();
  }

  @Test
  void anEndThatRunsToTheLastFrameStopsTheLoom() {
    Alarm alarm =
        only(
            alarms(
                List.of(
                    TestRolls.end("a", BEFORE, new Box(700, 90_000, 1, 4_000)),
                    TestRolls.end("b", NIGHT, new Box(702, 94_060, 1, 5_800)))));

    assertThat(alarm)
        .isEqualTo(
            new Alarm(
                "mill",
                NIGHT,
                "l1",
                "r1",
                "s1",
                Alarm.Type.RUNNING,
                Urgency.STOP_LOOM,
                new Box(700, 90_000, 3, 9_860),
                9_800,
                0,
                0,
                0,
                0,
                0,
                DefectKind.BROKEN_END,
                Cause.Part.END,
                "an end is broken or missing: tie it in, check the warp stop motion",
                "断经或缺经：接经，检查经停装置",
                2,
                BEFORE,
                NIGHT,
                2,
                List.of("a", "b")));
  }

  @Test
  void anEndThatHasEndedIsChecked() {
    JudgedDefect ended = TestRolls.end("a", NIGHT, new Box(700, 90_000, 1, 9_795));
    JudgedDefect runs = TestRolls.end("a", NIGHT, new Box(700, 90_000, 1, 9_796));

    // the last 204.8 mm are one frame
    assertThat(only(alarms(List.of(ended))).urgency()).isEqualTo(Urgency.CHECK);
    assertThat(only(alarms(List.of(runs))).urgency()).isEqualTo(Urgency.STOP_LOOM);
  }

  @ParameterizedTest
  @CsvSource({"1000, 0", "1000.1, 1"})
  void aRunningDefectIsAnAlarmOverItsLength(double lengthMm, int count) {
    assertThat(alarms(List.of(TestRolls.end("a", NIGHT, new Box(700, 0, 1, lengthMm)))))
        .hasSize(count);
  }

  @Test
  void whatWasLastSeenInAnEarlierNightIsNotOfTonight() {
    List<JudgedDefect> defects = new ArrayList<>();
    defects.add(TestRolls.end("a", BEFORE, new Box(700, 0, 1, 5_000)));
    for (int turn = 0; turn < 20; turn++) {
      defects.add(
          TestRolls.defect(
              "b" + turn,
              BEFORE,
              new Box(300, 500.0 * turn, 2, 2),
              DefectKind.STAIN,
              Direction.AREA,
              2));
    }

    assertThat(alarms(defects))
        .hasSize(2)
        .noneMatch(Alarm::isTonight)
        .extracting(Alarm::lastDate)
        .containsOnly(BEFORE);
    defects.add(TestRolls.end("c", NIGHT, new Box(700, 5_050, 1, 100)));
    assertThat(alarms(defects).stream().filter(Alarm::isTonight))
        .extracting(Alarm::memberIds)
        .containsExactly(List.of("a", "c"));
  }

  @Test
  void aRepeatIsMatchedWithItsRoller() {
    SplittableRandom random = new SplittableRandom(5);
    List<JudgedDefect> defects = TestRolls.noise(random, 100);
    defects.addAll(TestRoller.overTheRoll(800, 500.9).marks(random));

    Alarm alarm = only(alarms(defects));

    assertThat(alarm.type()).isEqualTo(Alarm.Type.REPEATING);
    assertThat(alarm.urgency()).isEqualTo(Urgency.STOP_LOOM);
    assertThat(alarm.periodMm()).isCloseTo(500.9, within(0.05));
    assertThat(alarm.periodErrorMm()).isBetween(0.0005, 0.01);
    assertThat(alarm.turns()).isBetween(195, 200);
    assertThat(alarm.hits()).isBetween(120, 160);
    assertThat(alarm.byChance()).isLessThan(1e-50);
    assertThat(alarm.members()).isEqualTo(alarm.memberIds().size());
    assertThat(alarm.cause()).isEqualTo(Cause.Part.ROLLER);
    assertThat(alarm.causeEnglish()).isEqualTo("take-up roller: 500 mm a turn, one mark on it");
    assertThat(alarm.causeChinese()).isEqualTo("取卷辊：每转 500 毫米，每转 1 处");
  }

  @Test
  void aRepeatThatHasEndedIsChecked() {
    // the last marks lie at 99.25 and 98.75 m; of the next two turns the first has seen one
    Alarm goesOn = only(alarms(row(500, 500, 99_500)));
    Alarm ended = only(alarms(row(500, 500, 99_000)));

    assertThat(goesOn.urgency()).isEqualTo(Urgency.STOP_LOOM);
    assertThat(ended.urgency()).isEqualTo(Urgency.CHECK);
  }

  @Test
  void aPeriodThatFitsNoRollerSaysSo() {
    Alarm alarm = only(alarms(row(500, 730, 100_000)));

    assertThat(alarm.cause()).isEqualTo(Cause.Part.UNKNOWN_ROLLER);
    assertThat(alarm.causeEnglish()).isEqualTo("no roller of that circumference is set");
    assertThat(alarm.causeChinese()).isEqualTo("未设有此周长的辊");
  }

  @Test
  void aMarkAtTheSamePlaceOfEveryFrameIsTheCamerasAndStopsNoLoom() {
    Alarm alarm = only(alarms(row(500, 204.8, 100_000)));

    assertThat(alarm.cause()).isEqualTo(Cause.Part.CAMERA);
    assertThat(alarm.urgency()).isEqualTo(Urgency.CHECK);
  }

  @Test
  void piecesOfARunningDefectDoNotRepeat() {
    // 300 mm shown, 60 mm faded, again and again
    List<JudgedDefect> pieces =
        IntStream.range(0, 40)
            .mapToObj(
                piece -> TestRolls.end("p" + piece, NIGHT, new Box(500, 360.0 * piece, 1, 300)))
            .toList();

    Alarm alarm = only(alarms(pieces));

    assertThat(alarm.type()).isEqualTo(Alarm.Type.RUNNING);
    assertThat(alarm.members()).isEqualTo(40);
    assertThat(alarm.coveredMm()).isCloseTo(12_000, within(1e-6));
  }

  @Test
  void shortWarpMarksAtShortDistanceRunAndRepeat() {
    List<JudgedDefect> marks =
        IntStream.range(0, 100)
            .mapToObj(mark -> TestRolls.end("m" + mark, NIGHT, new Box(500, 80.0 * mark, 1, 6)))
            .toList();

    assertThat(alarms(marks))
        .extracting(Alarm::type)
        .containsExactly(Alarm.Type.RUNNING, Alarm.Type.REPEATING);
  }

  @Test
  void whatStopsTheLoomComesFirst() {
    List<JudgedDefect> defects =
        List.of(
            TestRolls.end("a", NIGHT, new Box(700, 1_000, 1, 2_000)),
            TestRolls.end("b", NIGHT, new Box(300, 95_000, 1, 5_000)));

    assertThat(alarms(defects))
        .extracting(Alarm::urgency)
        .containsExactly(Urgency.STOP_LOOM, Urgency.CHECK);
  }

  @ParameterizedTest
  @EnumSource(DefectKind.class)
  void everyKindThatRunsHasACause(DefectKind kind) {
    JudgedDefect defect =
        TestRolls.defect("a", NIGHT, new Box(700, 0, 1, 2_000), kind, Direction.WARP, 2);

    Alarm alarm = only(alarms(List.of(defect)));

    assertThat(alarm.kind()).isEqualTo(kind);
    assertThat(alarm.cause())
        .isNotIn(Cause.Part.ROLLER, Cause.Part.UNKNOWN_ROLLER, Cause.Part.NEAR_SELVEDGE);
    assertThat(alarm.causeEnglish()).isNotBlank();
    assertThat(alarm.causeChinese()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "99, NEAR_SELVEDGE",
    "99.5, END_HEALD_OR_REED",
    // the right edge is only where the cameras end
    "1590, END_HEALD_OR_REED"
  })
  void anUnnamedRunNearASeenSelvedgeIsTheTemples(double xMm, Cause.Part part) {
    JudgedDefect defect =
        TestRolls.defect(
            "a", NIGHT, new Box(xMm, 0, 1, 2_000), DefectKind.UNKNOWN, Direction.WARP, 2);

    assertThat(only(alarms(List.of(defect))).cause()).isEqualTo(part);
  }

  @Test
  void aMillionDefectsPassThrough() {
    // short and strewn: 1.6 m of ends of 0.4 mm; marks over the cap are forgotten
    SplittableRandom random = new SplittableRandom(11);
    AlarmRules rules =
        new AlarmRules(new RunRules(1, 5), 1000, new RepeatRules(8, 400, 600, 3, 4, 0.01), 100);
    Iterator<JudgedDefect> defects =
        IntStream.range(0, 1_000_000)
            .mapToObj(
                index ->
                    TestRolls.end(
                        "d" + index,
                        NIGHT,
                        new Box(0.2 * random.nextInt(8000), index * 0.1, 0.4, 2)))
            .iterator();

    assertThat(Alarms.of(defects, ROLL, rules, ROLLERS)).isEmpty();
    assertThat(defects.hasNext()).isFalse();
  }

  @Test
  void rulesAndRollsAreChecked() {
    assertThatThrownBy(() -> new AlarmRules(RunRules.defaults(), 0, RepeatRules.defaults(), 100))
        .hasMessageContaining("runLengthMm > 0");
    assertThatThrownBy(() -> new SeenRoll("mill", NIGHT, "l1", "r1", "s1", CLOTH, 0))
        .hasMessage("roll r1: expected frameStepMm > 0, found 0.0");
  }

  private static List<JudgedDefect> row(double xMm, double periodMm, double toMm) {
    List<JudgedDefect> row = new ArrayList<>();
    for (int turn = 0; (turn + 0.5) * periodMm < toMm; turn++) {
      row.add(TestRolls.spot("row " + turn, xMm, (turn + 0.5) * periodMm));
    }
    return row;
  }

  private static Alarm only(List<Alarm> alarms) {
    assertThat(alarms).hasSize(1);
    return alarms.get(0);
  }

  private static List<Alarm> alarms(List<JudgedDefect> defects) {
    return Alarms.of(
        defects.stream().sorted(TestRolls.BY_START).iterator(),
        ROLL,
        AlarmRules.defaults(),
        ROLLERS);
  }
}
