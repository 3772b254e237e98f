package io.loomsight.models.cut;

import io.loomsight.models.grade.RollGeometry;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A roll's linear units. Boundary 0 is the roll's start, boundary {@link #units} its end, and a
 * piece reaches from one boundary to another. Boundaries are whole micrometres, so that lengths add
 * up exactly.
 */
final class UnitGrid {

  private static final double MICROMETRES = 1000;

  private final UncutRoll roll;
  private final long[] boundariesUm;
  private final long[] pointsBefore;
  private final BitSet uncuttable = new BitSet();

  UnitGrid(UncutRoll roll) {
    this.roll = roll;
    long startUm = micrometres(roll.cloth().startMm());
    long endUm = micrometres(roll.cloth().startMm() + roll.cloth().lengthMm());
    long first = (long) Math.floor(roll.cloth().startMm() / roll.unitMm());
    while (boundaryUm(first + 1) <= startUm) {
      first++;
    }
    long last = (long) Math.floor(endUm / MICROMETRES / roll.unitMm());
    while (last > first && boundaryUm(last) >= endUm) {
      last--;
    }
    int units = Math.toIntExact(last - first + 1);
    this.boundariesUm = new long[units + 1];
    boundariesUm[0] = startUm;
    for (int boundary = 1; boundary < units; boundary++) {
      boundariesUm[boundary] = boundaryUm(first + boundary);
    }
    boundariesUm[units] = endUm;
    this.pointsBefore = pointsBefore(first, units);
    roll.uncuttable().forEach(this::keepWhole);
  }

  private long boundaryUm(long unit) {
    return micrometres(unit * roll.unitMm());
  }

  private long[] pointsBefore(long firstUnit, int units) {
    long[] before = new long[units + 1];
    roll.pointsByUnit()
        .forEach(
            (unit, points) ->
                before[1 + (int) Math.max(0, Math.min(units - 1, unit - firstUnit))] += points);
    Arrays.parallelPrefix(before, Long::sum);
    return before;
  }

  private void keepWhole(Stretch stretch) {
    long fromUm = micrometres(stretch.fromMm());
    long toUm = micrometres(stretch.toMm());
    int after = Arrays.binarySearch(boundariesUm, fromUm + 1);
    int boundary = Math.max(1, after < 0 ? -after - 1 : after);
    while (boundary < units() && boundariesUm[boundary] < toUm) {
      uncuttable.set(boundary);
      boundary++;
    }
  }

  /** How many units the roll has; its first and last may be parts of one. */
  int units() {
    return boundariesUm.length - 1;
  }

  /** Whether a piece may begin or end here. */
  boolean isCuttable(int boundary) {
    return !uncuttable.get(boundary);
  }

  long lengthUm(int from, int to) {
    return boundariesUm[to] - boundariesUm[from];
  }

  double lengthMm(int from, int to) {
    return mm(lengthUm(from, to));
  }

  long points(int from, int to) {
    return pointsBefore[to] - pointsBefore[from];
  }

  /** The cloth of a piece; the roll's own, to the last digit, where it is left whole. */
  RollGeometry cloth(int from, int to) {
    RollGeometry whole = roll.cloth();
    return from == 0 && to == units()
        ? whole
        : new RollGeometry(
            mm(boundariesUm[from]),
            lengthMm(from, to),
            whole.leftMm(),
            whole.widthMm(),
            whole.leftSelvedge(),
            whole.rightSelvedge());
  }

  /** The longest part of one of these faults that lies in a piece. */
  double longestMm(List<Stretch> faults, int from, int to) {
    double longestMm = 0;
    for (Stretch fault : faults) {
      longestMm = Math.max(longestMm, partMm(fault, from, to));
    }
    return longestMm;
  }

  private double partMm(Stretch fault, int from, int to) {
    long startUm = micrometres(fault.fromMm());
    long endUm = micrometres(fault.toMm());
    long fromUm = from == 0 ? startUm : Math.max(startUm, boundariesUm[from]);
    long toUm = to == units() ? endUm : Math.min(endUm, boundariesUm[to]);
    return fromUm == startUm && toUm == endUm ? fault.lengthMm() : mm(Math.max(0, toUm - fromUm));
  }

  static long micrometres(double mm) {
    return Math.round(mm * MICROMETRES);
  }

  static double mm(long micrometres) {
    return micrometres / MICROMETRES;
  }
}
