package io.loomsight.jobs.evaluate;

import io.loomsight.models.train.Metrics;
import java.util.Optional;

/**
 * What came out for one fabric.
 *
 * @param referenceImages good images the judge learnt from
 * @param normalImages other good images judged
 * @param defectImages defective images judged
 * @param metrics NaN where the fabric has no defects
 * @param normalTiles tiles of the other good images that count
 * @param falseAlarmTiles those of them that score over every tile of the reference images
 * @param normalAreaM2 cloth in {@code normalTiles}
 * @param boxes what regions at a threshold found, where that was asked for
 */
record FabricResult(
    String fabric,
    int referenceImages,
    int normalImages,
    int defectImages,
    Metrics metrics,
    long normalTiles,
    long falseAlarmTiles,
    double normalAreaM2,
    Optional<BoxResult> boxes,
    long elapsedMs) {

  /** False alarms per 100 m²; NaN where no good tile was judged. */
  double falseAlarmsPer100M2() {
    return normalTiles == 0 ? Double.NaN : 100 * falseAlarmTiles / normalAreaM2;
  }
}
