package io.loomsight.jobs.report;

import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One roll on the page.
 *
 * @param drawing its map; empty for rolls beyond those that are drawn
 */
public record RollSheet(RollGrade grade, Optional<Drawing> drawing) {

  /** What a roll is worth a look for, worst first. */
  public enum Standing {
    REJECT,
    /** No longer looks like its style, so it may not be graded. */
    MISFIT,
    /** Closed, and may not be graded, for example as too little of it was seen. */
    UNGRADED,
    THIRD,
    SECOND,
    /** Not graded yet, over the limit so far. */
    OVER_LIMIT,
    /** Not graded yet. */
    OPEN,
    FIRST,
    PREMIUM;

    public boolean needsAttention() {
      return compareTo(OPEN) < 0;
    }

    /** Whether it can't be sold as it is. */
    public boolean isHeld() {
      return this == REJECT || this == MISFIT || this == UNGRADED;
    }
  }

  /**
   * Tonight's cloth of a roll.
   *
   * @param inspected cloth that was judged
   * @param defects highest score first
   * @param allDefects tonight's defects, drawn or not
   */
  public record Drawing(List<Box> inspected, List<Mark> defects, long allDefects) {

    /** Neither cloth nor defects. */
    static final Drawing EMPTY = new Drawing(List.of(), List.of(), 0);

    public Drawing {
      inspected = List.copyOf(inspected);
      defects = List.copyOf(defects);
    }
  }

  /**
   * One defect.
   *
   * @param kind what a person named it, else the machine
   * @param verdict what a person said of it
   * @param points under the page's rule set; empty where it was not graded
   * @param jpegBase64 its picture; empty where none is kept
   */
  public record Mark(
      String defectId,
      DefectKind kind,
      Direction direction,
      Box box,
      double lengthMm,
      double thicknessMm,
      double score,
      OptionalInt points,
      Verdict verdict,
      Optional<String> jpegBase64) {}

  /** The roll's own page, from the night's. */
  public String file() {
    return RollFiles.place(grade.rollId());
  }

  /** By the grade, and by a limit where it has none yet. */
  public Standing standing(double limitPer100M2) {
    return switch (grade.grade()) {
      case REJECT -> Standing.REJECT;
      case THIRD -> Standing.THIRD;
      case SECOND -> Standing.SECOND;
      case FIRST -> grade.fitsStyle() ? Standing.FIRST : Standing.MISFIT;
      case PREMIUM -> grade.fitsStyle() ? Standing.PREMIUM : Standing.MISFIT;
      case NONE ->
          !grade.fitsStyle()
              ? Standing.MISFIT
              : grade.status() == RollGrade.Status.CLOSED
                  ? Standing.UNGRADED
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
