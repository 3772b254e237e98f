package io.loomsight.models.statistics;

/**
 * Defects counted on cloth.
 *
 * @param count defects, at least 0
 * @param areaM2 the cloth they were looked for on; 0 where there is none, and then no rate
 */
public record Tally(long count, double areaM2) {

  /** Nothing found on no cloth. */
  public static final Tally NONE = new Tally(0, 0);

  public Tally {
    if (count < 0 || !(areaM2 >= 0) || Double.isInfinite(areaM2)) {
      throw new IllegalArgumentException(
          "tally: expected count and area >= 0, found count=%d area=%s".formatted(count, areaM2));
    }
  }

  /** Whether there is cloth to judge. */
  public boolean hasCloth() {
    return areaM2 > 0;
  }

  /** u: defects per m²; NaN without cloth. */
  public double perM2() {
    return hasCloth() ? count / areaM2 : Double.NaN;
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(Math.addExact(count, other.count), areaM2 + other.areaM2);
  }

  /**
   * The defects per m² that the count allows at a confidence, by Garwood's interval; from 0 to
   * infinity without cloth.
   */
  public PoissonInterval ratesPerM2(double confidence) {
    return hasCloth()
        ? PoissonInterval.of(count, confidence).over(areaM2)
        : PoissonInterval.UNKNOWN;
  }
}
