package io.loomsight.models.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.grade.GradeLimits;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RollGeometry.Edge;
import io.loomsight.models.grade.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutPlanPropertiesTest {

  private static final int SMALL_ROLLS = 600;
  private static final int ROLLS = 40;

  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "four-point-imperial", "ten-point", "mill-cn"})
  void noWayToCutASmallRollIsBetter(String name) {
    RuleSet rules = ShippedRules.named(name);
    int better = 0;
    int several = 0;
    for (int seed = 0; seed < SMALL_ROLLS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      UncutRoll roll = RandomRolls.drawn(random, rules, random.nextInt(1, 13));
      CuttingRules cutting = RandomRolls.cutting(random, roll.unitMm());
      AllPlans all = new AllPlans(roll, rules, cutting);

      CutPlan plan = plan(roll, rules, cutting);

      assertThat(all.outcome(plan)).as("seed %d", seed).isEqualTo(all.best());
      better += plan.firstQualityMm() > plan.firstQualityBeforeMm() ? 1 : 0;
      several += plan.cuts() > 1 ? 1 : 0;
    }
    assertThat(better).isGreaterThan(SMALL_ROLLS / 5);
    assertThat(several).isGreaterThan(SMALL_ROLLS / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "four-point-imperial", "ten-point", "mill-cn"})
  void noWayToCutOffEitherOfTwoEqualEndsIsBetter(String name) {
    RuleSet rules = ShippedRules.named(name);
    for (int seed = 0; seed < 10 * SMALL_ROLLS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      UncutRoll roll = RandomRolls.inThree(random, rules);
      CuttingRules cutting = RandomRolls.cutting(random, roll.unitMm());
      AllPlans all = new AllPlans(roll, rules, cutting);

      assertThat(all.outcome(plan(roll, rules, cutting))).as("seed %d", seed).isEqualTo(all.best());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "four-point-imperial", "ten-point", "mill-cn"})
  void piecesAreTheWholeRollAndGradedAsRollsAre(String name) {
    RuleSet rules = ShippedRules.named(name);
    for (int seed = 0; seed < ROLLS; seed++) {
      UncutRoll roll = drawn(rules, seed);
      GradeLimits limits = ShippedRules.limits(rules, roll.cloth().widthMm());

      CutPlan plan = plan(roll, rules, CuttingRules.defaults());

      double reachedMm = plan.whole().fromMm();
      for (Piece piece : plan.pieces()) {
        assertThat(piece.fromMm()).isCloseTo(reachedMm, within(1e-3));
        reachedMm = piece.toMm();
        assertThat(piece.grade())
            .isEqualTo(limits.grade(piece.points(), piece.cloth(), piece.longest()));
      }
      assertThat(reachedMm).isCloseTo(plan.whole().toMm(), within(1e-3));
      assertThat(plan.pieces().stream().mapToLong(Piece::points).sum())
          .isEqualTo(plan.whole().points())
          .isEqualTo(roll.pointsByUnit().values().stream().mapToInt(points -> points).sum());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "four-point-imperial", "ten-point", "mill-cn"})
  void cutsLieOnTheGridAndGoThroughNothingThatIsKeptWhole(String name) {
    RuleSet rules = ShippedRules.named(name);
    for (int seed = 0; seed < ROLLS; seed++) {
      UncutRoll roll = drawn(rules, seed);
      List<Piece> pieces = plan(roll, rules, CuttingRules.defaults()).pieces();
      for (Piece piece : pieces.subList(1, pieces.size())) {
        double units = piece.fromMm() / roll.unitMm();
        assertThat(units).isCloseTo(Math.rint(units), within(1e-6));
        assertThat(roll.uncuttable())
            .noneMatch(
                stretch ->
                    stretch.fromMm() < piece.fromMm() - 1e-3
                        && stretch.toMm() > piece.fromMm() + 1e-3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "four-point-imperial", "ten-point", "mill-cn"})
  void stricterRulesNeverGiveMoreFirstQuality(String name) {
    RuleSet rules = ShippedRules.named(name);
    for (int seed = 0; seed < ROLLS; seed++) {
      UncutRoll roll = drawn(rules, seed);
      CutPlan plan = plan(roll, rules, CuttingRules.defaults());
      CutPlan longer = plan(roll, rules, new CuttingRules(30_000, 1000, 0));
      CutPlan dearer = plan(roll, rules, new CuttingRules(17_500, 1000, 2000));

      assertThat(plan.firstQualityMm())
          .isGreaterThanOrEqualTo(plan.firstQualityBeforeMm())
          .isGreaterThanOrEqualTo(longer.firstQualityMm())
          .isGreaterThanOrEqualTo(dearer.firstQualityMm());
      assertThat(dearer.cuts()).isLessThanOrEqualTo(plan.cuts());
      assertThat(dearer.firstQualityMm() - dearer.firstQualityBeforeMm())
          .isGreaterThanOrEqualTo(2000 * dearer.cuts());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "four-point-imperial", "ten-point", "mill-cn"})
  void pointsAddedNeverGiveMoreFirstQuality(String name) {
    RuleSet rules = ShippedRules.named(name);
    for (int seed = 0; seed < ROLLS; seed++) {
      UncutRoll roll = drawn(rules, seed);
      TreeMap<Integer, Integer> points = new TreeMap<>(roll.pointsByUnit());
      points.merge(new SplittableRandom(seed).nextInt(60), 3, Integer::sum);
      UncutRoll worse =
          new UncutRoll(
              roll.cloth(), roll.unitMm(), points, roll.runs(), roll.repeats(), roll.uncuttable());

      assertThat(plan(worse, rules, CuttingRules.defaults()).firstQualityMm())
          .isLessThanOrEqualTo(plan(roll, rules, CuttingRules.defaults()).firstQualityMm() + 1e-3);
    }
  }

  /** Five thousand units that repeat a hundred could be cut as each hundred is. */
  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "four-point-imperial", "ten-point", "mill-cn"})
  void aLongRollGivesNoLessThanItsParts(String name) {
    RuleSet rules = ShippedRules.named(name);
    double unitMm = rules.unit().mm();
    int most = rules.cap().points();
    int better = 0;
    for (int seed = 0; seed < 3; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TreeMap<Integer, Integer> points = new TreeMap<>();
      for (int unit = 0; unit < 100; unit++) {
        points.put(unit, unit % 40 < 30 ? random.nextInt(8) / 7 : random.nextInt(most + 1));
      }
      Stretch run = new Stretch(random.nextDouble(40_000), 11_000);

      double partMm =
          plan(repeated(1, unitMm, points, run), rules, CuttingRules.defaults()).firstQualityMm();
      double wholeMm =
          plan(repeated(50, unitMm, points, run), rules, CuttingRules.defaults()).firstQualityMm();

      assertThat(wholeMm).isBetween(50 * partMm - 1, 5000 * unitMm);
      better += wholeMm > 50 * partMm + 1 ? 1 : 0;
    }
    assertThat(better).isPositive();
  }

  private static UncutRoll repeated(
      int times, double unitMm, SortedMap<Integer, Integer> points, Stretch run) {
    TreeMap<Integer, Integer> all = new TreeMap<>();
    List<Stretch> runs = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      int first = time * 100;
      points.forEach((unit, some) -> all.put(first + unit, some));
      runs.add(new Stretch(first * unitMm + run.fromMm(), run.lengthMm()));
    }
    RollGeometry cloth =
        new RollGeometry(0, times * 100 * unitMm, 0, 1600, Edge.SELVEDGE, Edge.SELVEDGE);
    return new UncutRoll(cloth, unitMm, all, runs, List.of(), List.of());
  }

  private static UncutRoll drawn(RuleSet rules, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return RandomRolls.drawn(random, rules, random.nextInt(20, 200));
  }

  private static CutPlan plan(UncutRoll roll, RuleSet rules, CuttingRules cutting) {
    return CutPlan.of(roll, ShippedRules.limits(rules, roll.cloth().widthMm()), cutting);
  }
}
