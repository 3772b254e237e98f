package io.loomsight.jobs.park;

import java.time.LocalDate;
import java.util.Collection;

/**
 * A mill's night, or the sum of several.
 *
 * @param areaM2 cloth that was judged
 * @param wovenM2 cloth that was woven, judged or not; 0 where none was judged
 * @param images accepted
 * @param refused images that were not
 */
public record MillNight(
    LocalDate date,
    double areaM2,
    double wovenM2,
    long points,
    long defects,
    long looms,
    long rolls,
    long gradedRolls,
    long firstRolls,
    long images,
    long refused) {

  private static final double PER_100_M2 = 100;

  /** The sum of nights, under the date of the last one; looms are those of the night with most. */
  static MillNight sum(LocalDate date, Collection<MillNight> nights) {
    return new MillNight(
        date,
        nights.stream().mapToDouble(MillNight::areaM2).sum(),
        nights.stream().mapToDouble(MillNight::wovenM2).sum(),
        nights.stream().mapToLong(MillNight::points).sum(),
        nights.stream().mapToLong(MillNight::defects).sum(),
        nights.stream().mapToLong(MillNight::looms).max().orElse(0),
        nights.stream().mapToLong(MillNight::rolls).sum(),
        nights.stream().mapToLong(MillNight::gradedRolls).sum(),
        nights.stream().mapToLong(MillNight::firstRolls).sum(),
        nights.stream().mapToLong(MillNight::images).sum(),
        nights.stream().mapToLong(MillNight::refused).sum());
  }

  /** Whether any cloth was judged. */
  public boolean hasCloth() {
    return areaM2 > 0;
  }

  /** Points per 100 m² of judged cloth; NaN without any. */
  public double pointsPer100M2() {
    return hasCloth() ? PER_100_M2 * points / areaM2 : Double.NaN;
  }

  /** Defects per 100 m² of judged cloth; NaN without any. */
  public double defectsPer100M2() {
    return hasCloth() ? PER_100_M2 * defects / areaM2 : Double.NaN;
  }

  /** Judged cloth over woven cloth, in %; NaN without any. */
  public double coveragePercent() {
    return 100 * areaM2 / wovenM2;
  }

  /** First-quality rolls over graded ones, in %; NaN without any. */
  public double firstPercent() {
    return 100.0 * firstRolls / gradedRolls;
  }

  /** Refused images over landed ones, in %; NaN where none landed. */
  public double refusedPercent() {
    return 100.0 * refused / (images + refused);
  }
}
