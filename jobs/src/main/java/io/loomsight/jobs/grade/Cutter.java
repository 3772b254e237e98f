package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.CutPiece;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.cut.CutPlan;
import io.loomsight.models.cut.CuttingRules;
import io.loomsight.models.cut.Piece;
import io.loomsight.models.cut.Stretch;
import io.loomsight.models.cut.UncutRoll;
import io.loomsight.models.grade.GradeLimits;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RuleSet;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Plans where rolls are cut.
 *
 * @param rules what grades a piece
 * @param fibres what styles are woven of, which limits can depend on
 * @param cutting what the mill asks of pieces
 */
record Cutter(RuleSet rules, StyleFibres fibres, CuttingRules cutting) implements Serializable {

  /** The pieces of a roll, in order along it. */
  List<CutPiece> pieces(CutCase roll) {
    RollGrade grade = roll.grade();
    GradeLimits limits =
        GradeLimits.of(
            rules, fibres.fibre(grade.styleId()), grade.styleId(), roll.geometry().widthMm());
    CutPlan plan = CutPlan.of(uncut(roll.geometry(), roll.cuts()), limits, cutting);
    return IntStream.range(0, plan.pieces().size()).mapToObj(at -> piece(grade, plan, at)).toList();
  }

  private UncutRoll uncut(RollGeometry cloth, RollCuts cuts) {
    double unitMm = rules.unit().mm();
    TreeMap<Integer, Integer> points = new TreeMap<>();
    cuts.units().forEach(unit -> points.put(unit.unit(), Math.toIntExact(unit.points())));
    return new UncutRoll(
        cloth,
        unitMm,
        points,
        stretches(cuts.runs()),
        stretches(cuts.repeats()),
        cuts.throughDefects().stream().map(unit -> CutStretches.around(unit, unitMm)).toList());
  }

  private static List<Stretch> stretches(List<RollCuts.FaultStretch> faults) {
    return faults.stream().map(fault -> new Stretch(fault.fromMm(), fault.lengthMm())).toList();
  }

  private CutPiece piece(RollGrade roll, CutPlan plan, int at) {
    Piece piece = plan.pieces().get(at);
    return new CutPiece(
        roll.factory(),
        roll.batchDate(),
        roll.ruleSet(),
        roll.loomId(),
        roll.rollId(),
        roll.styleId(),
        at + 1,
        plan.pieces().size(),
        piece.fromMm(),
        piece.toMm(),
        piece.lengthMm(),
        piece.points(),
        piece.rate(),
        rules.rate(),
        piece.grade(),
        piece.use(),
        plan.whole().grade(),
        plan.firstQualityBeforeMm(),
        plan.firstQualityMm());
  }
}
