package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.AwardedPoints.Rule;
import io.loomsight.models.grade.RollGeometry.Edge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointSystemTest {

  private static final LocalDate FIRST_NIGHT = TestDefects.FIRST_NIGHT;
  private static final RuleSet RULES = RuleSetTest.fourPointMetric();
  private static final RollGeometry ROLL =
      new RollGeometry(0, 20_000, 0, 1600, Edge.SELVEDGE, Edge.SELVEDGE);

  @Test
  void rollWithoutDefectsEarnsZeroPoints() {
    WholeRoll graded = WholeRoll.of(RULES, List.of(), ROLL);

    assertThat(graded.awarded()).isEmpty();
    assertThat(graded.points()).isZero();
    assertThat(graded.longestRunMm()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "75, 1", "75.001, 2", "76, 2", "150, 2", "151, 3", "230, 3", "231, 4"})
  void pointsFollowTheLongestDimension(double lengthMm, int points) {
    AwardedPoints awarded = only(weft("a", 500, 500, lengthMm, DefectKind.UNKNOWN));

    assertThat(awarded.points()).isEqualTo(points);
    assertThat(awarded.rule()).isEqualTo(Rule.LENGTH);
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "25, 2", "25.001, 4", "80, 4"})
  void holesHaveTheirOwnPoints(double lengthMm, int points) {
    AwardedPoints awarded = only(weft("a", 500, 500, lengthMm, DefectKind.HOLE));

    assertThat(awarded.points()).isEqualTo(points);
    assertThat(awarded.rule()).isEqualTo(Rule.KIND);
  }

  @ParameterizedTest
  @CsvSource({"999.999, 0", "1000, 1", "-10, -1", "2999.9999999, 3"})
  void aDefectBelongsToTheMetreItStartsIn(double yMm, int metre) {
    assertThat(only(weft("a", 500, yMm, 10, DefectKind.UNKNOWN)).unit()).isEqualTo(metre);
  }

  @Test
  void aMetreHoldsNoMoreThanItsCap() {
    WholeRoll graded =
        WholeRoll.of(
            RULES,
            List.of(
                scored("a", 100, 150, 2),
                scored("b", 300, 300, 9),
                scored("c", 600, 100, 5),
                scored("d", 1100, 100, 1)),
            ROLL);

    // b has the highest score and 4 points: nothing is left in metre 0
    assertThat(graded.awarded())
        .containsExactly(
            new AwardedPoints("b", FIRST_NIGHT, 0, 4, 4, Rule.LENGTH),
            new AwardedPoints("c", FIRST_NIGHT, 0, 2, 0, Rule.CAPPED),
            new AwardedPoints("a", FIRST_NIGHT, 0, 2, 0, Rule.CAPPED),
            new AwardedPoints("d", FIRST_NIGHT, 1, 2, 2, Rule.LENGTH));
    assertThat(graded.points()).isEqualTo(6);
  }

  @Test
  void theLastDefectOfAMetreGetsWhatIsLeft() {
    WholeRoll graded =
        WholeRoll.of(RULES, List.of(scored("a", 100, 200, 3), scored("b", 300, 150, 2)), ROLL);

    assertThat(graded.awarded())
        .containsExactly(
            new AwardedPoints("a", FIRST_NIGHT, 0, 3, 3, Rule.LENGTH),
            new AwardedPoints("b", FIRST_NIGHT, 0, 2, 1, Rule.CAPPED));
  }

  @Test
  void earlierNightsComeFirstInAMetre() {
    JudgedDefect tonight =
        defect("a", FIRST_NIGHT.plusDays(1), new Box(200, 0, 300, 5), 300, DefectKind.UNKNOWN, 9);
    JudgedDefect before = scored("b", 100, 300, 1);

    assertThat(WholeRoll.of(RULES, List.of(tonight, before), ROLL).awarded())
        .containsExactly(
            new AwardedPoints("b", FIRST_NIGHT, 0, 4, 4, Rule.LENGTH),
            new AwardedPoints("a", FIRST_NIGHT.plusDays(1), 0, 4, 0, Rule.CAPPED));
  }

  @Test
  void aRunningDefectCostsEveryMetreItCovers() {
    JudgedDefect running = warp("a", FIRST_NIGHT, 500, 900, 2200);

    WholeRoll graded = WholeRoll.of(RULES, List.of(running), ROLL);

    // from 0.9 m to 3.1 m: metres 0, 1, 2 and 3
    assertThat(graded.awarded())
        .extracting(AwardedPoints::unit, AwardedPoints::points, AwardedPoints::rule)
        .containsExactly(
            tuple(0, 4, Rule.RUNNING),
            tuple(1, 4, Rule.RUNNING),
            tuple(2, 4, Rule.RUNNING),
            tuple(3, 4, Rule.RUNNING));
    assertThat(graded.longestRunMm()).isEqualTo(2200);
  }

  @Test
  void aRunningDefectThatEndsOnAMetreDoesNotCostTheNext() {
    assertThat(WholeRoll.of(RULES, List.of(warp("a", FIRST_NIGHT, 500, 1000, 2000)), ROLL))
        .extracting(WholeRoll::points)
        .isEqualTo(8L);
  }

  @Test
  void oneMetreIsNotYetRunning() {
    AwardedPoints awarded = only(warp("a", FIRST_NIGHT, 500, 900, 1000));

    assertThat(awarded.unit()).isZero();
    assertThat(awarded.points()).isEqualTo(4);
    assertThat(awarded.rule()).isEqualTo(Rule.LENGTH);
  }

  @Test
  void aWeftDefectOverTheWholeWidthCostsItsOneMetre() {
    assertThat(only(weft("a", 100, 500, 1400, DefectKind.MISSING_PICK)).points()).isEqualTo(4);
  }

  @Test
  void runsThatContinueOverNightsAreMeasuredAsOne() {
    JudgedDefect before = warp("a", FIRST_NIGHT, 500, 0, 6000);
    JudgedDefect tonight = warp("b", FIRST_NIGHT.plusDays(1), 500, 6010, 4000);
    JudgedDefect elsewhere = warp("c", FIRST_NIGHT.plusDays(1), 900, 6010, 4000);

    assertThat(WholeRoll.of(RULES, List.of(before, tonight), ROLL).longestRunMm())
        .isEqualTo(10_010);
    assertThat(WholeRoll.of(RULES, List.of(before, elsewhere), ROLL).longestRunMm())
        .isEqualTo(6000);
  }

  @ParameterizedTest
  @CsvSource({"5, 20, 0", "5, 20.001, 1", "1575, 20, 0", "1574.9, 20, 1"})
  void whatLiesWhollyInTheSelvedgeIsIgnored(double xMm, double widthMm, int points) {
    AwardedPoints awarded = only(weft("a", xMm, 500, widthMm, DefectKind.UNKNOWN));

    assertThat(awarded.points()).isEqualTo(points);
    assertThat(awarded.rule()).isEqualTo(points == 0 ? Rule.SELVEDGE : Rule.LENGTH);
  }

  @Test
  void anEdgeThatIsNoSelvedgeHasNoMargin() {
    RollGeometry middle = new RollGeometry(0, 20_000, 0, 1600, Edge.UNSEEN, Edge.UNSEEN);

    assertThat(WholeRoll.of(RULES, List.of(weft("a", 5, 500, 10, DefectKind.NEP)), middle).points())
        .isEqualTo(1);
  }

  @Test
  void theCapGrowsWithTheWidthOnlyWhereTheRuleSetSaysSo() {
    RuleSet scaled =
        RuleSet.parse(RuleSetTest.yaml().replace("width: FIXED", "width: SCALED"), "scaled");

    assertThat(UnitCap.points(RULES, 2800)).isEqualTo(4);
    // 4 x 2800 / 1650 = 6.79
    assertThat(UnitCap.points(scaled, 2800)).isEqualTo(6);
    assertThat(UnitCap.points(scaled, 3300)).isEqualTo(8);
    assertThat(UnitCap.points(scaled, 1500)).isEqualTo(4);
  }

  @Test
  void anIgnoredKindCostsNothing() {
    RuleSet lenient =
        RuleSet.parse(
            RuleSetTest.yaml().replace("ignoredKinds: []", "ignoredKinds: [NEP]"), "lenient");

    AwardedPoints awarded =
        WholeRoll.of(lenient, List.of(weft("a", 500, 500, 10, DefectKind.NEP)), ROLL)
            .awarded()
            .get(0);

    assertThat(awarded).isEqualTo(new AwardedPoints("a", FIRST_NIGHT, 0, 0, 0, Rule.KIND_IGNORED));
  }

  @Test
  void aFalseAlarmCostsNothingAndDoesNotRun() {
    JudgedDefect running = warp("a", FIRST_NIGHT, 500, 900, 2200);
    JudgedDefect refuted =
        new JudgedDefect(
            "a",
            FIRST_NIGHT,
            running.kind(),
            running.direction(),
            running.box(),
            running.lengthMm(),
            running.score(),
            Verdict.FALSE_ALARM);

    WholeRoll graded = WholeRoll.of(RULES, List.of(refuted), ROLL);

    assertThat(graded.awarded())
        .containsExactly(new AwardedPoints("a", FIRST_NIGHT, 0, 0, 0, Rule.FALSE_ALARM));
    assertThat(graded.longestRunMm()).isZero();
  }

  @Test
  void whatScoresTooLittleCostsNothing() {
    RuleSet strict =
        RuleSet.parse(RuleSetTest.yaml().replace("minScore: 0", "minScore: 1.5"), "strict");

    assertThat(
            WholeRoll.of(
                    strict, List.of(scored("a", 0, 100, 1.4), scored("b", 5000, 100, 1.5)), ROLL)
                .awarded())
        .extracting(AwardedPoints::defectId, AwardedPoints::points, AwardedPoints::rule)
        .containsExactly(tuple("b", 2, Rule.LENGTH), tuple("a", 0, Rule.SCORE));
  }

  /** A sheet of 3.4 m, as home textiles are woven: five defects side by side in one metre. */
  @Test
  void wideClothWithAndWithoutTheScaledCap() {
    RuleSet scaled =
        RuleSet.parse(RuleSetTest.yaml().replace("width: FIXED", "width: SCALED"), "scaled");
    RollGeometry wide = new RollGeometry(0, 20_000, 0, 3400, Edge.SELVEDGE, Edge.SELVEDGE);
    List<JudgedDefect> defects = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      defects.add(weft("d" + i, 300 + 600 * i, 5200, 120, DefectKind.MISSING_PICK));
    }

    // 5 x 2 points; the metre holds 4, or 4 x 3400 / 1650 = 8.24
    assertThat(WholeRoll.of(RULES, defects, wide).points()).isEqualTo(4);
    assertThat(WholeRoll.of(scaled, defects, wide).points()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "four-point-imperial", "ten-point", "mill-cn"})
  void oneMoreDefectNeverLowersThePoints(String ruleSet) {
    RuleSet rules = RuleSetTest.shipped(ruleSet);
    for (long seed = 1; seed <= 10; seed++) {
      oneMoreDefectNeverLowersThePoints(rules, new SplittableRandom(seed));
    }
  }

  private static void oneMoreDefectNeverLowersThePoints(RuleSet rules, SplittableRandom random) {
    List<JudgedDefect> defects = new ArrayList<>();
    long before = 0;
    for (int i = 0; i < 80; i++) {
      double lengthMm = random.nextInt(1, 2500);
      int xMm = random.nextInt(1400);
      int yMm = random.nextInt(17_000);
      defects.add(
          random.nextInt(2) == 0
              ? warp("d" + i, FIRST_NIGHT.plusDays(random.nextInt(2)), xMm, yMm, lengthMm)
              : defect(
                  "d" + i,
                  FIRST_NIGHT,
                  new Box(xMm, yMm, lengthMm / 10, 3),
                  lengthMm / 10,
                  random.nextInt(4) == 0 ? DefectKind.HOLE : DefectKind.UNKNOWN,
                  random.nextDouble(1, 5)));
      long points = WholeRoll.of(rules, defects, ROLL).points();
      assertThat(points).isGreaterThanOrEqualTo(before);
      before = points;
    }
    // 22 yards, of which the last is begun
    assertThat(before).isPositive().isLessThanOrEqualTo(22L * rules.cap().points());
  }

  private static AwardedPoints only(JudgedDefect defect) {
    List<AwardedPoints> awarded = WholeRoll.of(RULES, List.of(defect), ROLL).awarded();
    assertThat(awarded).hasSize(1);
    return awarded.get(0);
  }

  private static JudgedDefect scored(String id, double yMm, double lengthMm, double score) {
    return defect(
        id, FIRST_NIGHT, new Box(500, yMm, lengthMm, 5), lengthMm, DefectKind.UNKNOWN, score);
  }

  private static JudgedDefect weft(
      String id, double xMm, double yMm, double lengthMm, DefectKind kind) {
    return defect(id, FIRST_NIGHT, new Box(xMm, yMm, lengthMm, 1), lengthMm, kind, 2);
  }

  private static JudgedDefect warp(
      String id, LocalDate night, double xMm, double yMm, double lengthMm) {
    return defect(id, night, new Box(xMm, yMm, 2, lengthMm), lengthMm, DefectKind.BROKEN_END, 2);
  }

  private static JudgedDefect defect(
      String id, LocalDate night, Box box, double lengthMm, DefectKind kind, double score) {
    Direction direction = box.heightMm() > box.widthMm() ? Direction.WARP : Direction.WEFT;
    return TestDefects.defect(id, night, box, lengthMm, kind, direction, score);
  }
}
