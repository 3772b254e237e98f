package io.loomsight.jobs.report;

import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.fabric.Box;
import java.util.ArrayList;
import java.util.List;

/** The part of a roll that its map shows: x across, y along, mm. Never without length or width. */
record RollExtent(double leftMm, double rightMm, double startMm, double endMm) {

  /**
   * From the roll's start, unless it was begun in an earlier night or the cameras only saw its
   * later half: then from where tonight's cloth begins.
   */
  static RollExtent of(RollGrade grade, RollSheet.Drawing drawing) {
    List<Box> shown = new ArrayList<>(drawing.inspected());
    drawing.defects().forEach(mark -> shown.add(mark.box()));
    if (shown.isEmpty()) {
      return new RollExtent(0, atLeastOne(grade.widthMm()), 0, atLeastOne(grade.lengthMm()));
    }
    Box all = shown.stream().reduce(Box::union).orElseThrow();
    boolean fromStart = grade.nights() <= 1 && all.yMm() < all.endMm() / 2;
    double start = fromStart ? Math.min(0, all.yMm()) : all.yMm();
    return new RollExtent(
        all.xMm(),
        all.xMm() + atLeastOne(all.widthMm()),
        start,
        start + atLeastOne(all.endMm() - start));
  }

  double widthMm() {
    return rightMm - leftMm;
  }

  double lengthMm() {
    return endMm - startMm;
  }

  private static double atLeastOne(double mm) {
    return mm > 1 ? mm : 1;
  }
}
