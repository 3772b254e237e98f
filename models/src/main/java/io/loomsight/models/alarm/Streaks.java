package io.loomsight.models.alarm;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Makes one repeat of the streaks that continue each other: at the same place across, with the same
 * period, one after the other along the roll. Between them cloth was not seen, or the phase jumped:
 * each has its own, the period is common.
 */
final class Streaks {

  private Streaks() {}

  static List<Repeat> join(Collection<Streak> streaks, RepeatRules rules) {
    List<List<Streak>> groups = new ArrayList<>();
    for (Streak streak :
        streaks.stream()
            .sorted(Comparator.comparingDouble(Streak::firstMm).thenComparingDouble(Streak::xMm))
            .toList()) {
      groups.stream()
          .filter(group -> last(group).goesOnIn(streak, rules))
          .findFirst()
          .ifPresentOrElse(
              group -> group.add(streak), () -> groups.add(new ArrayList<>(List.of(streak))));
    }
    return groups.stream().map(Streaks::repeat).toList();
  }

  private static Streak last(List<Streak> group) {
    return group.get(group.size() - 1);
  }

  private static Repeat repeat(List<Streak> group) {
    double periodMm = periodMm(group);
    SimpleRegression line = last(group).line();
    List<Mark> members =
        group.stream().flatMap(streak -> streak.members().stream()).sorted(Mark.ALONG).toList();
    return new Repeat(
        members.stream().mapToDouble(Mark::xMm).average().orElseThrow(),
        members.stream().map(Mark::box).reduce(Box::union).orElseThrow(),
        periodMm,
        periodErrorMm(group, periodMm),
        line.getIntercept() - line.getSlope() * Math.floor(line.getIntercept() / line.getSlope()),
        turns(group, periodMm),
        group.stream().mapToInt(Streak::hits).sum(),
        Math.exp(group.stream().mapToDouble(Streak::logByChance).min().orElseThrow()),
        mostCommonKind(members),
        members.stream().map(Mark::id).toList(),
        members.stream().mapToDouble(Mark::score).max().orElseThrow(),
        members.stream().map(Mark::night).min(Comparator.naturalOrder()).orElseThrow(),
        members.stream().map(Mark::night).max(Comparator.naturalOrder()).orElseThrow());
  }

  /** The common slope of the streaks' lines, by least squares. */
  private static double periodMm(List<Streak> group) {
    return sum(group, streak -> streak.line().getXSumSquares() * streak.periodMm())
        / sum(group, streak -> streak.line().getXSumSquares());
  }

  private static double periodErrorMm(List<Streak> group, double periodMm) {
    double turnsSquared = sum(group, streak -> streak.line().getXSumSquares());
    double errorsMm2 =
        sum(
            group,
            streak ->
                streak.line().getSumSquaredErrors()
                    + streak.line().getXSumSquares() * square(streak.periodMm() - periodMm));
    double freedom = sum(group, Streak::hits) - group.size() - 1;
    return Math.sqrt(errorsMm2 / freedom / turnsSquared);
  }

  private static int turns(List<Streak> group, double periodMm) {
    int turns = last(group).turns();
    for (int index = 1; index < group.size(); index++) {
      double gapMm = group.get(index).firstMm() - group.get(index - 1).lastMm();
      turns += group.get(index - 1).turns() + Math.max(0, (int) Math.round(gapMm / periodMm) - 1);
    }
    return turns;
  }

  private static DefectKind mostCommonKind(Collection<Mark> marks) {
    Map<DefectKind, Integer> counts = new EnumMap<>(DefectKind.class);
    marks.forEach(mark -> counts.merge(mark.kind(), 1, Integer::sum));
    int most = Collections.max(counts.values());
    return counts.keySet().stream()
        .filter(kind -> counts.get(kind) == most)
        .findFirst()
        .orElseThrow();
  }

  private static double sum(List<Streak> group, ToDoubleFunction<Streak> value) {
    return group.stream().mapToDouble(value).sum();
  }

  private static double square(double value) {
    return value * value;
  }
}
