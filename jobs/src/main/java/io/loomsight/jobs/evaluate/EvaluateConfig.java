package io.loomsight.jobs.evaluate;

/**
 * How labelled images are split and measured.
 *
 * @param normals good images of a fabric that its reference is fitted on
 * @param seed of the split
 * @param mmPerPx the images' scale, for false alarms by area and for a laid-out night
 */
public record EvaluateConfig(int normals, long seed, double mmPerPx) {

  public EvaluateConfig {
    if (normals < 1) {
      throw new IllegalArgumentException("evaluate.normals: expected at least 1, found " + normals);
    }
    if (!(mmPerPx > 0) || !Double.isFinite(mmPerPx)) {
      throw new IllegalArgumentException(
          "evaluate.mmPerPx: expected more than 0, found " + mmPerPx);
    }
  }

  public static EvaluateConfig defaults() {
    return new EvaluateConfig(14, 0, 0.2);
  }
}
