package io.loomsight.models.train;

/**
 * The mean precision over recall, by steps and without interpolation: the sum over thresholds of
 * (recall - recall at the next higher threshold) x precision, equal scores being one threshold; the
 * same number as scikit-learn's {@code average_precision_score}.
 */
public final class AveragePrecision {

  private AveragePrecision() {}

  /** The mean in [0, 1]; NaN where either class is missing. */
  public static double of(float[] positives, float[] negatives) {
    return of(SortedScores.of(positives), SortedScores.of(negatives));
  }

  static double of(SortedScores positives, SortedScores negatives) {
    if (positives.size() == 0 || negatives.size() == 0) {
      return Double.NaN;
    }
    double sum = 0;
    int end = positives.size();
    while (end > 0) {
      float score = positives.at(end - 1);
      int place = end - 1;
      while (place > 0 && positives.at(place - 1) == score) {
        place--;
      }
      double found = positives.size() - place;
      sum += (end - place) * (found / (found + negatives.atLeast(score)));
      end = place;
    }
    return sum / positives.size();
  }
}
