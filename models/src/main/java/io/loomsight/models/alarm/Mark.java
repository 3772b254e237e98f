package io.loomsight.models.alarm;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.grade.JudgedDefect;
import java.time.LocalDate;
import java.util.Comparator;

/** What of a defect matters to whether it repeats. Its place is its box's middle. */
record Mark(
    String id,
    Box box,
    double xMm,
    double yMm,
    DefectKind kind,
    Direction direction,
    double score,
    LocalDate night) {

  static final Comparator<Mark> ALONG =
      Comparator.comparingDouble(Mark::yMm).thenComparingDouble(Mark::xMm).thenComparing(Mark::id);

  /** By score, then by id: where many are as strong, those left out lie anywhere along the roll. */
  static final Comparator<Mark> WEAKEST_FIRST =
      Comparator.comparingDouble(Mark::score).thenComparing(Mark::id).thenComparing(ALONG);

  static Mark of(JudgedDefect defect) {
    Box box = defect.box();
    return new Mark(
        defect.defectId(),
        box,
        box.xMm() + box.widthMm() / 2,
        box.yMm() + box.heightMm() / 2,
        defect.kind(),
        defect.direction(),
        defect.score(),
        defect.seenDate());
  }
}
