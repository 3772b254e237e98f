package io.loomsight.models.cut;

import io.loomsight.models.grade.JudgedDefect;
import io.loomsight.models.grade.PointSystem;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RuleSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a roll decides where it is cut. What lies before its start or beyond its end counts to
 * its first or last linear unit. Cloth that no frame shows counts as clean, as in the roll's grade.
 *
 * @param cloth its cloth; some area of it
 * @param unitMm the linear unit, from y = 0: pieces keep this grid
 * @param pointsByUnit points of linear units; units without points may be missing
 * @param runs its running defects, of which a piece has the parts that lie in it
 * @param repeats its repeating defects, likewise
 * @param uncuttable what no cut may go through: what a defect costs counts in the unit that it
 *     starts in, so that a cut through it would leave the rest of it in a piece where it costs
 *     nothing
 */
public record UncutRoll(
    RollGeometry cloth,
    double unitMm,
    SortedMap<Integer, Integer> pointsByUnit,
    List<Stretch> runs,
    List<Stretch> repeats,
    List<Stretch> uncuttable) {

  public UncutRoll {
    if (!(cloth.areaMm2() > 0) || !Double.isFinite(cloth.startMm())) {
      throw new IllegalArgumentException("uncut roll: expected cloth, found " + cloth);
    }
    if (!(unitMm > 0) || !Double.isFinite(unitMm)) {
      throw new IllegalArgumentException("uncut roll: expected a unit above 0, found " + unitMm);
    }
    pointsByUnit = Collections.unmodifiableSortedMap(new TreeMap<>(pointsByUnit));
    runs = List.copyOf(runs);
    repeats = List.copyOf(repeats);
    uncuttable = List.copyOf(uncuttable);
  }

  /**
   * Whether no cut may go through a defect. Running defects may be cut, since they cost points in
   * every unit; so may what costs nothing.
   */
  public static boolean isUncuttable(RuleSet rules, JudgedDefect defect, RollGeometry cloth) {
    return !PointSystem.isRunning(rules, defect) && PointSystem.isCostly(rules, defect, cloth);
  }
}
