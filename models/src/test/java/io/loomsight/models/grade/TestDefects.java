package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import java.time.LocalDate;

/** Defects of one roll, of which only what point systems look at differs. */
final class TestDefects {

  static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 3, 1);

  private TestDefects() {}

  static JudgedDefect defect(
      String id,
      LocalDate night,
      Box box,
      double lengthMm,
      DefectKind kind,
      Direction direction,
      double score) {
    return new JudgedDefect(id, night, kind, direction, box, lengthMm, score, Verdict.UNREVIEWED);
  }
}
