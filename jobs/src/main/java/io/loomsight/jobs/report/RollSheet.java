package io.loomsight.jobs.report;

import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One roll on the page.
 *
 * @param drawing its map; empty for rolls beyond those that are drawn
 */
record RollSheet(RollGrade grade, Optional<Drawing> drawing) {

  /** What a roll is worth a look for, worst first. */
  enum Standing {
    REJECT,
    THIRD,
    SECOND,
    /** No longer looks like its style, so it may not be graded. */
    MISFIT,
    /** Not graded yet, over the limit so far. */
    OVER_LIMIT,
    /** Not graded yet. */
    OPEN,
    FIRST,
    PREMIUM;

    boolean needsAttention() {
      return compareTo(OPEN) < 0;
    }
  }

  /**
   * Tonight's cloth of a roll.
   *
   * @param inspected cloth that was judged
   * @param defects highest score first
   * @param allDefects tonight's defects, drawn or not
   */
  record Drawing(List<Box> inspected, List<Mark> defects, long allDefects) {

    Drawing {
      inspected = List.copyOf(inspected);
      defects = List.copyOf(defects);
    }
  }

  /**
   * One defect.
   *
   * @param points under the page's rule set; empty where it was not graded
   * @param jpegBase64 its picture; empty where none is kept
   */
  record Mark(
      DefectKind kind,
      Direction direction,
      Box box,
      double lengthMm,
      double thicknessMm,
      double score,
      OptionalInt points,
      Optional<String> jpegBase64) {}

  Standing standing(double limitPer100M2) {
    return switch (grade.grade()) {
      case REJECT -> Standing.REJECT;
      case THIRD -> Standing.THIRD;
      case SECOND -> Standing.SECOND;
      case FIRST -> grade.fitsStyle() ? Standing.FIRST : Standing.MISFIT;
      case PREMIUM -> grade.fitsStyle() ? Standing.PREMIUM : Standing.MISFIT;
      case NONE ->
          !grade.fitsStyle()
              ? Standing.MISFIT
              : grade.pointsPer100M2() > limitPer100M2 ? Standing.OVER_LIMIT : Standing.OPEN;
    };
  }

  /** Worst standing first, then most points per 100 m²; rolls without a number last. */
  static Comparator<RollGrade> worstFirst(double limitPer100M2) {
    return Comparator.comparing(
            (RollGrade grade) -> new RollSheet(grade, Optional.empty()).standing(limitPer100M2))
        .thenComparingDouble(
            grade ->
                Double.isNaN(grade.pointsPer100M2())
                    ? Double.POSITIVE_INFINITY
                    : -grade.pointsPer100M2())
        .thenComparing(RollGrade::rollId);
  }
}
