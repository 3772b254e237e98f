package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import java.time.LocalDate;
import java.util.List;

/** Defects of one roll, of which only what point systems look at differs. */
final class TestDefects {

  static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 3, 1);

  private TestDefects() {}

  static Defect defect(
      String id,
      LocalDate night,
      Box box,
      double lengthMm,
      DefectKind kind,
      Direction direction,
      double score) {
    return new Defect(
        id,
        "mill",
        night,
        "l1",
        "r1",
        "s1",
        List.of("c0"),
        List.of("f0"),
        box,
        lengthMm,
        1,
        lengthMm,
        kind,
        direction,
        -1,
        score,
        false);
  }
}
