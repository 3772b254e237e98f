package io.loomsight.jobs.grade;

import java.util.List;

/**
 * What of a roll's defects decides where it is cut. Public, because Spark's code makes it.
 *
 * @param units linear units that have points
 * @param runs running defects along the roll
 * @param repeats repeating defects along the roll
 * @param throughDefects boundaries of linear units that a defect lies across, by the later unit
 */
public record RollCuts(
    List<UnitPoints> units,
    List<FaultStretch> runs,
    List<FaultStretch> repeats,
    List<Integer> throughDefects) {

  public RollCuts {
    units = List.copyOf(units);
    runs = List.copyOf(runs);
    repeats = List.copyOf(repeats);
    throughDefects = List.copyOf(throughDefects);
  }

  /** Points of one linear unit. */
  public record UnitPoints(int unit, long points) {}

  /** Where a running or repeating defect lies along the roll. */
  public record FaultStretch(double fromMm, double lengthMm) {}
}
