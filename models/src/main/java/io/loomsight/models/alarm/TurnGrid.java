package io.loomsight.models.alarm;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Where along a roll the turns of a repeat lie: at its hits, and evenly between two of them. */
final class TurnGrid {

  /**
   * What lies so many times the slack off is still the same mark: its neighbours lie off as well.
   */
  private static final double MEMBER_SLACKS = 2.5;

  private final TreeMap<Double, Integer> turnByPlace = new TreeMap<>();

  TurnGrid(Map<Integer, Mark> markByTurn) {
    markByTurn.forEach((turn, mark) -> turnByPlace.put(mark.yMm(), turn));
  }

  /** The turn that a place along the roll belongs to; none where it lies too far from all. */
  OptionalInt turn(double yMm, RepeatRules rules) {
    Map.Entry<Double, Integer> before = turnByPlace.floorEntry(yMm);
    Map.Entry<Double, Integer> after = turnByPlace.higherEntry(yMm);
    if (before == null) {
      before = after;
      after = turnByPlace.higherEntry(after.getKey());
    } else if (after == null) {
      after = before;
      before = turnByPlace.lowerEntry(after.getKey());
    }
    double periodMm = (after.getKey() - before.getKey()) / (after.getValue() - before.getValue());
    int turn = before.getValue() + (int) Math.round((yMm - before.getKey()) / periodMm);
    double offMm = yMm - before.getKey() - (turn - before.getValue()) * periodMm;
    return turn >= turnByPlace.firstEntry().getValue()
            && turn <= turnByPlace.lastEntry().getValue()
            && Math.abs(offMm) <= reachMm(periodMm, rules)
        ? OptionalInt.of(turn)
        : OptionalInt.empty();
  }

  private static double reachMm(double periodMm, RepeatRules rules) {
    return Math.min(RepeatRules.widestMm(periodMm), MEMBER_SLACKS * rules.slackMm(periodMm));
  }
}
