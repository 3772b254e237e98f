package io.loomsight.models.train;

/** The mean of the finite losses since it was last asked for. */
final class MeanLoss {

  private double sum;
  private int count;

  void add(double loss) {
    if (Double.isFinite(loss)) {
      sum += loss;
      count++;
    }
  }

  /** NaN where there was none. */
  double drain() {
    double mean = count == 0 ? Double.NaN : sum / count;
    sum = 0;
    count = 0;
    return mean;
  }
}
