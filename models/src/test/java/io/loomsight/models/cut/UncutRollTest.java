package io.loomsight.models.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.AwardedPoints;
import io.loomsight.models.grade.GradeLimits;
import io.loomsight.models.grade.JudgedDefect;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RollGeometry.Edge;
import io.loomsight.models.grade.RuleSet;
import io.loomsight.models.grade.WholeRoll;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UncutRollTest {

  private static final RollGeometry CLOTH =
      new RollGeometry(0, 60_000, 0, 1600, Edge.SELVEDGE, Edge.SELVEDGE);

  @Test
  void pointsOfAUnitAreThoseOfItsDefects() {
    UncutRoll roll = roll("four-point-metric", warp("a", 700, 2100, 60), warp("b", 900, 2500, 100));

    assertThat(roll.pointsByUnit()).isEqualTo(Map.of(2, 3));
    assertThat(roll.unitMm()).isEqualTo(1000);
    assertThat(roll.cloth()).isEqualTo(CLOTH);
  }

  @Test
  void aShortDefectIsKeptWhole() {
    assertThat(roll("four-point-metric", warp("a", 700, 1900, 300)).uncuttable())
        .containsExactly(new Stretch(1900, 300));
  }

  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "mill-cn"})
  void aRunningDefectMayBeCut(String rules) {
    UncutRoll roll = roll(rules, warp("a", 700, 1900, 2300));

    assertThat(roll.uncuttable()).isEmpty();
    assertThat(roll.runs()).containsExactly(new Stretch(1900, 2300));
  }

  @Test
  void whatCostsNothingMayBeCut() {
    // wholly within 25 mm of the selvedge
    assertThat(roll("four-point-metric", warp("a", 5, 1900, 300)).uncuttable()).isEmpty();
  }

  @Test
  void whatTheCapOfItsUnitLeavesWithoutPointsIsKeptWhole() {
    UncutRoll roll =
        roll("four-point-metric", warp("a", 300, 1100, 300), warp("b", 900, 1900, 300));

    assertThat(roll.pointsByUnit()).isEqualTo(Map.of(1, 4));
    assertThat(roll.uncuttable()).contains(new Stretch(1900, 300));
  }

  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "four-point-imperial", "ten-point", "mill-cn"})
  void theWholePieceIsGradedAsTheRollIs(String name) {
    RuleSet rules = ShippedRules.named(name);
    GradeLimits limits = ShippedRules.limits(rules, CLOTH.widthMm());
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<JudgedDefect> defects = new ArrayList<>();
      for (int left = random.nextInt(30); left > 0; left--) {
        double lengthMm =
            random.nextInt(8) == 0 ? random.nextDouble(14_000) : random.nextDouble(400);
        defects.add(
            warp(
                "d" + left,
                random.nextDouble(1590),
                random.nextDouble(60_000 - lengthMm),
                lengthMm));
      }
      WholeRoll graded = WholeRoll.of(rules, defects, CLOTH);

      Piece whole =
          CutPlan.of(uncut(rules, defects, graded), limits, CuttingRules.defaults()).whole();

      assertThat(whole.points()).isEqualTo(graded.points());
      assertThat(whole.longest().runMm()).isEqualTo(graded.longestRunMm());
      assertThat(whole.rate()).isEqualTo(rules.rate().rate(graded.points(), CLOTH));
      assertThat(whole.grade()).isEqualTo(limits.grade(graded.points(), CLOTH, whole.longest()));
    }
  }

  @Test
  void aRollWithoutClothIsRefused() {
    RollGeometry none = new RollGeometry(0, 60_000, 0, 0, Edge.UNSEEN, Edge.UNSEEN);

    assertThatThrownBy(
            () -> new UncutRoll(none, 1000, new TreeMap<>(), List.of(), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("uncut roll: expected cloth, found ");
    assertThatThrownBy(
            () -> new UncutRoll(CLOTH, 0, new TreeMap<>(), List.of(), List.of(), List.of()))
        .hasMessage("uncut roll: expected a unit above 0, found 0.0");
  }

  @Test
  void aStretchHasALength() {
    assertThatThrownBy(() -> new Stretch(0, -1))
        .hasMessage("stretch: expected a finite start and length >= 0, found 0.0, -1.0");
  }

  private static UncutRoll roll(String name, JudgedDefect... defects) {
    RuleSet rules = ShippedRules.named(name);
    List<JudgedDefect> all = List.of(defects);
    return uncut(rules, all, WholeRoll.of(rules, all, CLOTH));
  }

  private static UncutRoll uncut(RuleSet rules, List<JudgedDefect> defects, WholeRoll graded) {
    return new UncutRoll(
        CLOTH,
        rules.unit().mm(),
        graded.awarded().stream()
            .collect(
                Collectors.toMap(
                    AwardedPoints::unit, AwardedPoints::points, Integer::sum, TreeMap::new)),
        graded.runs().stream().map(Stretch::of).toList(),
        List.of(),
        defects.stream()
            .filter(defect -> UncutRoll.isUncuttable(rules, defect, CLOTH))
            .map(defect -> Stretch.of(defect.box()))
            .toList());
  }

  private static JudgedDefect warp(String id, double xMm, double yMm, double lengthMm) {
    return new JudgedDefect(
        id,
        LocalDate.of(2026, 3, 1),
        DefectKind.BROKEN_END,
        Direction.WARP,
        new Box(xMm, yMm, 2, lengthMm),
        lengthMm,
        2,
        Verdict.UNREVIEWED);
  }
}
