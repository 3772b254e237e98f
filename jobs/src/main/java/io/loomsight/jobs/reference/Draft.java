package io.loomsight.jobs.reference;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reference;
import io.loomsight.models.detect.FalseAlarms;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.fabric.Frame;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A reference on its way: one style's frames, their roles and the sums of their features.
 *
 * @param styleId the style
 * @param frames its frames, sorted by id
 * @param role what each does
 * @param provisional whether they are the rolls' own and not named good ones
 */
record Draft(String styleId, List<Frame> frames, Role role, boolean provisional) {

  /** A drift that cloth under the same light hardly ever shows. */
  private static final double LEAST_DRIFT_LIMIT = 1;

  private static final double DRIFT_MARGIN = 2;

  Draft {
    frames = frames.stream().sorted(Comparator.comparing(Frame::frameId)).toList();
  }

  /** The reference that these frames make. */
  Reference finish(
      Batch batch,
      String version,
      Instant createdAt,
      String modelVersion,
      FeatureSums sums,
      List<HeldBack> heldBack,
      double wantedPer100M2) {
    List<HeldBack> sorted =
        heldBack.stream().sorted(Comparator.comparing(HeldBack::frameId)).toList();
    double[] maxima =
        sorted.stream()
            .flatMapToDouble(frame -> frame.maxima().stream().mapToDouble(Double::doubleValue))
            .toArray();
    if (maxima.length < FalseAlarms.LEAST_BLOCKS) {
      throw new InputException(
          "reference of style %s: expected at least %d blocks of 64 x 64 px of cloth in its held-back frames, found %d in %d frames"
              .formatted(styleId, FalseAlarms.LEAST_BLOCKS, maxima.length, sorted.size()));
    }
    double mmPerPx = frames.stream().mapToDouble(Frame::mmPerPx).average().orElseThrow();
    double threshold =
        provisional
            ? FalseAlarms.robustThreshold(maxima, mmPerPx, wantedPer100M2)
            : FalseAlarms.threshold(maxima, mmPerPx, wantedPer100M2);
    double drift = sorted.stream().mapToDouble(HeldBack::drift).max().orElse(0);
    return new Reference(
        batch.factory(),
        styleId,
        version,
        provisional,
        batch.batchDate(),
        createdAt,
        modelVersion,
        role.fitted(),
        role.heldBack(),
        sums.positions(),
        Arrays.stream(sums.sums()).boxed().toList(),
        Arrays.stream(sums.products()).boxed().toList(),
        mmPerPx,
        frames.stream().mapToDouble(Frame::meanGrey).average().orElseThrow(),
        threshold,
        wantedPer100M2,
        sorted.stream().mapToDouble(HeldBack::clothAreaMm2).sum() / 1e6,
        FalseAlarms.count(maxima, Math.nextUp(threshold)),
        Math.max(LEAST_DRIFT_LIMIT, DRIFT_MARGIN * drift));
  }
}
