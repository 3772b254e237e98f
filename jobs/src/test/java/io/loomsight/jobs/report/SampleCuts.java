package io.loomsight.jobs.report;

import io.loomsight.jobs.table.CutPiece;
import io.loomsight.models.cut.Piece.Use;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.Rate;
import java.util.List;

/** Made-up cut plans: of a roll that gains by two cuts, and of one that is best left whole. */
final class SampleCuts {

  private SampleCuts() {}

  static List<CutPiece> of(String cut, String whole) {
    return List.of(
        piece(cut, 1, 3, 0, 29_000, Grade.FIRST, Use.FULL_LENGTH),
        piece(cut, 2, 3, 29_000, 33_000, Grade.REJECT, Use.WASTE),
        piece(cut, 3, 3, 33_000, 60_000, Grade.FIRST, Use.FULL_LENGTH),
        piece(whole, 1, 1, 0, 60_000, Grade.SECOND, Use.FULL_LENGTH));
  }

  private static CutPiece piece(
      String roll, int number, int pieces, double fromMm, double toMm, Grade grade, Use use) {
    return new CutPiece(
        SamplePages.BATCH.factory(),
        SamplePages.BATCH.batchDate(),
        SamplePages.RULE_SET,
        "L2",
        roll,
        "satin-4022",
        number,
        pieces,
        fromMm,
        toMm,
        toMm - fromMm,
        16,
        20,
        Rate.PER_100_M2,
        grade,
        use,
        Grade.SECOND,
        0,
        pieces == 3 ? 56_000 : 0);
  }
}
