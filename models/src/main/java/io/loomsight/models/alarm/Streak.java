package io.loomsight.models.alarm;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Marks at one place across that were followed from turn to turn with one period. */
final class Streak {

  /** Standard errors that periods of one repeat may differ by. */
  private static final double CLEAR_ERRORS = 3;

  private final NavigableMap<Integer, Mark> markByTurn;
  private final Set<Mark> members;
  private final double logByChance;
  private final SimpleRegression line = new SimpleRegression();

  private Streak(NavigableMap<Integer, Mark> markByTurn, Set<Mark> members, double logByChance) {
    this.markByTurn = markByTurn;
    this.members = members;
    this.logByChance = logByChance;
    markByTurn.forEach((turn, mark) -> line.addData(turn, mark.yMm()));
  }

  /**
   * The streak of hits; members are all marks near them across that lie where its turns do.
   *
   * @param hits the marks that show a turn
   * @param bands where marks may be members
   * @param logByChance the logarithm of how many such streaks a roll has by chance
   */
  static Streak of(
      Map<Integer, Mark> hits, MarkBands bands, RepeatRules rules, double logByChance) {
    TurnGrid grid = new TurnGrid(hits);
    NavigableMap<Integer, Mark> markByTurn = new TreeMap<>(hits);
    Set<Mark> members = new LinkedHashSet<>();
    for (Mark mark : bands.around(meanXMm(hits.values()), rules.bandMm())) {
      grid.turn(mark.yMm(), rules)
          .ifPresent(
              turn -> {
                members.add(mark);
                markByTurn.putIfAbsent(turn, mark);
              });
    }
    return new Streak(markByTurn, members, logByChance);
  }

  private static double meanXMm(Collection<Mark> marks) {
    return marks.stream().mapToDouble(Mark::xMm).average().orElseThrow();
  }

  /** All its marks along the roll, also those at a turn that shows several. */
  Set<Mark> members() {
    return Collections.unmodifiableSet(members);
  }

  double logByChance() {
    return logByChance;
  }

  double xMm() {
    return meanXMm(members);
  }

  double firstMm() {
    return markByTurn.firstEntry().getValue().yMm();
  }

  double lastMm() {
    return markByTurn.lastEntry().getValue().yMm();
  }

  int hits() {
    return markByTurn.size();
  }

  int turns() {
    return markByTurn.lastKey() - markByTurn.firstKey() + 1;
  }

  /** The straight line of its marks' places along the roll over turns. */
  SimpleRegression line() {
    return line;
  }

  double periodMm() {
    return line.getSlope();
  }

  /** Whether another one that begins after this has ended may be the same repeat. */
  boolean goesOnIn(Streak later, RepeatRules rules) {
    double errorMm = Math.hypot(line.getSlopeStdErr(), later.line.getSlopeStdErr());
    return later.firstMm() > lastMm()
        && Math.abs(later.xMm() - xMm()) <= rules.bandMm()
        && Math.abs(later.periodMm() - periodMm())
            <= RepeatRules.stretchMm(periodMm()) + CLEAR_ERRORS * errorMm;
  }
}
