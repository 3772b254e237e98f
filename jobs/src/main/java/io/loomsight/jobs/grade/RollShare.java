package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Statistic.Level;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.RollCloth;
import java.time.LocalDate;

/**
 * What one roll adds to one row of the statistics, or the sum of such. Public, because Spark's code
 * makes it.
 *
 * <p>Areas are whole thousandths of a mm², so that their sum does not depend on the order in which
 * they are added; a long holds 9 million km² of these.
 *
 * @param driftMillionths the judged frames' drift, summed
 * @param judgedMilliMm2 cloth judged, in thousandths of a mm²
 * @param wovenMilliMm2 cloth woven, in thousandths of a mm²
 */
public record RollShare(
    Level level,
    String name,
    long frames,
    long provisionalFrames,
    long driftMillionths,
    long rolls,
    long gradedRolls,
    long firstQualityRolls,
    long judgedMilliMm2,
    long wovenMilliMm2,
    long defects,
    long reviewed,
    long falseAlarms,
    long points) {

  private static final double MILLIONTHS = 1e6;
  private static final double MILLI_MM2_PER_MM2 = 1000;
  private static final double MILLI_MM2_PER_M2 = 1e9;

  /**
   * What the cloth of one roll adds.
   *
   * @param drift the sum over its judged frames
   */
  static RollShare ofCloth(
      Level level,
      String name,
      long frames,
      long provisionalFrames,
      double drift,
      double judgedMm2,
      double wovenMm2) {
    return new RollShare(
        level,
        name,
        frames,
        provisionalFrames,
        Math.round(drift * MILLIONTHS),
        1,
        0,
        0,
        milliMm2(judgedMm2),
        milliMm2(wovenMm2),
        0,
        0,
        0,
        0);
  }

  /** What defects add. */
  static RollShare ofDefects(
      Level level, String name, long defects, long reviewed, long falseAlarms, long points) {
    return new RollShare(
        level, name, 0, 0, 0, 0, 0, 0, 0, 0, defects, reviewed, falseAlarms, points);
  }

  /** The cloth's share of a roll of that grade. */
  RollShare graded(Grade grade) {
    return new RollShare(
        level,
        name,
        frames,
        provisionalFrames,
        driftMillionths,
        rolls,
        grade == Grade.NONE ? 0 : 1,
        grade.isFirstQuality() ? 1 : 0,
        judgedMilliMm2,
        wovenMilliMm2,
        defects,
        reviewed,
        falseAlarms,
        points);
  }

  /** Both together, of the same level and name. */
  RollShare plus(RollShare other) {
    return new RollShare(
        level,
        name,
        frames + other.frames,
        provisionalFrames + other.provisionalFrames,
        driftMillionths + other.driftMillionths,
        rolls + other.rolls,
        gradedRolls + other.gradedRolls,
        firstQualityRolls + other.firstQualityRolls,
        judgedMilliMm2 + other.judgedMilliMm2,
        wovenMilliMm2 + other.wovenMilliMm2,
        defects + other.defects,
        reviewed + other.reviewed,
        falseAlarms + other.falseAlarms,
        points + other.points);
  }

  /** An area in thousandths of a mm², rounded to whole ones. */
  static long milliMm2(double mm2) {
    return Math.round(mm2 * MILLI_MM2_PER_MM2);
  }

  /** Cloth judged. */
  double areaM2() {
    return judgedMilliMm2 / MILLI_MM2_PER_M2;
  }

  /** The row, if this is the sum over all rolls. */
  Statistic statistic(String factory, LocalDate batchDate, String ruleSet) {
    double areaM2 = areaM2();
    return new Statistic(
        factory,
        batchDate,
        ruleSet,
        level,
        name,
        frames,
        rolls,
        gradedRolls,
        firstQualityRolls,
        areaM2,
        RollCloth.coveragePercent((double) judgedMilliMm2, (double) wovenMilliMm2),
        defects,
        reviewed,
        falseAlarms,
        points,
        per100M2(defects - falseAlarms, areaM2),
        per100M2(points, areaM2),
        gradedRolls > 0 ? 100.0 * firstQualityRolls / gradedRolls : Double.NaN,
        provisionalFrames,
        frames > 0 ? driftMillionths / MILLIONTHS / frames : Double.NaN);
  }

  private static double per100M2(long count, double areaM2) {
    return areaM2 > 0 ? count * 100 / areaM2 : Double.NaN;
  }
}
