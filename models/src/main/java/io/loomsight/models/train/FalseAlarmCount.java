package io.loomsight.models.train;

import io.loomsight.models.statistics.PoissonInterval;

/**
 * False alarms on good cloth that neither the reference nor the threshold has seen.
 *
 * @param wantedPer100M2 the rate that thresholds were fitted for
 * @param areaM2 cloth judged
 * @param found alarms on it: regions, not blocks
 */
public record FalseAlarmCount(double wantedPer100M2, double areaM2, long found) {

  /** The alarms that the wanted rate means on this cloth. */
  public double expected() {
    return wantedPer100M2 * areaM2 / 100;
  }

  /** Found over expected; NaN without cloth. */
  public double ratio() {
    return areaM2 > 0 ? found / expected() : Double.NaN;
  }

  /** What the number found says of the number to be expected. */
  public PoissonInterval interval() {
    return PoissonInterval.of(found);
  }

  /** Whether the wanted rate lies in the interval. */
  public boolean holds() {
    return interval().holds(expected());
  }

  /** Both counts together, of the same wanted rate. */
  public FalseAlarmCount plus(FalseAlarmCount other) {
    if (wantedPer100M2 != other.wantedPer100M2) {
      throw new IllegalArgumentException(
          "false alarms: expected one wanted rate, found %s and %s"
              .formatted(wantedPer100M2, other.wantedPer100M2));
    }
    return new FalseAlarmCount(wantedPer100M2, areaM2 + other.areaM2, found + other.found);
  }
}
