package io.loomsight.models.cut;

import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.GradeLimits;
import io.loomsight.models.grade.LongFaults;
import io.loomsight.models.grade.RollGeometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * The best cuts of one roll, by dynamic programming from its end: the best of what lies behind a
 * boundary is the best first piece together with the best of what lies behind that piece. Exact;
 * time grows with the square of the units, memory with their number.
 */
final class CutSearch {

  private final UncutRoll roll;
  private final GradeLimits limits;
  private final CuttingRules rules;
  private final UnitGrid grid;
  private final long minGainUm;
  private final int[] faultsFitUpTo;

  CutSearch(UncutRoll roll, GradeLimits limits, CuttingRules rules) {
    this.roll = roll;
    this.limits = limits;
    this.rules = rules;
    this.grid = new UnitGrid(roll);
    this.minGainUm = UnitGrid.micrometres(rules.minGainMm());
    this.faultsFitUpTo = faultsFitUpTo();
  }

  /** For every boundary, the farthest one up to which a piece has no fault that is too long. */
  private int[] faultsFitUpTo() {
    int[] upTo = fitUpTo(roll.runs(), limits::isRunTooLong);
    int[] repeats = fitUpTo(roll.repeats(), limits::isRepeatTooLong);
    Arrays.setAll(upTo, from -> Math.min(upTo[from], repeats[from]));
    return upTo;
  }

  /** A longer piece never has a shorter part of a fault, so the boundary only moves forward. */
  private int[] fitUpTo(List<Stretch> faults, DoublePredicate isTooLong) {
    List<Stretch> tooLong =
        faults.stream().filter(fault -> isTooLong.test(fault.lengthMm())).toList();
    int units = grid.units();
    int[] upTo = new int[units + 1];
    if (tooLong.isEmpty()) {
      Arrays.fill(upTo, units);
      return upTo;
    }
    int to = 0;
    for (int from = 0; from <= units; from++) {
      while (to < units && !isTooLong.test(grid.longestMm(tooLong, from, to + 1))) {
        to++;
      }
      upTo[from] = to;
    }
    return upTo;
  }

  /** The roll left whole. */
  Piece whole() {
    return piece(0, grid.units());
  }

  /** The best pieces, in order along the roll; of several that are equal, those cut earliest. */
  List<Piece> pieces() {
    int[] next = next();
    List<Piece> pieces = new ArrayList<>();
    for (int from = 0; from < grid.units(); from = next[from]) {
      pieces.add(piece(from, next[from]));
    }
    return pieces;
  }

  /** For every boundary, where the best first piece behind it ends. */
  private int[] next() {
    int units = grid.units();
    int[] next = new int[units + 1];
    Worth[] best = new Worth[units + 1];
    Arrays.fill(best, Worth.NOTHING);
    for (int from = units - 1; from >= 0; from--) {
      if (!grid.isCuttable(from)) {
        continue;
      }
      next[from] = units;
      best[from] = worth(from, units);
      for (int to = units - 1; to > from; to--) {
        if (grid.isCuttable(to) && mayMatch(best[from], from, to, best[to])) {
          Worth worth = worth(from, to).plus(best[to]);
          if (worth.compareTo(best[from]) >= 0) {
            next[from] = to;
            best[from] = worth;
          }
        }
      }
    }
    return next;
  }

  /** Whether a piece could be as good as the best so far, were it as good as its length allows. */
  private boolean mayMatch(Worth best, int from, int to, Worth behind) {
    long mostUm = rules.isFullLength(grid.lengthMm(from, to)) ? grid.lengthUm(from, to) : 0;
    return best.mayBeMatchedBy(mostUm - minGainUm + behind.netUm(), 1 + behind.pieces());
  }

  private Worth worth(int from, int to) {
    RollGeometry cloth = grid.cloth(from, to);
    Grade grade =
        to > faultsFitUpTo[from] ? Grade.REJECT : limits.byPoints(grid.points(from, to), cloth);
    return Worth.of(grid.lengthUm(from, to), grade, rules.use(cloth.lengthMm(), grade), minGainUm);
  }

  private Piece piece(int from, int to) {
    RollGeometry cloth = grid.cloth(from, to);
    long points = grid.points(from, to);
    LongFaults longest =
        new LongFaults(
            grid.longestMm(roll.runs(), from, to), grid.longestMm(roll.repeats(), from, to));
    Grade grade = limits.grade(points, cloth, longest);
    return new Piece(
        cloth,
        points,
        limits.rate().rate(points, cloth),
        longest,
        grade,
        rules.use(cloth.lengthMm(), grade));
  }
}
