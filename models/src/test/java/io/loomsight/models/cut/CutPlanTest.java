package io.loomsight.models.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.GradeLimits;
import io.loomsight.models.grade.LongFaults;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RollGeometry.Edge;
import io.loomsight.models.grade.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Rolls cut by hand. By four-point-metric 1600 mm of cotton may have 33.5 × 1.6 / 100 = 0.536
 * points a metre to be first quality, 0.7648 to be second.
 */
class CutPlanTest {

  private static final String METRIC = "four-point-metric";
  private static final String MILL = "mill-cn";
  private static final int METRE = 1000;
  private static final double YARD = 914.4;

  @Test
  void aRollOfFirstQualityIsNotCut() {
    // 32 points on 60 m, which may have 32.16: one piece, though a cut could take the worst out
    UncutRoll roll = roll(60 * METRE, 1600, METRE, units(4, 0, 1, 2, 3, 4, 5, 6, 7));

    CutPlan plan = plan(METRIC, roll);

    assertThat(lines(plan)).containsExactly("0.000 to 60.000 m: 32 FIRST FULL_LENGTH");
    assertThat(plan.cuts()).isZero();
    assertThat(plan.pieces()).containsExactly(plan.whole());
    assertThat(plan.firstQualityBeforeMm()).isEqualTo(60 * METRE);
    assertThat(plan.firstQualityMm()).isEqualTo(60 * METRE);
  }

  @Test
  void aBadStretchIsCutOut() {
    // 42 points on 60 m: second. 57 m may have 30.5 points, so all of the 12 in 28 to 31 m must go;
    // then 15 points on 28 m, which may have 15.008, and 15 on 29 m
    CutPlan plan = plan(METRIC, rollWithABadStretch(List.of()));

    assertThat(lines(plan))
        .containsExactly(
            "0.000 to 28.000 m: 15 FIRST FULL_LENGTH",
            "28.000 to 31.000 m: 12 REJECT WASTE",
            "31.000 to 60.000 m: 15 FIRST FULL_LENGTH");
    assertThat(lines(new CutPlan(plan.whole(), List.of(plan.whole()))))
        .containsExactly("0.000 to 60.000 m: 42 SECOND FULL_LENGTH");
    assertThat(plan.firstQualityBeforeMm()).isZero();
    assertThat(plan.firstQualityMm()).isEqualTo(57 * METRE);
    // 15 x 100000 / (28 x 1600)
    assertThat(plan.pieces().get(0).rate()).isCloseTo(33.482, within(1e-3));
  }

  @Test
  void aShortDefectIsNotCutThrough() {
    // 20 cm over the cut at 28 m, and over the one at 31 m: they move to 27 and 32 m
    List<Stretch> shortOnes = List.of(new Stretch(27_900, 200), new Stretch(30_900, 200));

    assertThat(lines(plan(METRIC, rollWithABadStretch(shortOnes))))
        .containsExactly(
            "0.000 to 27.000 m: 14 FIRST FULL_LENGTH",
            "27.000 to 32.000 m: 14 REJECT WASTE",
            "32.000 to 60.000 m: 14 FIRST FULL_LENGTH");
  }

  @Test
  void whatTouchesABoundaryDoesNotForbidACutThere() {
    List<Stretch> touching = List.of(new Stretch(27_900, 100), new Stretch(31_000, 100));

    assertThat(plan(METRIC, rollWithABadStretch(touching)).firstQualityMm()).isEqualTo(57 * METRE);
  }

  @Test
  void cutsMustWinWhatTheyAreAskedFor() {
    UncutRoll roll = rollWithABadStretch(List.of());

    // two cuts win 57 m, one wins 29 m: the second is worth 28 m
    assertThat(plan(METRIC, roll, new CuttingRules(17_500, 1000, 27_999)).cuts()).isEqualTo(2);
    assertThat(lines(plan(METRIC, roll, new CuttingRules(17_500, 1000, 28_000))))
        .containsExactly(
            "0.000 to 31.000 m: 27 REJECT FULL_LENGTH", "31.000 to 60.000 m: 15 FIRST FULL_LENGTH");
    assertThat(plan(METRIC, roll, new CuttingRules(17_500, 1000, 29_000)).cuts()).isZero();
  }

  @Test
  void aRollShorterThanAPieceIsARemnant() {
    CutPlan plan = plan(METRIC, roll(17_499, 1600, METRE, new TreeMap<>()));

    assertThat(lines(plan)).containsExactly("0.000 to 17.499 m: 0 FIRST REMNANT");
    assertThat(plan.firstQualityBeforeMm()).isZero();
    assertThat(plan.firstQualityMm()).isZero();
    assertThat(lines(plan(METRIC, roll(17_500, 1600, METRE, new TreeMap<>()))))
        .containsExactly("0.000 to 17.500 m: 0 FIRST FULL_LENGTH");
    assertThat(lines(plan(METRIC, roll(999, 1600, METRE, new TreeMap<>()))))
        .containsExactly("0.000 to 0.999 m: 0 FIRST WASTE");
  }

  @Test
  void noPieceIsShorterThanThePieceThatIsAskedFor() {
    UncutRoll roll = rollWithABadStretch(List.of());

    // 29 m is the longest that can be cut from it, if the rest is left whole
    CutPlan plan = plan(METRIC, roll, new CuttingRules(28_500, 1000, 0));

    assertThat(lines(plan))
        .containsExactly(
            "0.000 to 31.000 m: 27 REJECT FULL_LENGTH", "31.000 to 60.000 m: 15 FIRST FULL_LENGTH");
  }

  @Test
  void aRunningDefectIsLeftInPiecesAsFarAsTheyBearIt() {
    // 12 m of 4 points a metre, 24 to 36 m. 27 m may have 14.5 points, so 3 m of it; 28 m 15.0, not
    // 16
    UncutRoll roll =
        new UncutRoll(
            cloth(0, 60 * METRE, 1600),
            METRE,
            units(4, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35),
            List.of(new Stretch(24_000, 12_000)),
            List.of(),
            List.of());

    CutPlan plan = plan(METRIC, roll);

    assertThat(lines(plan))
        .containsExactly(
            "0.000 to 27.000 m: 12 FIRST FULL_LENGTH",
            "27.000 to 33.000 m: 24 REJECT WASTE",
            "33.000 to 60.000 m: 12 FIRST FULL_LENGTH");
    assertThat(plan.whole().longest().runMm()).isEqualTo(12_000);
    assertThat(plan.pieces())
        .extracting(piece -> piece.longest().runMm())
        .containsExactly(3000.0, 6000.0, 3000.0);
  }

  @Test
  void aRunningDefectThatIsTooLongIsCutInTwo() {
    // it costs nothing but rejects over 9.1 m: at 27 m 3 m are left of it before, 9 m after the cut
    RuleSet rules =
        RuleSet.parse(
            ShippedRules.yaml(METRIC).replace("pointsPerUnit: 4", "pointsPerUnit: 0"), "mine");
    UncutRoll roll =
        new UncutRoll(
            cloth(0, 60 * METRE, 1600),
            METRE,
            new TreeMap<>(),
            List.of(new Stretch(24_000, 12_000)),
            List.of(),
            List.of());

    CutPlan plan =
        CutPlan.of(roll, GradeLimits.of(rules, "cotton", "plain-1", 1600), CuttingRules.defaults());

    assertThat(lines(plan))
        .containsExactly(
            "0.000 to 27.000 m: 0 FIRST FULL_LENGTH", "27.000 to 60.000 m: 0 FIRST FULL_LENGTH");
    assertThat(plan.whole().grade()).isEqualTo(Grade.REJECT);
  }

  @Test
  void aRepeatingDefectThatIsTooLongIsCutInTwo() {
    // its marks cost nothing but it rejects over 9.1 m
    UncutRoll roll =
        new UncutRoll(
            cloth(0, 60 * METRE, 1600),
            METRE,
            new TreeMap<>(),
            List.of(),
            List.of(new Stretch(24_000, 12_000)),
            List.of());

    assertThat(lines(plan(METRIC, roll)))
        .containsExactly(
            "0.000 to 27.000 m: 0 FIRST FULL_LENGTH", "27.000 to 60.000 m: 0 FIRST FULL_LENGTH");
    assertThat(plan(METRIC, roll).whole().grade()).isEqualTo(Grade.REJECT);
    assertThat(plan(METRIC, roll).whole().longest()).isEqualTo(new LongFaults(0, 12_000));
  }

  @Test
  void aRunningDefectOfTenYardsMayStay() {
    // rejectOver: 10 yd; 14 yd from yard 20 on are cut where 10 yd are left behind the cut
    RuleSet rules =
        RuleSet.parse(
            ShippedRules.yaml("ten-point").replace("pointsPerUnit: 10", "pointsPerUnit: 0"),
            "mine");
    UncutRoll roll =
        new UncutRoll(
            cloth(0, 60 * YARD, 1600),
            YARD,
            new TreeMap<>(),
            List.of(new Stretch(20 * YARD, 14 * YARD)),
            List.of(),
            List.of());

    CutPlan plan =
        CutPlan.of(roll, GradeLimits.of(rules, "", "plain-1", 1600), CuttingRules.defaults());

    assertThat(plan.pieces()).extracting(Piece::lengthMm).containsExactly(24 * YARD, 36 * YARD);
    assertThat(plan.firstQualityMm()).isCloseTo(60 * YARD, within(1e-6));
  }

  @Test
  void yardsAreCutAtYards() {
    // 10 points in each of yards 29 to 35: 70 on 60 yd, second. 32 yd bear three, 26 yd two of them
    UncutRoll roll = roll(60 * YARD, 1600, YARD, units(10, 29, 30, 31, 32, 33, 34, 35));

    CutPlan plan = plan("ten-point", roll);

    assertThat(lines(plan))
        .containsExactly(
            "0.000 to 29.261 m: 30 FIRST FULL_LENGTH",
            "29.261 to 31.090 m: 20 SECOND REMNANT",
            "31.090 to 54.864 m: 20 FIRST FULL_LENGTH");
    assertThat(plan.pieces().get(0).lengthMm()).isEqualTo(32 * YARD);
    assertThat(plan.firstQualityMm()).isCloseTo(58 * YARD, within(1e-6));
  }

  @Test
  void chineseMillsRoundWhatAPieceMayHave() {
    // 0.4 a metre up to 110 cm: 38 m may have 15.2, so 15; 19 m 7.6, so 8
    UncutRoll roll = roll(38 * METRE, 1000, METRE, units(4, 3, 9, 22, 30));

    CutPlan plan = plan(MILL, roll);

    assertThat(lines(new CutPlan(plan.whole(), List.of(plan.whole()))))
        .containsExactly("0.000 to 38.000 m: 16 SECOND FULL_LENGTH");
    assertThat(lines(plan))
        .containsExactly(
            "0.000 to 19.000 m: 8 FIRST FULL_LENGTH", "19.000 to 38.000 m: 8 FIRST FULL_LENGTH");
  }

  @Test
  void chineseMillsCutOutOneMetre() {
    // 10 points in each metre of 28 to 31; 29 m may have 11.6, so 12, and 30 m 12
    UncutRoll roll = roll(60 * METRE, 1000, METRE, units(10, 28, 29, 30));

    assertThat(lines(plan(MILL, roll)))
        .containsExactly(
            "0.000 to 29.000 m: 10 FIRST FULL_LENGTH",
            "29.000 to 30.000 m: 10 REJECT WASTE",
            "30.000 to 60.000 m: 10 FIRST FULL_LENGTH");
  }

  @Test
  void ofEqualPlansTheOneWithMorePremiumClothIsTaken() {
    // 52 m may have 21 points (20.8) and have 22. Without its first or its last metre it is first
    // quality, but only 10 points on 51 m are premium (10.2)
    SortedMap<Integer, Integer> points = units(10, 0);
    points.put(51, 12);

    assertThat(lines(plan(MILL, roll(52 * METRE, 1000, METRE, points))))
        .containsExactly(
            "0.000 to 51.000 m: 10 PREMIUM FULL_LENGTH", "51.000 to 52.000 m: 12 REJECT WASTE");
  }

  @Test
  void ofEqualPlansTheOneThatLeavesSecondQualityIsTaken() {
    // 46 points on 80 m, which can be cut at 20 and 60 m only. 60 m may have 32.16 points: without
    // the
    // first 20 m they have 26, without the last 20 m 32; but 20 points on 20 m are a reject, 14
    // second
    SortedMap<Integer, Integer> points = units(20, 5);
    points.put(40, 12);
    points.put(70, 14);

    assertThat(lines(plan(METRIC, inThree(40, points))))
        .containsExactly(
            "0.000 to 60.000 m: 32 FIRST FULL_LENGTH", "60.000 to 80.000 m: 14 SECOND FULL_LENGTH");
  }

  @Test
  void ofEqualPlansTheOneThatLeavesARemnantIsTaken() {
    // the same where 20 m are no piece
    SortedMap<Integer, Integer> points = units(20, 5);
    points.put(40, 12);
    points.put(70, 14);

    assertThat(lines(plan(METRIC, inThree(40, points), new CuttingRules(21_000, 1000, 0))))
        .containsExactly(
            "0.000 to 60.000 m: 32 FIRST FULL_LENGTH", "60.000 to 80.000 m: 14 SECOND REMNANT");
  }

  @Test
  void ofEqualPlansTheOneThatLeavesThirdQualityIsTaken() {
    // 110 m may have 66 points (0.6 a metre) and have 89; 90 m may have 54, so either end can stay.
    // 20 m with 40 points are third (2.4 a metre), with 49 a reject
    SortedMap<Integer, Integer> points = units(49, 5);
    points.put(100, 40);

    assertThat(lines(plan(MILL, inThree(70, points))))
        .containsExactly(
            "0.000 to 90.000 m: 49 FIRST FULL_LENGTH", "90.000 to 110.000 m: 40 THIRD FULL_LENGTH");
  }

  @Test
  void aRunThatReachesBeyondTheRollKeepsItsLength() {
    // as in the roll's own grade
    UncutRoll roll =
        new UncutRoll(
            cloth(0, 9100, 1600),
            METRE,
            new TreeMap<>(),
            List.of(new Stretch(-0.25, 9100.5)),
            List.of(),
            List.of());

    assertThat(plan(METRIC, roll).whole().longest().runMm()).isEqualTo(9100.5);
    assertThat(plan(METRIC, roll).whole().grade()).isEqualTo(Grade.REJECT);
  }

  @Test
  void aRollMayBeginBeforeItsGrid() {
    // from -0.25 to 39.6 m with 24 points in its first 5.25 m: it may have 21.36, without its first
    // unit, which is a quarter of a metre, 20 of 21.22
    UncutRoll roll =
        new UncutRoll(
            cloth(-250, 39_850, 1600),
            METRE,
            units(4, -1, 0, 1, 2, 3, 4),
            List.of(),
            List.of(),
            List.of());

    assertThat(lines(plan(METRIC, roll)))
        .containsExactly(
            "-0.250 to 0.000 m: 4 REJECT WASTE", "0.000 to 39.600 m: 20 FIRST FULL_LENGTH");
  }

  @Test
  void whatLiesBeyondTheEndsCountsToTheUnitsThere() {
    UncutRoll roll =
        new UncutRoll(
            cloth(0, 40 * METRE, 1600), METRE, units(12, -3, 40), List.of(), List.of(), List.of());

    // 24 points on 40 m, which may have 21.44; 39 m may have 20.9 and have 12
    assertThat(lines(plan(METRIC, roll)))
        .containsExactly(
            "0.000 to 1.000 m: 12 REJECT WASTE", "1.000 to 40.000 m: 12 FIRST FULL_LENGTH");
  }

  @Test
  void aRollThatIsBadAllOverIsLeftWhole() {
    TreeMap<Integer, Integer> points = new TreeMap<>();
    for (int unit = 0; unit < 60; unit++) {
      points.put(unit, 1);
    }

    assertThat(lines(plan(METRIC, roll(60 * METRE, 1600, METRE, points))))
        .containsExactly("0.000 to 60.000 m: 60 REJECT FULL_LENGTH");
  }

  @Test
  void fiveThousandMetresAreCutAtEveryBadStretch() {
    // 20 m of 4 points a metre, then 83 times 40 clean and 20 bad ones. 46 m may have 24.7 points,
    // so
    // six bad metres: those before it, by which it is cut earliest
    TreeMap<Integer, Integer> points = new TreeMap<>();
    List<Double> edges = new ArrayList<>();
    for (int block = 0; block < 84; block++) {
      for (int unit = 0; unit < 20; unit++) {
        points.put(60 * block + unit, 4);
      }
      if (block < 83) {
        edges.add((60.0 * block + 14) * METRE);
        edges.add((60.0 * block + 60) * METRE);
      }
    }

    CutPlan plan = plan(METRIC, roll(5000 * METRE, 1600, METRE, points));

    assertThat(plan.pieces().stream().skip(1).map(Piece::fromMm)).isEqualTo(edges);
    assertThat(plan.firstQualityMm()).isEqualTo(83 * 46 * METRE);
  }

  @Test
  void aPlanWithoutPiecesIsRefused() {
    Piece whole = plan(METRIC, roll(60 * METRE, 1600, METRE, new TreeMap<>())).whole();

    assertThatThrownBy(() -> new CutPlan(whole, List.of()))
        .hasMessage("cut plan: expected at least one piece, found none");
  }

  /** 60 m with 4 points in each metre of 28 to 31, and a point in each of 15 before and after. */
  private static UncutRoll rollWithABadStretch(List<Stretch> uncuttable) {
    TreeMap<Integer, Integer> points = new TreeMap<>();
    for (int unit = 13; unit < 28; unit++) {
      points.put(unit, 1);
    }
    for (int unit = 28; unit < 31; unit++) {
      points.put(unit, 4);
    }
    for (int unit = 31; unit < 46; unit++) {
      points.put(unit, 1);
    }
    return new UncutRoll(
        cloth(0, 60 * METRE, 1600), METRE, points, List.of(), List.of(), uncuttable);
  }

  /** A roll that can be cut 20 m from its start and 20 m from its end only. */
  private static UncutRoll inThree(int middleMetres, SortedMap<Integer, Integer> points) {
    double middleMm = middleMetres * 1000.0;
    return new UncutRoll(
        cloth(0, 40_000 + middleMm, 1600),
        METRE,
        points,
        List.of(),
        List.of(),
        List.of(
            new Stretch(0, 20_000),
            new Stretch(20_000, middleMm),
            new Stretch(20_000 + middleMm, 20_000)));
  }

  private static SortedMap<Integer, Integer> units(int points, int... units) {
    TreeMap<Integer, Integer> all = new TreeMap<>();
    for (int unit : units) {
      all.put(unit, points);
    }
    return all;
  }

  private static UncutRoll roll(
      double lengthMm, double widthMm, double unitMm, SortedMap<Integer, Integer> points) {
    return new UncutRoll(
        cloth(0, lengthMm, widthMm), unitMm, points, List.of(), List.of(), List.of());
  }

  private static RollGeometry cloth(double startMm, double lengthMm, double widthMm) {
    return new RollGeometry(startMm, lengthMm, 0, widthMm, Edge.SELVEDGE, Edge.SELVEDGE);
  }

  private static CutPlan plan(String rules, UncutRoll roll) {
    return plan(rules, roll, CuttingRules.defaults());
  }

  private static CutPlan plan(String rules, UncutRoll roll, CuttingRules cutting) {
    return CutPlan.of(
        roll, ShippedRules.limits(ShippedRules.named(rules), roll.cloth().widthMm()), cutting);
  }

  private static List<String> lines(CutPlan plan) {
    return plan.pieces().stream()
        .map(
            piece ->
                "%.3f to %.3f m: %d %s %s"
                    .formatted(
                        piece.fromMm() / METRE,
                        piece.toMm() / METRE,
                        piece.points(),
                        piece.grade(),
                        piece.use()))
        .toList();
  }
}
