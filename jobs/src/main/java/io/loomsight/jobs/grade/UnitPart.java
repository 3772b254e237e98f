package io.loomsight.jobs.grade;

import io.loomsight.models.cut.UncutRoll;
import io.loomsight.models.grade.AwardedPoints;
import io.loomsight.models.grade.JudgedDefect;
import io.loomsight.models.grade.PointSystem;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RuleSet;
import io.loomsight.models.grade.UnitCap;
import java.util.stream.Stream;

/**
 * What a defect costs in one linear unit of its roll. Public, because Spark's code makes it.
 *
 * @param score the defect's
 * @param keptTo the last linear unit before which no cut may go through the defect; the part's own
 *     where it may be cut
 */
public record UnitPart(String rollId, double score, AwardedPoints awarded, int keptTo) {

  /** What a defect costs before the caps of its units. */
  static Stream<UnitPart> of(RuleSet rules, String rollId, JudgedDefect defect, RollGeometry roll) {
    boolean isKept = UncutRoll.isUncuttable(rules, defect, roll);
    int lastUnit = CutStretches.lastUnit(defect.box(), rules.unit().mm());
    return PointSystem.uncapped(rules, defect, roll).stream()
        .map(part -> new UnitPart(rollId, defect.score(), part, isKept ? lastUnit : part.unit()));
  }

  /** What of it counts in its unit. */
  UnitPart capped(UnitCap cap) {
    return new UnitPart(rollId, score, cap.spend(awarded), keptTo);
  }
}
