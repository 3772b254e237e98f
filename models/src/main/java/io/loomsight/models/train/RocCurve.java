package io.loomsight.models.train;

/**
 * The receiver operating characteristic: true-positive rate over false-positive rate. The area
 * under it is the chance that a positive scores higher than a negative, a tie counting one half;
 * the same number as scikit-learn's {@code roc_auc_score}.
 */
public final class RocCurve {

  private RocCurve() {}

  /** The area in [0, 1]; NaN where either class is missing. */
  public static double areaUnderCurve(float[] positives, float[] negatives) {
    return areaUnderCurve(SortedScores.of(positives), SortedScores.of(negatives));
  }

  static double areaUnderCurve(SortedScores positives, SortedScores negatives) {
    if (positives.size() == 0 || negatives.size() == 0) {
      return Double.NaN;
    }
    // Twice the won pairs plus the tied ones, exact in 64 bits: each step adds at most 2^32.
    long halves = 0;
    int place = 0;
    while (place < positives.size()) {
      float score = positives.at(place);
      int end = place + 1;
      while (end < positives.size() && positives.at(end) == score) {
        end++;
      }
      long notLost = 2L * negatives.size() - negatives.above(score) - negatives.atLeast(score);
      halves = Math.addExact(halves, Math.multiplyExact(notLost, (long) (end - place)));
      place = end;
    }
    return halves / (2.0 * positives.size() * negatives.size());
  }
}
