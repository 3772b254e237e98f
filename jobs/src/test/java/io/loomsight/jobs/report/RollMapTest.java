package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.grade.Grade;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class RollMapTest {

  @Test
  void defectIsDrawnToScaleAtItsPlace() {
    // 11 m on 1100 px is 0.1 px/mm: 2 m along is x = 200, 300 mm across is y = 30.
    String svg = draw(11_000, mark(DefectKind.STAIN, new Box(300, 2000, 200, 400)));
    assertThat(svg).contains("cx=\"220\" cy=\"40\" rx=\"20\" ry=\"10\"");
  }

  @Test
  void kindGroupsDifferByShapeAsWell() {
    assertThat(draw(11_000, mark(DefectKind.BROKEN_END, new Box(300, 2000, 1, 600))))
        .contains("<rect class=\"d warp\" x=\"200\" y=\"27.6\" width=\"60\" height=\"5\">");
    assertThat(draw(11_000, mark(DefectKind.MISSING_PICK, new Box(0, 2000, 1000, 1))))
        .contains("<rect class=\"d weft\" x=\"197.6\" y=\"0\" width=\"5\" height=\"100\">");
    assertThat(draw(11_000, mark(DefectKind.HOLE, new Box(10, 20, 1, 1))))
        .contains("<ellipse class=\"d area\"");
  }

  @Test
  void longRollIsCutIntoStripsAndARunningDefectGoesOn() {
    // 1 m wide: strips of at most 13 m, so 20 m make two of 10 m.
    String svg = draw(20_000, mark(DefectKind.REED_MARK, new Box(500, 8000, 2, 4000)));
    assertThat(svg.split("<g ", -1)).hasSize(3);
    assertThat(svg.split("d warp", -1)).hasSize(3);
  }

  @Test
  void laterHalfOfARollStartsWhereItsClothStarts() {
    RollGrade grade = SamplePages.roll("r", "L", "s", Grade.NONE, 60_000, 1000, 0, 0);
    RollSheet.Drawing later =
        new RollSheet.Drawing(List.of(new Box(0, 50_000, 1000, 10_000)), List.of(), 0);
    assertThat(RollExtent.of(grade, later)).isEqualTo(new RollExtent(0, 1000, 50_000, 60_000));
    RollSheet.Drawing early =
        new RollSheet.Drawing(List.of(new Box(0, 2_000, 1000, 10_000)), List.of(), 0);
    assertThat(RollExtent.of(grade, early)).isEqualTo(new RollExtent(0, 1000, 0, 12_000));
  }

  @Test
  void gridStepsAreRoundAndFarEnoughApart() {
    assertThat(RollMap.gridStepMm(0.36)).isEqualTo(100);
    assertThat(RollMap.gridStepMm(0.1)).isEqualTo(500);
    assertThat(RollMap.gridStepMm(0.011)).isEqualTo(5000);
  }

  @Test
  void rollWithoutLengthIsStillDrawn() {
    RollGrade grade = SamplePages.roll("r", "L", "s", Grade.NONE, 0, 0, 0, 0);
    RollSheet sheet =
        new RollSheet(grade, Optional.of(new RollSheet.Drawing(List.of(), List.of(), 0)));
    HtmlWriter html = new HtmlWriter();
    RollMap.write(html, sheet, "d-", 0);
    assertThat(html.finished()).contains("<svg").doesNotContain("NaN", "Infinity");
  }

  private static RollSheet.Mark mark(DefectKind kind, Box box) {
    return new RollSheet.Mark(
        kind, kind.direction(), box, box.longestMm(), 1, 2, OptionalInt.of(1), Optional.empty());
  }

  private static String draw(double lengthMm, RollSheet.Mark mark) {
    RollGrade grade = SamplePages.roll("r", "L", "s", Grade.NONE, lengthMm, 1000, 1, 1);
    RollSheet sheet =
        new RollSheet(
            grade,
            Optional.of(
                new RollSheet.Drawing(List.of(new Box(0, 0, 1000, lengthMm)), List.of(mark), 1)));
    HtmlWriter html = new HtmlWriter();
    RollMap.write(html, sheet, "d-", 0);
    return html.finished();
  }
}
