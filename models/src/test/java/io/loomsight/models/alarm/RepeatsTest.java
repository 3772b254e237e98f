package io.loomsight.models.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.alarm.TestRolls.TestRoller;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.grade.JudgedDefect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatsTest {

  private static final RepeatRules RULES = RepeatRules.defaults();

  @Test
  void fewDefectsDoNotRepeat() {
    assertThat(repeats(List.of())).isEmpty();
    assertThat(repeats(spots(500, 100, 600))).isEmpty();
    assertThat(repeats(spots(500, 100, 600, 1100))).isEmpty();
  }

  @Test
  void eightMarksEvenlySpacedAreARepeat() {
    // turns 3 and 6 are missing; offsets from the grid sum to 0 and slope to 0
    List<JudgedDefect> marks = spots(500, 200, 700, 1200, 2200, 2700, 3700, 4200, 4700);

    Repeat repeat = only(repeats(marks));

    assertThat(repeat.periodMm()).isCloseTo(500, within(1e-6));
    assertThat(repeat.periodErrorMm()).isCloseTo(0, within(1e-6));
    assertThat(repeat.phaseMm()).isCloseTo(200, within(1e-6));
    assertThat(repeat.xMm()).isEqualTo(500);
    assertThat(repeat.box()).isEqualTo(new Box(499, 199, 2, 4502));
    assertThat(repeat.extentMm()).isEqualTo(4502);
    assertThat(repeat.turns()).isEqualTo(10);
    assertThat(repeat.hits()).isEqualTo(8);
    assertThat(repeat.memberIds()).hasSize(8).startsWith("200.0").endsWith("4700.0");
  }

  @Test
  void byChanceIsTheNumberThatTheFormulaGives() {
    // all windows as wide as the slack and the fit's error; 6 marks, begun at every pair
    RepeatRules rules = new RepeatRules(8, 400, 600, 3, 4, 1);
    List<JudgedDefect> marks = spots(500, 0, 500, 1000, 1500, 2000, 2500);

    // pairs one turn apart 5, two apart 4 as 500 a turn, three apart 3, each once in both bands
    double beginnings = 2 * (5 + 4 + 3);
    double windowsMm = 0;
    double reachMm = 0;
    for (int hits = 2; hits < 6; hits++) {
      double ahead = (hits + 1) / 2.0;
      double squares = hits * (hits * hits - 1) / 12.0;
      reachMm = 3.5 * Math.sqrt(1 + 1.0 / hits + ahead * ahead / squares);
      windowsMm += 2 * reachMm;
    }
    double share = windowsMm / (2000 + reachMm);
    double expected = beginnings * 4 * 5 * Math.pow(share, 4);

    assertThat(only(repeats(marks, rules)).byChance())
        .isCloseTo(expected, Percentage.withPercentage(1e-6));
  }

  @Test
  void theErrorOfThePeriodIsThatOfAStraightLine() {
    double[] offMm = {0.3, -0.4, 0.9, -1.1, 0.2, 0.8, -0.6, -0.1};
    double[] placesMm =
        IntStream.range(0, 8).mapToDouble(turn -> 640 * turn + 100 + offMm[turn]).toArray();

    Repeat repeat = only(repeats(spots(500, placesMm)));

    double slope = 0;
    double mean = 0;
    for (int turn = 0; turn < 8; turn++) {
      slope += (turn - 3.5) * offMm[turn] / 42;
      mean += offMm[turn] / 8;
    }
    double squares = 0;
    for (int turn = 0; turn < 8; turn++) {
      squares += Math.pow(offMm[turn] - mean - slope * (turn - 3.5), 2);
    }
    assertThat(repeat.periodMm()).isCloseTo(640 + slope, within(1e-9));
    assertThat(repeat.periodErrorMm()).isCloseTo(Math.sqrt(squares / 6 / 42), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"20, 500", "100, 500", "500, 500", "20, 160", "500, 160", "20, 1500", "500, 1500"})
  void aRollerIsFoundAmongOtherDefects(int others, double turnMm) {
    for (int seed = 0; seed < 25; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<JudgedDefect> defects = TestRolls.noise(random, others);
      List<JudgedDefect> marks = TestRoller.overTheRoll(800, turnMm).marks(random);
      defects.addAll(marks);

      Repeat repeat = only(repeats(defects));

      assertThat(repeat.periodMm())
          .as("seed %d", seed)
          .isCloseTo(turnMm, Percentage.withPercentage(0.01));
      assertThat(repeat.xMm()).isCloseTo(800, within(0.5));
      assertThat(repeat.turns()).isLessThanOrEqualTo((int) (100_000 / turnMm) + 1);
      assertThat(repeat.hits()).isBetween(marks.size() - 3, marks.size() + 3);
    }
  }

  @Test
  void tenMetresOfMarksAreEnough() {
    int found = 0;
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<JudgedDefect> defects = TestRolls.noise(random, 500);
      defects.addAll(new TestRoller(800, 500, 40_000, 50_000, 0.3, 1).marks(random));
      List<Repeat> repeats = repeats(defects);
      if (!repeats.isEmpty()) {
        found++;
        assertThat(only(repeats).periodMm()).isCloseTo(500, Percentage.withPercentage(0.2));
        assertThat(only(repeats).box().yMm()).isBetween(38_000.0, 43_000.0);
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(49);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 100, 500, 2000})
  void defectsAtRandomRepeatNoMoreOftenThanTheLimitSays(int count) {
    // at the default limit 0.01 a roll, 200 rolls may have 2; 6 or more would be rarer than 2 %
    assertThat(foundAtRandom(count, RULES)).isLessThan(6);
    // 2000 are allowed at 10 a roll: that fewer than a tenth are found is no matter of luck
    RepeatRules lax = new RepeatRules(8, 50, 3000, 3, 4, 10);
    assertThat(foundAtRandom(count, lax)).isLessThan(200 * 10 / 10);
  }

  @Test
  void aLaxLimitFindsRepeatsInDefectsAtRandom() {
    RepeatRules lax = new RepeatRules(8, 50, 3000, 3, 4, 1e6);

    assertThat(foundAtRandom(2000, lax)).isPositive();
  }

  private static int foundAtRandom(int count, RepeatRules rules) {
    int found = 0;
    for (int seed = 0; seed < 200; seed++) {
      found += repeats(TestRolls.noise(new SplittableRandom(seed), count), rules).size();
    }
    return found;
  }

  @Test
  void clumpsOfDefectsDoNotRepeat() {
    int found = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<JudgedDefect> defects = new ArrayList<>();
      for (JudgedDefect middle : TestRolls.noise(random, 40)) {
        for (int member = 0; member < 15; member++) {
          defects.add(
              TestRolls.spot(
                  middle.defectId() + " " + member,
                  middle.box().xMm() + 8 * random.nextGaussian(),
                  middle.box().yMm() + 200 * random.nextGaussian()));
        }
      }
      found += repeats(defects).size();
    }
    assertThat(found).isLessThan(6);
  }

  @Test
  void thePeriodItselfIsFoundAndNeitherPartsNorMultiples() {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double missing = 0.1 * (seed % 6);
      List<JudgedDefect> defects = TestRolls.noise(random, 2000);
      defects.addAll(new TestRoller(800, 900, 20_000, 50_000, missing, 1).marks(random));

      assertThat(only(repeats(defects)).periodMm())
          .as("seed %d, missing %.1f", seed, missing)
          .isCloseTo(900, Percentage.withPercentage(0.2));
    }
  }

  @Test
  void hitsOfOnePartOfTheTurnsAreWholeTurns() {
    List<Comb.Hit> even =
        IntStream.of(0, 2, 4, 6, 10, 12, 14, 16, 18, 22)
            .mapToObj(turn -> new Comb.Hit(turn, 2 * turn))
            .toList();
    List<Comb.Hit> oneTaken =
        Stream.concat(even.stream(), Stream.of(new Comb.Hit(7, 99)))
            .sorted(Comparator.comparingInt(Comb.Hit::turn))
            .toList();
    List<Comb.Hit> halves =
        even.stream().map(hit -> new Comb.Hit(hit.turn() / 2, hit.mark())).toList();
    List<Comb.Hit> all = IntStream.range(0, 12).mapToObj(turn -> new Comb.Hit(turn, turn)).toList();

    assertThat(Turns.whole(oneTaken, RULES)).isEqualTo(halves);
    assertThat(Turns.whole(all, RULES)).isEqualTo(all);
  }

  @Test
  void twoEvenMarksOnARollerHaveHalfItsPeriod() {
    Repeat repeat =
        only(repeats(IntStream.range(0, 40).mapToObj(half -> at(500, 250.0 * half)).toList()));

    assertThat(repeat.periodMm()).isCloseTo(250, within(1e-6));
    assertThat(repeat.hits()).isEqualTo(40);
  }

  @Test
  void twoUnevenMarksOnARollerAreTwoRepeats() {
    List<JudgedDefect> defects = new ArrayList<>();
    for (int turn = 0; turn < 30; turn++) {
      defects.add(at(500, 500.0 * turn));
      defects.add(at(500, 500.0 * turn + 170));
    }

    assertThat(repeats(defects))
        .hasSize(2)
        .allSatisfy(
            repeat -> {
              assertThat(repeat.periodMm()).isCloseTo(500, within(1e-6));
              assertThat(repeat.hits()).isEqualTo(30);
            })
        .extracting(repeat -> (double) Math.round(repeat.phaseMm()) % 500)
        .containsExactlyInAnyOrder(0.0, 170.0);
  }

  @Test
  void twoRollersAreFoundAtOnePlaceAndAtTwo() {
    for (double otherMm : new double[] {800, 806, 300}) {
      for (int seed = 0; seed < 20; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        List<JudgedDefect> defects = TestRolls.noise(random, 200);
        defects.addAll(TestRoller.overTheRoll(800, 500).marks(random));
        defects.addAll(TestRoller.overTheRoll(otherMm, 813).marks(random));

        List<Double> periodsMm = repeats(defects).stream().map(Repeat::periodMm).sorted().toList();

        assertThat(periodsMm).as("seed %d, other at %s", seed, otherMm).hasSize(2);
        assertThat(periodsMm.get(0)).isCloseTo(500, Percentage.withPercentage(0.05));
        assertThat(periodsMm.get(1)).isCloseTo(813, Percentage.withPercentage(0.05));
      }
    }
  }

  @Test
  void aRepeatGoesOnOverNightsAndUnseenCloth() {
    // 25 m between them were not seen, and the loom was started again a third of a turn later
    List<JudgedDefect> defects = new ArrayList<>();
    for (int turn = 0; turn < 30; turn++) {
      defects.add(at(500, 500.0 * turn));
      Box box = new Box(500, 39_999 + 170 + 500.0 * turn, 2, 2);
      defects.add(
          TestRolls.defect(
              "later " + turn,
              TestRolls.NIGHT.plusDays(1),
              box,
              DefectKind.STAIN,
              Direction.AREA,
              7));
    }

    Repeat repeat = only(repeats(defects));

    assertThat(repeat.periodMm()).isCloseTo(500, within(1e-6));
    assertThat(repeat.hits()).isEqualTo(60);
    // 30 and 30, and 25.67 m are 51 turns, of which the last is the second night's first
    assertThat(repeat.turns()).isEqualTo(30 + 50 + 30);
    assertThat(repeat.firstNight()).isEqualTo(TestRolls.NIGHT);
    assertThat(repeat.lastNight()).isEqualTo(TestRolls.NIGHT.plusDays(1));
    assertThat(repeat.phaseMm()).isCloseTo(170, within(1e-6));
    assertThat(repeat.score()).isEqualTo(7);
    assertThat(repeat.extentMm()).isCloseTo(54_672, within(1e-6));
  }

  @Test
  void thePhaseMayDriftAsTheClothGives() {
    for (int seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<JudgedDefect> defects = TestRolls.noise(random, 200);
      int marks = 0;
      // each turn 0.1 % longer or shorter, as RepeatRules has it: some 7 mm over the roll
      double yMm = 100;
      while (yMm < TestRolls.LENGTH_MM) {
        if (random.nextDouble() < 0.7) {
          defects.add(at(800 + 0.7 * random.nextGaussian(), yMm + random.nextGaussian()));
          marks++;
        }
        yMm += 500 + 0.5 * random.nextGaussian();
      }

      Repeat repeat = only(repeats(defects));

      assertThat(repeat.periodMm()).isCloseTo(500, Percentage.withPercentage(0.05));
      assertThat((double) repeat.hits()).as("seed %d", seed).isGreaterThan(0.95 * marks);
    }
  }

  @Test
  void theOrderOfDefectsDoesNotMatter() {
    for (int seed = 0; seed < 10; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<JudgedDefect> defects = TestRolls.noise(random, 300);
      defects.addAll(TestRoller.overTheRoll(800, 500).marks(random));
      List<Repeat> repeats = repeats(defects);
      defects.sort(Comparator.comparing(JudgedDefect::defectId));

      assertThat(repeats(defects)).isEqualTo(repeats);
    }
  }

  @Test
  void aMillionDefectsAreNotHeldTogether() {
    SplittableRandom random = new SplittableRandom(3);
    MarkBands bands = new MarkBands(RULES.bandMm());
    for (int index = 0; index < 1_000_000; index++) {
      double xMm = random.nextDouble() * TestRolls.WIDTH_MM;
      bands.add(Mark.of(at(xMm, random.nextDouble() * TestRolls.LENGTH_MM)));
    }

    // 400 strips of 4 mm
    assertThat(bands.size()).isEqualTo(400L * MarkBands.MOST);
    assertThat(bands.bands()).allSatisfy(band -> assertThat(bands.band(band)).hasSize(512));
  }

  @Test
  void theStrongestDefectsAreKept() {
    MarkBands bands = new MarkBands(8);
    for (int index = 0; index < 2000; index++) {
      Box box = new Box(10, 50 * (index * 7 % 2000), 1, 1);
      bands.add(
          Mark.of(
              TestRolls.defect(
                  "d" + index, TestRolls.NIGHT, box, DefectKind.UNKNOWN, Direction.AREA, index)));
    }

    assertThat(bands.band(2))
        .hasSize(MarkBands.MOST)
        .isSortedAccordingTo(Mark.ALONG)
        .allSatisfy(mark -> assertThat(mark.score()).isGreaterThanOrEqualTo(2000 - 512));
  }

  @Test
  void rulesAreChecked() {
    assertThatThrownBy(() -> new RepeatRules(0, 50, 3000, 3, 4, 0.01))
        .hasMessage("repeat rules: bandMm: expected above 0, found 0.0");
    assertThatThrownBy(() -> new RepeatRules(8, 20, 3000, 3, 4, 0.01))
        .hasMessage("repeat rules: minPeriodMm: expected at least 8 times jitterMm, found 20.0");
    assertThatThrownBy(() -> new RepeatRules(8, 50, 40, 3, 4, 0.01))
        .hasMessageContaining("maxPeriodMm");
    assertThatThrownBy(() -> new RepeatRules(8, 50, 3000, 3, 2, 0.01))
        .hasMessageContaining("minHits: expected at least 3");
    assertThatThrownBy(() -> new RepeatRules(8, 50, 3000, 3, 4, 0))
        .hasMessageContaining("maxByChance");
  }

  private static Repeat only(List<Repeat> repeats) {
    assertThat(repeats).hasSize(1);
    return repeats.get(0);
  }

  private static List<Repeat> repeats(List<JudgedDefect> defects) {
    return repeats(defects, RULES);
  }

  private static List<Repeat> repeats(List<JudgedDefect> defects, RepeatRules rules) {
    return Repeats.of(defects.iterator(), rules);
  }

  private static List<JudgedDefect> spots(double xMm, double... placesMm) {
    return IntStream.range(0, placesMm.length).mapToObj(index -> at(xMm, placesMm[index])).toList();
  }

  private static JudgedDefect at(double xMm, double yMm) {
    return TestRolls.spot(Double.toString(yMm), xMm, yMm);
  }
}
