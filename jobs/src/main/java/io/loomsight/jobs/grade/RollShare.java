package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.grade.RollCloth;
import java.time.LocalDate;

/**
 * What one roll adds to one row of the statistics, or the sum of such. Public, because Spark's code
 * makes it.
 *
 * <p>Areas are whole thousandths of a mm², so that their sum does not depend on the order in which
 * Spark adds them; a long holds 9 million km² of these.
 *
 * @param judgedMilliMm2 cloth judged, in thousandths of a mm²
 * @param wovenMilliMm2 cloth woven, in thousandths of a mm²
 */
public record RollShare(
    Statistic.Level level,
    String name,
    long frames,
    long provisionalFrames,
    long rolls,
    long gradedRolls,
    long firstQualityRolls,
    long judgedMilliMm2,
    long wovenMilliMm2,
    long defects,
    long points) {

  private static final double MILLI_MM2_PER_MM2 = 1000;
  private static final double MILLI_MM2_PER_M2 = 1e9;

  /** An area in thousandths of a mm², rounded to whole ones. */
  static long milliMm2(double mm2) {
    return Math.round(mm2 * MILLI_MM2_PER_MM2);
  }

  /** The row, if this is the sum over all rolls. */
  Statistic statistic(String factory, LocalDate batchDate, String ruleSet) {
    double areaM2 = judgedMilliMm2 / MILLI_MM2_PER_M2;
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
        points,
        per100M2(defects, areaM2),
        per100M2(points, areaM2),
        gradedRolls > 0 ? 100.0 * firstQualityRolls / gradedRolls : Double.NaN,
        provisionalFrames);
  }

  private static double per100M2(long count, double areaM2) {
    return areaM2 > 0 ? count * 100 / areaM2 : 0;
  }
}
