package io.loomsight.models.cut;

import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Every way to cut a small roll, each piece measured from scratch. It shares nothing with the
 * search but the rates of rule sets: lengths are summed in mm, and equal ones are told by rounding.
 */
final class AllPlans {

  private final UncutRoll roll;
  private final RuleSet rules;
  private final CuttingRules cutting;
  private final List<Double> boundariesMm = new ArrayList<>();

  AllPlans(UncutRoll roll, RuleSet rules, CuttingRules cutting) {
    this.roll = roll;
    this.rules = rules;
    this.cutting = cutting;
    double endMm = roll.cloth().startMm() + roll.cloth().lengthMm();
    boundariesMm.add(roll.cloth().startMm());
    for (int unit = -100; unit < 100; unit++) {
      double yMm = unit * roll.unitMm();
      if (yMm > roll.cloth().startMm() + 1e-3 && yMm < endMm - 1e-3 && mayCut(yMm)) {
        boundariesMm.add(yMm);
      }
    }
    boundariesMm.add(endMm);
  }

  /** What a plan achieves, and where it cuts. */
  record Outcome(
      double netMm,
      int cuts,
      double premiumMm,
      double secondMm,
      double thirdMm,
      double remnantMm,
      List<Double> cutsMm) {

    /** Worst first; of equal ones, the one that cuts earlier is better. */
    static final Comparator<Outcome> WORST_FIRST =
        Comparator.comparingDouble(Outcome::netMm)
            .thenComparing(Comparator.comparingInt(Outcome::cuts).reversed())
            .thenComparingDouble(Outcome::premiumMm)
            .thenComparingDouble(Outcome::secondMm)
            .thenComparingDouble(Outcome::thirdMm)
            .thenComparingDouble(Outcome::remnantMm)
            .thenComparing((one, other) -> compareCuts(other.cutsMm(), one.cutsMm()));

    private static int compareCuts(List<Double> one, List<Double> other) {
      for (int cut = 0; cut < one.size(); cut++) {
        int order = Double.compare(one.get(cut), other.get(cut));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }

  /** The best of all plans. */
  Outcome best() {
    int inner = boundariesMm.size() - 2;
    List<Outcome> outcomes = new ArrayList<>();
    for (int cuts = 0; cuts < 1 << inner; cuts++) {
      List<Double> edgesMm = new ArrayList<>();
      for (int boundary = 0; boundary < boundariesMm.size(); boundary++) {
        boolean isEnd = boundary == 0 || boundary == inner + 1;
        if (isEnd || (cuts >> (boundary - 1) & 1) == 1) {
          edgesMm.add(boundariesMm.get(boundary));
        }
      }
      outcomes.add(outcome(edgesMm));
    }
    return outcomes.stream().max(Outcome.WORST_FIRST).orElseThrow();
  }

  /** What the plan of these pieces achieves. */
  Outcome outcome(CutPlan plan) {
    List<Double> edgesMm = new ArrayList<>();
    plan.pieces().forEach(piece -> edgesMm.add(nearest(piece.fromMm())));
    edgesMm.add(boundariesMm.get(boundariesMm.size() - 1));
    return outcome(edgesMm);
  }

  private double nearest(double yMm) {
    return boundariesMm.stream()
        .min(Comparator.comparingDouble(boundary -> Math.abs(boundary - yMm)))
        .orElseThrow();
  }

  private boolean mayCut(double yMm) {
    return roll.uncuttable().stream()
        .noneMatch(stretch -> stretch.fromMm() < yMm - 1e-3 && stretch.toMm() > yMm + 1e-3);
  }

  private Outcome outcome(List<Double> edgesMm) {
    Map<Grade, Double> fullMm = new EnumMap<>(Grade.class);
    double firstQualityMm = 0;
    double remnantMm = 0;
    for (int edge = 0; edge + 1 < edgesMm.size(); edge++) {
      double fromMm = edgesMm.get(edge);
      double lengthMm = rounded(edgesMm.get(edge + 1) - fromMm);
      Grade grade = grade(fromMm, lengthMm);
      if (lengthMm >= cutting.minPieceMm()) {
        fullMm.merge(grade, lengthMm, Double::sum);
        firstQualityMm += grade == Grade.PREMIUM || grade == Grade.FIRST ? lengthMm : 0;
      } else if (lengthMm >= cutting.minRemnantMm() && grade != Grade.REJECT) {
        remnantMm += lengthMm;
      }
    }
    int cuts = edgesMm.size() - 2;
    return new Outcome(
        rounded(firstQualityMm - cuts * cutting.minGainMm()),
        cuts,
        rounded(fullMm.getOrDefault(Grade.PREMIUM, 0.0)),
        rounded(fullMm.getOrDefault(Grade.SECOND, 0.0)),
        rounded(fullMm.getOrDefault(Grade.THIRD, 0.0)),
        rounded(remnantMm),
        edgesMm.subList(1, edgesMm.size() - 1));
  }

  private Grade grade(double fromMm, double lengthMm) {
    double toMm = fromMm + lengthMm;
    RollGeometry whole = roll.cloth();
    RollGeometry cloth =
        new RollGeometry(
            fromMm,
            lengthMm,
            whole.leftMm(),
            whole.widthMm(),
            whole.leftSelvedge(),
            whole.rightSelvedge());
    boolean isFirst = fromMm == boundariesMm.get(0);
    boolean isLast = toMm > boundariesMm.get(boundariesMm.size() - 1) - 1e-3;
    long points = 0;
    for (Map.Entry<Integer, Integer> unit : roll.pointsByUnit().entrySet()) {
      double middleMm = (unit.getKey() + 0.5) * roll.unitMm();
      boolean begins = isFirst || middleMm > fromMm;
      boolean ends = isLast || middleMm < toMm;
      points += begins && ends ? unit.getValue() : 0;
    }
    for (Stretch run : roll.runs()) {
      if (partMm(run, fromMm, toMm, isFirst, isLast) > rules.running().rejectOver().mm()) {
        return Grade.REJECT;
      }
    }
    for (Stretch repeat : roll.repeats()) {
      if (partMm(repeat, fromMm, toMm, isFirst, isLast) > rules.repeating().rejectOver().mm()) {
        return Grade.REJECT;
      }
    }
    double measured = rules.rate().measured(points, cloth);
    return rules.limits("cotton", "plain-1", whole.widthMm()).entrySet().stream()
        .filter(limit -> measured <= rules.rate().allowed(limit.getValue(), cloth))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Grade.REJECT);
  }

  private static double partMm(
      Stretch fault, double fromMm, double toMm, boolean isFirst, boolean isLast) {
    double begunMm = isFirst ? fault.fromMm() : Math.max(fault.fromMm(), fromMm);
    double endedMm = isLast ? fault.toMm() : Math.min(fault.toMm(), toMm);
    return rounded(endedMm - begunMm);
  }

  private static double rounded(double mm) {
    return Math.round(mm * 1000) / 1000.0;
  }
}
