package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.Grade;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class RollMapTest {

  @Test
  void defectIsDrawnToScaleAtItsPlace() {
    // 11 m on 1100 px is 0.1 px/mm: 2 m along is x = 200, 300 mm across is y = 30.
    RollMap.Spot spot = only(draw(11_000, mark(DefectKind.STAIN, new Box(300, 2000, 200, 400))));
    assertThat(spot.truly().numbers()).isEqualTo("200 30 40 20");
    assertThat(spot.shown()).isEqualTo(spot.truly());
  }

  @Test
  void smallDefectIsDrawnLargerAroundItsPlace() {
    RollMap.Spot end = only(draw(11_000, mark(DefectKind.BROKEN_END, new Box(300, 2000, 1, 600))));
    assertThat(end.truly().numbers()).isEqualTo("200 30 60 0.1");
    assertThat(end.shown().numbers()).isEqualTo("200 27.6 60 5");
    RollMap.Spot pick =
        only(draw(11_000, mark(DefectKind.MISSING_PICK, new Box(0, 2000, 1000, 1))));
    assertThat(pick.shown().numbers()).isEqualTo("197.6 0 5 100");
    RollMap.Spot hole = only(draw(11_000, mark(DefectKind.HOLE, new Box(100, 2000, 1, 1))));
    assertThat(hole.shown().numbers()).isEqualTo("197.6 7.6 5 5");
  }

  @Test
  void longRollIsCutIntoStripsAndARunningDefectGoesOn() {
    // 1 m wide: strips of at most 13 m, so 20 m make two of 10 m.
    RollMap map = draw(20_000, mark(DefectKind.REED_MARK, new Box(500, 8000, 2, 4000)));
    assertThat(map.strips()).hasSize(2);
    assertThat(map.strips()).allSatisfy(strip -> assertThat(strip.marks()).hasSize(1));
    assertThat(map.strips().get(0).marks().get(0).truly().widthPx())
        .isEqualTo(map.strips().get(1).marks().get(0).truly().widthPx(), within(1e-9));
  }

  @Test
  void theMarkThatStandsOutMostLiesOnTop() {
    RollSheet.Mark first = mark(DefectKind.HOLE, new Box(100, 2000, 5, 5));
    RollSheet.Mark second = mark(DefectKind.STAIN, new Box(101, 2001, 50, 50));
    assertThat(draw(11_000, first, second).strips().get(0).marks())
        .extracting(RollMap.Spot::number)
        .containsExactly(2, 1);
  }

  @Test
  void laterHalfOfARollStartsWhereItsClothStarts() {
    RollGrade grade = SampleRows.roll("r", "L", "s", Grade.NONE, 60_000, 1000, 0, 0);
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
    RollGrade grade = SampleRows.roll("r", "L", "s", Grade.NONE, 0, 0, 0, 0);
    RollMap map =
        RollMap.of(
            new RollSheet(grade, Optional.of(new RollSheet.Drawing(List.of(), List.of(), 0))));
    assertThat(map.widthPx()).isFinite().isPositive();
    assertThat(map.heightPx()).isFinite().isPositive();
  }

  private static RollMap.Spot only(RollMap map) {
    assertThat(map.strips()).hasSize(1);
    assertThat(map.strips().get(0).marks()).hasSize(1);
    return map.strips().get(0).marks().get(0);
  }

  private static RollSheet.Mark mark(DefectKind kind, Box box) {
    return new RollSheet.Mark(
        "d",
        kind,
        kind.direction(),
        box,
        box.longestMm(),
        1,
        2,
        OptionalInt.of(1),
        Verdict.UNREVIEWED,
        Optional.empty());
  }

  private static RollMap draw(double lengthMm, RollSheet.Mark... marks) {
    RollGrade grade = SampleRows.roll("r", "L", "s", Grade.NONE, lengthMm, 1000, 1, 1);
    return RollMap.of(
        new RollSheet(
            grade,
            Optional.of(
                new RollSheet.Drawing(
                    List.of(new Box(0, 0, 1000, lengthMm)), List.of(marks), marks.length))));
  }
}
