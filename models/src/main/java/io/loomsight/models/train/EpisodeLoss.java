package io.loomsight.models.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.loomsight.models.detect.EncoderBlock;
import io.loomsight.models.detect.Scalars;
import io.loomsight.models.detect.StyleGaussian;
import java.util.Arrays;

/**
 * The loss of a batch of episodes. A Gaussian is fitted to the features of each clean piece; a cell
 * of the flawed piece has the mean squared whitened distance z over the square of the piece's level
 * (the mean distance of its clean cells, at least 0.8 and at most 1.25, as in use; no gradient
 * flows through it), the logit 3·ln z − 2.5 (so z = 2.3 is even odds), and the binary cross entropy
 * with its label. Flawed cells and clean cells weigh 0.6 each as a class; the 40 clean cells with
 * the highest z of each episode, which would be its false alarms, 0.3 more.
 */
final class EpisodeLoss {

  private static final double SLOPE = 3;
  private static final double OFFSET = -2.5;
  private static final double LEAST_DISTANCE = 1e-3;
  private static final double LEAST_RIDGE = 1e-9;
  private static final double CLASS_WEIGHT = 0.6;
  private static final double HARD_WEIGHT = 0.3;
  private static final int HARDEST = 40;
  private static final int MARGIN_CELLS = 2;
  private static final double LOWEST_LEVEL = 0.8;
  private static final double HIGHEST_LEVEL = 1.25;

  private EpisodeLoss() {}

  /**
   * Distances z of the flawed pieces' cells.
   *
   * @param features {@code [2 * episodes][channels][side][side]}
   * @return {@code [episodes][side * side]}
   */
  static NDArray distances(NDArray features, int episodes) {
    long side = features.getShape().get(2);
    long channels = EncoderBlock.CHANNELS;
    long inner = side - 2L * MARGIN_CELLS;
    NDArray clean =
        features
            .get(
                "0:%d,:,%d:%d,%d:%d"
                    .formatted(
                        episodes,
                        MARGIN_CELLS,
                        side - MARGIN_CELLS,
                        MARGIN_CELLS,
                        side - MARGIN_CELLS))
            .reshape(episodes, channels, inner * inner);
    NDArray mean = clean.mean(new int[] {2}, true);
    NDArray centred = clean.sub(mean);
    NDManager manager = features.getManager();
    NDArray cells = Scalars.of(manager, (double) inner * inner);
    NDArray dimensions = Scalars.of(manager, EncoderBlock.CHANNELS);
    NDArray covariance = centred.matMul(centred.transpose(0, 2, 1)).div(cells);
    NDArray eye = manager.eye((int) channels).reshape(1, channels, channels);
    NDArray trace = covariance.mul(eye).sum(new int[] {1, 2}, true).div(dimensions);
    NDArray ridge =
        trace.mul(Scalars.of(manager, StyleGaussian.RIDGE)).add(Scalars.of(manager, LEAST_RIDGE));
    NDArray shrunk = covariance.add(eye.mul(ridge));
    NDArray query =
        features
            .get("%d:%d".formatted(episodes, 2 * episodes))
            .reshape(episodes, channels, side * side)
            .sub(mean);
    return shrunk.inverse().matMul(query).mul(query).sum(new int[] {1}).div(dimensions);
  }

  /** The loss, a scalar that gradients flow through. */
  static NDArray of(NDArray distances, byte[] labels, int episodes) {
    float[] z = distances.toFloatArray();
    float[] levels = levels(z, labels, episodes);
    int cells = z.length / episodes;
    float[] flawWeights = new float[z.length];
    float[] cleanWeights = new float[z.length];
    for (int i = 0; i < episodes; i++) {
      weigh(z, labels, i * cells, cells, flawWeights, cleanWeights);
    }
    NDManager manager = distances.getManager();
    Shape shape = distances.getShape();
    float[] squares = new float[episodes];
    for (int i = 0; i < episodes; i++) {
      squares[i] = levels[i] * levels[i];
    }
    NDArray level = manager.create(squares, new Shape(episodes, 1));
    // rounding in the inverse can leave a square slightly below 0
    NDArray zero = Scalars.of(manager, 0);
    NDArray logit =
        distances
            .maximum(zero)
            .div(level)
            .add(Scalars.of(manager, LEAST_DISTANCE))
            .log()
            .mul(Scalars.of(manager, SLOPE))
            .add(Scalars.of(manager, OFFSET));
    // softplus(x) = max(x, 0) + ln(1 + exp(-|x|)); cross entropy: softplus(-x) of a flaw, else of x
    NDArray tail = logit.abs().neg().exp().add(Scalars.of(manager, 1)).log();
    NDArray clean = logit.maximum(zero).add(tail).mul(manager.create(cleanWeights, shape));
    NDArray flawed = logit.neg().maximum(zero).add(tail).mul(manager.create(flawWeights, shape));
    return clean.add(flawed).sum().div(Scalars.of(manager, episodes));
  }

  /**
   * The level of each episode's flawed piece.
   *
   * @param z {@code [episodes][cells]} squared distances
   */
  static float[] levels(float[] z, byte[] labels, int episodes) {
    int cells = z.length / episodes;
    float[] levels = new float[episodes];
    for (int i = 0; i < episodes; i++) {
      double sum = 0;
      int clean = 0;
      for (int cell = i * cells; cell < (i + 1) * cells; cell++) {
        if (labels[cell] == EpisodeBatch.CLEAN) {
          sum += Math.sqrt(Math.max(0, z[cell]));
          clean++;
        }
      }
      double mean = clean == 0 ? 1 : sum / clean;
      levels[i] = (float) Math.max(LOWEST_LEVEL, Math.min(HIGHEST_LEVEL, mean));
    }
    return levels;
  }

  private static void weigh(
      float[] z, byte[] labels, int from, int cells, float[] flawWeights, float[] cleanWeights) {
    int flawed = 0;
    int clean = 0;
    for (int i = from; i < from + cells; i++) {
      flawed += labels[i] == EpisodeBatch.FLAW ? 1 : 0;
      clean += labels[i] == EpisodeBatch.CLEAN ? 1 : 0;
    }
    float[] sorted = new float[clean];
    int at = 0;
    for (int i = from; i < from + cells; i++) {
      if (labels[i] == EpisodeBatch.CLEAN) {
        sorted[at++] = z[i];
      }
    }
    Arrays.sort(sorted);
    float hard = clean > HARDEST ? sorted[clean - HARDEST] : Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + cells; i++) {
      if (labels[i] == EpisodeBatch.FLAW) {
        flawWeights[i] = (float) (CLASS_WEIGHT / flawed);
      } else if (labels[i] == EpisodeBatch.CLEAN) {
        cleanWeights[i] =
            (float) (CLASS_WEIGHT / clean + (z[i] >= hard ? HARD_WEIGHT / HARDEST : 0));
      }
    }
  }
}
