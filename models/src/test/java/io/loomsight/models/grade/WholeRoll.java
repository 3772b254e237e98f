package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A roll's points with all its defects in memory, by the parts that jobs put together.
 *
 * @param awarded one row a defect, and a linear unit where it runs over several; by night, score
 * @param points their sum
 * @param runs its warp defects; those that continue each other, over nights, are one box
 */
public record WholeRoll(List<AwardedPoints> awarded, long points, List<Box> runs) {

  private static final Comparator<JudgedDefect> BY_NIGHT_AND_SCORE =
      Comparator.comparing(JudgedDefect::seenDate)
          .thenComparing(Comparator.comparingDouble(JudgedDefect::score).reversed())
          .thenComparing(JudgedDefect::defectId);

  /** Grades it. */
  public static WholeRoll of(RuleSet rules, List<JudgedDefect> defects, RollGeometry roll) {
    Map<Integer, UnitCap> caps = new HashMap<>();
    List<AwardedPoints> awarded = new ArrayList<>();
    for (JudgedDefect defect : defects.stream().sorted(BY_NIGHT_AND_SCORE).toList()) {
      for (AwardedPoints part : PointSystem.uncapped(rules, defect, roll)) {
        awarded.add(
            caps.computeIfAbsent(part.unit(), unit -> UnitCap.of(rules, roll.widthMm()))
                .spend(part));
      }
    }
    List<Box> runs = new ArrayList<>();
    PointSystem.runs(
            rules,
            defects.stream()
                .filter(defect -> PointSystem.mayRun(rules, defect, roll))
                .sorted(Comparator.comparingDouble(defect -> defect.box().yMm()))
                .iterator())
        .forEachRemaining(run -> runs.add(run.box()));
    return new WholeRoll(
        List.copyOf(awarded), awarded.stream().mapToLong(AwardedPoints::points).sum(), runs);
  }

  /** The longest warp defect along the roll; 0 where there is none. */
  public double longestRunMm() {
    return runs.stream().mapToDouble(Box::heightMm).max().orElse(0);
  }
}
