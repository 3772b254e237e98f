package io.loomsight.models.cut;

import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.GradeLimits;
import io.loomsight.models.grade.RollGeometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  private final int[] runsFitUpTo;

  CutSearch(UncutRoll roll, GradeLimits limits, CuttingRules rules) {
    this.roll = roll;
    this.limits = limits;
    this.rules = rules;
    this.grid = new UnitGrid(roll);
    this.minGainUm = UnitGrid.micrometres(rules.minGainMm());
    this.runsFitUpTo = runsFitUpTo();
  }

  /**
   * For every boundary, the farthest one up to which a piece has no running defect that is too
   * long. A longer piece never has a shorter part of one, so it only moves forward.
   */
  private int[] runsFitUpTo() {
    List<Stretch> tooLong =
        roll.runs().stream().filter(run -> limits.isRunTooLong(run.lengthMm())).toList();
    int units = grid.units();
    int[] upTo = new int[units + 1];
    if (tooLong.isEmpty()) {
      Arrays.fill(upTo, units);
      return upTo;
    }
    int to = 0;
    for (int from = 0; from <= units; from++) {
      while (to < units && !limits.isRunTooLong(grid.longestMm(tooLong, from, to + 1))) {
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
        to > runsFitUpTo[from] ? Grade.REJECT : limits.byPoints(grid.points(from, to), cloth);
    return Worth.of(grid.lengthUm(from, to), grade, rules.use(cloth.lengthMm(), grade), minGainUm);
  }

  private Piece piece(int from, int to) {
    RollGeometry cloth = grid.cloth(from, to);
    long points = grid.points(from, to);
    double longestRunMm = grid.longestMm(roll.runs(), from, to);
    Grade grade = limits.grade(points, cloth, longestRunMm);
    return new Piece(
        cloth,
        points,
        limits.rate().rate(points, cloth),
        longestRunMm,
        grade,
        rules.use(cloth.lengthMm(), grade));
  }
}
