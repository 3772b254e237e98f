package io.loomsight.jobs.reference;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reference;
import io.loomsight.models.detect.AlarmPeaks;
import io.loomsight.models.detect.ClothLook;
import io.loomsight.models.detect.FalseAlarms;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.fabric.Frame;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A reference on its way: one style's frames, their folds and the sums of their features.
 *
 * @param styleId the style
 * @param frames its frames, sorted by id
 * @param folds the fold of each
 * @param provisional whether they are the rolls' own and not named good ones
 */
record Draft(String styleId, List<Frame> frames, Folds folds, boolean provisional) {

  /** A drift that cloth under the same light hardly ever shows. */
  private static final double LEAST_DRIFT_LIMIT = 1;

  private static final double DRIFT_MARGIN = 2;
  private static final double MM2_PER_M2 = 1e6;

  Draft {
    frames = frames.stream().sorted(Comparator.comparing(Frame::frameId)).toList();
  }

  /** A reference of frames known to be good. */
  static Draft ofGood(String styleId, List<Frame> frames, int folds) {
    return new Draft(styleId, frames, Folds.of(frames, folds), false);
  }

  /** A reference of frames of which most are good; robust fits see to the rest. */
  static Draft ofMixed(String styleId, List<Frame> frames) {
    return new Draft(styleId, frames, Folds.one(frames), true);
  }

  /**
   * The reference that these frames make; none where a roll's own frames show too little cloth.
   *
   * @throws InputException where frames that were named good show too little
   */
  Optional<Reference> finish(
      Batch batch,
      String version,
      Instant createdAt,
      String modelVersion,
      FeatureSums sums,
      ClothLook look,
      List<JudgedGood> judged,
      double lowShare,
      double wantedPer100M2) {
    List<JudgedGood> sorted =
        judged.stream().sorted(Comparator.comparing(JudgedGood::frameId)).toList();
    double[] maxima =
        sorted.stream()
            .flatMapToDouble(frame -> frame.maxima().stream().mapToDouble(Double::doubleValue))
            .toArray();
    if (maxima.length < FalseAlarms.LEAST_BLOCKS) {
      if (provisional) {
        return Optional.empty();
      }
      throw new InputException(
          "reference of style %s: expected at least %d blocks of 64 x 64 px of cloth in its good frames, found %d in %d frames"
              .formatted(styleId, FalseAlarms.LEAST_BLOCKS, maxima.length, sorted.size()));
    }
    double mmPerPx = frames.stream().mapToDouble(Frame::mmPerPx).average().orElseThrow();
    double clothM2 = sorted.stream().mapToDouble(JudgedGood::clothAreaMm2).sum() / MM2_PER_M2;
    List<List<AlarmPeaks.Peak>> peaks = sorted.stream().map(JudgedGood::peaks).toList();
    double threshold =
        provisional
            ? FalseAlarms.robustThreshold(maxima, mmPerPx, wantedPer100M2)
            : FalseAlarms.threshold(peaks, clothM2, lowShare, wantedPer100M2);
    double drift = sorted.stream().mapToDouble(JudgedGood::drift).max().orElse(0);
    return Optional.of(
        new Reference(
            batch.factory(),
            styleId,
            version,
            provisional,
            batch.batchDate(),
            createdAt,
            modelVersion,
            frames.stream().map(Frame::frameId).toList(),
            folds.count(),
            sums.positions(),
            Arrays.stream(sums.sums()).boxed().toList(),
            Arrays.stream(sums.products()).boxed().toList(),
            mmPerPx,
            frames.stream().mapToDouble(Frame::meanGrey).average().orElseThrow(),
            threshold,
            wantedPer100M2,
            clothM2,
            FalseAlarms.count(peaks, threshold, lowShare),
            Math.max(LEAST_DRIFT_LIMIT, DRIFT_MARGIN * drift),
            look));
  }
}
