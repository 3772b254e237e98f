package io.loomsight.models.alarm;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows a period from mark to mark along a band. Where the next turn's mark should lie is
 * extrapolated by least squares from the last hits only, so that the phase may drift as the cloth
 * gives; the mark nearest to it within a window hits, and a turn without one is missed. A window is
 * as wide as the slack and the extrapolation's own error, √(1 + 1/n + (t - t̄)²/Σ(tᵢ - t̄)²) times
 * the slack, as prediction intervals of a straight line are.
 */
final class Comb {

  /** A mark, by its position in the band, that shows a turn. */
  record Hit(int turn, int mark) {}

  /**
   * Two marks, by their positions in the band, and how many turns the second is after the first.
   */
  record Beginning(int first, int second, int turnsApart) {}

  /** Hits that the next turn is extrapolated from. */
  private static final int RECENT = 12;

  /** Turns in succession without a mark after which nothing is expected any more. */
  private static final int MOST_MISSED = 32;

  /** Turns after the beginning from which on a comb must do better than chance. */
  private static final int FIRST_LOOK = 8;

  private final double[] placesMm;
  private final RepeatRules rules;
  private final int[] turns;
  private final int[] marks;
  private int hits;
  private int turn;
  private int next;
  private double meanTurn;
  private double meanMm;
  private double squares;
  private double periodMm;
  private double slackMm;
  private double widestMm;
  private double windowsMm;
  private double windowEndMm;
  private int likeliest;

  /**
   * A comb over a band.
   *
   * @param placesMm the band's marks along the roll, ascending
   */
  Comb(double[] placesMm, RepeatRules rules) {
    this.placesMm = placesMm.clone();
    this.rules = rules;
    this.turns = new int[placesMm.length];
    this.marks = new int[placesMm.length];
  }

  /**
   * Follows the period of two marks as far as it goes.
   *
   * @return the lowest {@link #logByChance} of all hits on the way; infinite where there are too
   *     few
   */
  double follow(Beginning beginning) {
    hits = 0;
    hit(0, beginning.first());
    hit(beginning.turnsApart(), beginning.second());
    fit();
    likeliest = hits;
    turn = beginning.turnsApart();
    next = beginning.second() + 1;
    windowsMm = 0;
    double lowest = Double.POSITIVE_INFINITY;
    int missed = 0;
    while (missed <= MOST_MISSED && next < placesMm.length && !isHopeless()) {
      if (showsNextTurn()) {
        missed = 0;
        double log = hits >= rules.minHits() ? logByChance() : Double.POSITIVE_INFINITY;
        if (log < lowest) {
          lowest = log;
          likeliest = hits;
        }
      } else {
        missed++;
      }
    }
    return lowest;
  }

  /** The hits up to the one with the lowest {@link #logByChance}, by turn. */
  List<Hit> likeliest() {
    List<Hit> found = new ArrayList<>();
    for (int index = 0; index < likeliest; index++) {
      found.add(new Hit(turns[index], marks[index]));
    }
    return found;
  }

  /** Whether, turns after its beginning, it has no more hits than chance would give it. */
  private boolean isHopeless() {
    int passed = next - 1 - marks[1];
    return turn - turns[1] >= FIRST_LOOK
        && hits - 2 <= passed * windowsMm / (windowEndMm - placesMm[marks[1]]);
  }

  private boolean showsNextTurn() {
    turn++;
    double ahead = turn - meanTurn;
    double placeMm = meanMm + periodMm * ahead;
    double error = Math.sqrt(1 + 1.0 / Math.min(hits, RECENT) + ahead * ahead / squares);
    double reachMm = Math.min(widestMm, slackMm * error);
    windowsMm += 2 * reachMm;
    windowEndMm = placeMm + reachMm;
    return hitsNear(placeMm, reachMm);
  }

  /** Fits a straight line to the last hits, reckoned from the first of them in one pass. */
  private void fit() {
    int from = Math.max(0, hits - RECENT);
    int firstTurn = turns[from];
    double firstMm = placesMm[marks[from]];
    long sumTurns = 0;
    long sumSquares = 0;
    double sumMm = 0;
    double sumProducts = 0;
    for (int index = from + 1; index < hits; index++) {
      long offTurns = (long) turns[index] - firstTurn;
      double offMm = placesMm[marks[index]] - firstMm;
      sumTurns += offTurns;
      sumSquares += offTurns * offTurns;
      sumMm += offMm;
      sumProducts += offTurns * offMm;
    }
    double count = hits - from;
    double meanOffTurns = sumTurns / count;
    meanTurn = firstTurn + meanOffTurns;
    meanMm = firstMm + sumMm / count;
    squares = sumSquares - sumTurns * meanOffTurns;
    periodMm = (sumProducts - sumMm * meanOffTurns) / squares;
    slackMm = rules.slackMm(periodMm);
    widestMm = RepeatRules.widestMm(periodMm);
  }

  private boolean hitsNear(double placeMm, double reachMm) {
    while (next < placesMm.length && placesMm[next] < placeMm - reachMm) {
      next++;
    }
    int nearest = -1;
    for (int mark = next; mark < placesMm.length && placesMm[mark] <= windowEndMm; mark++) {
      if (nearest < 0
          || Math.abs(placesMm[mark] - placeMm) < Math.abs(placesMm[nearest] - placeMm)) {
        nearest = mark;
      }
    }
    if (nearest < 0) {
      return false;
    }
    hit(turn, nearest);
    fit();
    next = nearest + 1;
    return true;
  }

  private void hit(int atTurn, int mark) {
    turns[hits] = atTurn;
    marks[hits] = mark;
    hits++;
  }

  /**
   * The logarithm of how often marks at random places would give a comb that begins as this one as
   * many hits. Of the marks between its beginning and its last window each lies in a window with
   * the probability that windows have of that length: a binomial tail. Since the comb may end at
   * any turn, that is multiplied by T (T + 1) for T turns, whose inverses sum to 1 over all T.
   */
  private double logByChance() {
    int begunAt = marks[1];
    int end = next;
    while (end < placesMm.length && placesMm[end] <= windowEndMm) {
      end++;
    }
    double turnsFollowed = turn - turns[1];
    double share = windowsMm / (windowEndMm - placesMm[begunAt]);
    return Chance.logAtLeast(end - 1 - begunAt, share, hits - 2)
        + Math.log(turnsFollowed * (turnsFollowed + 1));
  }
}
