package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.loomsight.models.detect.EncoderBlock;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.detect.TorchThreads;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The loss against plain Java in double precision, {@link #reference}, and its gradient against
 * that one's finite differences, which single precision would drown.
 */
@ResourceLock("PyTorch")
final class EpisodeLossTest {

  private static final int CHANNELS = EncoderBlock.CHANNELS;
  private static final int EPISODES = 2;
  private static final int SIDE = 12;
  private static final int CELLS = SIDE * SIDE;
  private static final int MARGIN = 2;

  private NDManager manager;

  @BeforeEach
  void open() {
    TorchThreads.fix();
    manager = Engine.getEngine("PyTorch").newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void distanceIsTheSquareOfTheDetectors() {
    float[] features = features(1);
    float[] distances = EpisodeLoss.distances(array(features), EPISODES).toFloatArray();
    assertThat(distances).hasSize(EPISODES * CELLS);
    for (int episode = 0; episode < EPISODES; episode++) {
      StyleGaussian gaussian = FeatureSums.over(innerCells(features, episode), CHANNELS).gaussian();
      for (int cell = 0; cell < CELLS; cell++) {
        double distance = gaussian.distance(cell(features, EPISODES + episode, cell), 0);
        assertThat(distances[episode * CELLS + cell] / (distance * distance))
            .as("episode %d, cell %d", episode, cell)
            .isCloseTo(1, within(1e-3));
      }
    }
  }

  @Test
  void cleanPiecesMarginTellsNothing() {
    float[] features = features(2);
    float[] before = EpisodeLoss.distances(array(features), EPISODES).toFloatArray();
    features[index(0, 5, 1, 6)] += 50;
    features[index(1, 9, 7, SIDE - 1)] -= 50;
    assertThat(EpisodeLoss.distances(array(features), EPISODES).toFloatArray()).isEqualTo(before);
  }

  @Test
  void lossOfFourCellsIsTheWeighedCrossEntropy() {
    byte[] labels = {
      EpisodeBatch.CLEAN, EpisodeBatch.FLAW, EpisodeBatch.CLEAN, EpisodeBatch.BORDER
    };
    // the clean cells' distances are 0.9 and 1.1, so the level is 1; logits 3 ln(z + 0.001) - 2.5:
    // -3.128, -0.419 and -1.926; softplus of them is ln(1 + e^-3.128) = 0.0429,
    // ln(1 + e^0.419) = 0.9245 and ln(1 + e^-1.926) = 0.1361
    double clean = (0.6 / 2 + 0.3 / 40) * (softplus(logit(0.81)) + softplus(logit(1.21)));
    double flawed = 0.6 * softplus(-logit(2));
    assertThat(clean + flawed).isCloseTo(0.3075 * 0.1790 + 0.6 * 0.9245, within(1e-4));
    assertThat(loss(new float[] {0.81f, 2, 1.21f, 9}, labels, 1))
        .isCloseTo(clean + flawed, within(1e-5));
    assertThat(loss(new float[] {0.81f, 2, 1.21f, 1e6f}, labels, 1))
        .as("a border's distance counts nothing")
        .isCloseTo(clean + flawed, within(1e-5));
  }

  @Test
  void levelIsTheMeanDistanceOfTheCleanCellsWithinItsLimits() {
    byte[] labels = {EpisodeBatch.CLEAN, EpisodeBatch.FLAW, EpisodeBatch.CLEAN};
    float[] z = {0.81f, 9, 1.69f, 0.01f, 9, 0.01f, 4, 9, 4};
    byte[] three = new byte[9];
    for (int i = 0; i < 9; i++) {
      three[i] = labels[i % 3];
    }
    assertThat(EpisodeLoss.levels(z, three, 3))
        .containsExactly(new float[] {1.1f, 0.8f, 1.25f}, within(1e-6f));
    assertThat(EpisodeLoss.levels(new float[] {9}, new byte[] {EpisodeBatch.FLAW}, 1))
        .as("nothing is clean")
        .containsExactly(1);
  }

  @Test
  void pieceThatIsFartherAsAWholeCostsTheSameUpToTheLimit() {
    byte[] labels = {EpisodeBatch.CLEAN, EpisodeBatch.FLAW, EpisodeBatch.CLEAN};
    assertThat(loss(new float[] {1.44f, 5.76f, 1.44f}, labels, 1))
        .isCloseTo(2 * 0.3075 * softplus(logit(1)) + 0.6 * softplus(-logit(4)), within(1e-5));
  }

  @Test
  void oddsAreEvenAtADistanceOfTwoPointThree() {
    float even = (float) (Math.exp(2.5 / 3) - 1e-3);
    assertThat(even).isCloseTo(2.3f, within(0.001f));
    assertThat(loss(new float[] {even}, new byte[] {EpisodeBatch.FLAW}, 1))
        .isCloseTo(0.6 * Math.log(2), within(1e-5));
  }

  @Test
  void fortyHighestCleanCellsWeighMore() {
    float[] distances = new float[50];
    Arrays.fill(distances, 0, 10, 1);
    Arrays.fill(distances, 10, 50, 3);
    double low = softplus(logit(1 / 1.5625));
    double high = softplus(logit(3 / 1.5625));
    double expected = 0.6 / 50 * (10 * low + 40 * high) + 0.3 * high;
    assertThat(loss(distances, new byte[50], 1)).isCloseTo(expected, within(1e-5));
  }

  @Test
  void lossIsTheMeanOverTheEpisodes() {
    byte[] first = {EpisodeBatch.CLEAN, EpisodeBatch.FLAW};
    byte[] second = {EpisodeBatch.CLEAN, EpisodeBatch.CLEAN};
    double alone = loss(new float[] {1, 5}, first, 1);
    double other = loss(new float[] {2, 0.5f}, second, 1);
    byte[] both = {first[0], first[1], second[0], second[1]};
    assertThat(loss(new float[] {1, 5, 2, 0.5f}, both, 2))
        .isCloseTo((alone + other) / 2, within(1e-6));
  }

  @Test
  void farFlawCostsNothingAndFarCleanCellDoesNotOverflow() {
    assertThat(loss(new float[] {1e20f}, new byte[] {EpisodeBatch.FLAW}, 1)).isZero();
    assertThat(loss(new float[] {1e20f}, new byte[] {EpisodeBatch.CLEAN}, 1))
        .isCloseTo((0.6 + 0.3 / 40) * logit(1e20 / 1.5625), within(1e-3));
  }

  @Test
  void distanceThatRoundingLeftBelowZeroCountsAsZero() {
    byte[] labels = {EpisodeBatch.CLEAN, EpisodeBatch.FLAW};
    float[] negative = {-1e-2f, -1e-2f};
    assertThat(loss(negative, labels, 1)).isEqualTo(loss(new float[] {0, 0}, labels, 1));
    NDArray distances = manager.create(negative, new Shape(1, 2));
    distances.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(EpisodeLoss.of(distances, labels, 1));
    }
    for (float slope : distances.getGradient().toFloatArray()) {
      assertThat(slope).isFinite();
    }
  }

  @Test
  void gradientIsThatOfTheLossInDoublePrecision() {
    float[] features = features(3);
    byte[] labels = labels();
    NDArray array = array(features);
    array.setRequiresGradient(true);
    float value;
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray loss = EpisodeLoss.of(EpisodeLoss.distances(array, EPISODES), labels, EPISODES);
      value = loss.getFloat();
      collector.backward(loss);
    }
    float[] gradient = array.getGradient().toFloatArray();
    double[] exact = new double[features.length];
    Arrays.setAll(exact, i -> features[i]);
    double[] levels = new double[EPISODES];
    Arrays.setAll(levels, episode -> level(distances(exact, episode), labels, episode));
    assertThat((double) value).isCloseTo(reference(exact, labels, levels), within(1e-4));

    int[] entries = {
      index(0, 3, 5, 5), // clean pieces, whose Gaussian the loss depends on
      index(0, 60, 2, 9),
      index(1, 17, 8, 4),
      index(2, 3, 4, 4), // flaws
      index(3, 40, 5, 5),
      index(2, 8, 0, 0), // clean cells of flawed pieces
      index(3, 63, 11, 10),
    };
    for (int entry : entries) {
      double step = 1e-4;
      double[] moved = exact.clone();
      moved[entry] = exact[entry] + step;
      double above = reference(moved, labels, levels);
      moved[entry] = exact[entry] - step;
      double slope = (above - reference(moved, labels, levels)) / (2 * step);
      assertThat(Math.abs(slope)).as("entry %d", entry).isGreaterThan(1e-6);
      assertThat((double) gradient[entry])
          .as("entry %d", entry)
          .isCloseTo(slope, within(1e-2 * Math.abs(slope) + 1e-6));
    }
    assertThat(gradient[index(0, 3, 0, 5)]).as("the clean piece's margin").isZero();
    assertThat(gradient[index(2, 3, 3, 4)]).as("a flaw's border").isZero();
  }

  @Test
  void gradientDoesNotDependOnWhatTheCollectorFrees() {
    float[] features = features(3);
    float[] expected = gradient(features, () -> {});
    for (int time = 0; time < 20; time++) {
      assertThat(gradient(features, EpisodeLossTest::collect)).isEqualTo(expected);
    }
  }

  private float[] gradient(float[] features, Runnable before) {
    NDArray array = array(features);
    array.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray loss = EpisodeLoss.of(EpisodeLoss.distances(array, EPISODES), labels(), EPISODES);
      before.run();
      collector.backward(loss);
    }
    return array.getGradient().toFloatArray();
  }

  /** Frees the buffers that nobody holds and writes over their memory. */
  private static void collect() {
    System.gc();
    for (int i = 0; i < 2_000; i++) {
      ByteBuffer.allocateDirect(4 + i % 64);
    }
  }

  /** Flaws of 2 x 2 cells at (4, 4) with a border around. */
  private static byte[] labels() {
    byte[] labels = new byte[EPISODES * CELLS];
    for (int episode = 0; episode < EPISODES; episode++) {
      for (int y = 3; y < 7; y++) {
        for (int x = 3; x < 7; x++) {
          boolean flaw = y > 3 && y < 6 && x > 3 && x < 6;
          labels[episode * CELLS + y * SIDE + x] = flaw ? EpisodeBatch.FLAW : EpisodeBatch.BORDER;
        }
      }
    }
    return labels;
  }

  /** The whole loss, from features {@code [2 * episodes][channels][side][side]}. */
  private static double reference(double[] features, byte[] labels, double[] levels) {
    double total = 0;
    for (int episode = 0; episode < EPISODES; episode++) {
      double[] distances = distances(features, episode);
      double square = levels[episode] * levels[episode];
      Arrays.setAll(distances, cell -> distances[cell] / square);
      byte[] shown = Arrays.copyOfRange(labels, episode * CELLS, (episode + 1) * CELLS);
      int flawed = 0;
      int clean = 0;
      double[] falling = new double[CELLS];
      for (int cell = 0; cell < CELLS; cell++) {
        flawed += shown[cell] == EpisodeBatch.FLAW ? 1 : 0;
        if (shown[cell] == EpisodeBatch.CLEAN) {
          falling[clean++] = -distances[cell];
        }
      }
      Arrays.sort(falling, 0, clean);
      for (int place = 0; place < clean; place++) {
        double weight = 0.6 / clean + (place < 40 ? 0.3 / 40 : 0);
        total += weight * softplus(logit(-falling[place]));
      }
      for (int cell = 0; cell < CELLS; cell++) {
        if (shown[cell] == EpisodeBatch.FLAW) {
          total += 0.6 / flawed * softplus(-logit(distances[cell]));
        }
      }
    }
    return total / EPISODES;
  }

  /** The mean distance of the flawed piece's clean cells, from 0.8 to 1.25. */
  private static double level(double[] distances, byte[] labels, int episode) {
    double mean =
        IntStream.range(0, CELLS)
            .filter(cell -> labels[episode * CELLS + cell] == EpisodeBatch.CLEAN)
            .mapToDouble(cell -> Math.sqrt(distances[cell]))
            .average()
            .orElseThrow();
    return Math.max(0.8, Math.min(1.25, mean));
  }

  /** Mean squared whitened distances of the flawed piece's cells. */
  private static double[] distances(double[] features, int episode) {
    int inner = SIDE - 2 * MARGIN;
    double[][] clean = new double[CHANNELS][inner * inner];
    double[] means = new double[CHANNELS];
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int i = 0; i < inner * inner; i++) {
        clean[channel][i] =
            features[index(episode, channel, MARGIN + i / inner, MARGIN + i % inner)];
        means[channel] += clean[channel][i] / (inner * inner);
      }
      for (int i = 0; i < inner * inner; i++) {
        clean[channel][i] -= means[channel];
      }
    }
    RealMatrix centred = new Array2DRowRealMatrix(clean, false);
    RealMatrix covariance =
        centred.multiply(centred.transpose()).scalarMultiply(1.0 / (inner * inner));
    double ridge = StyleGaussian.RIDGE * covariance.getTrace() / CHANNELS;
    for (int channel = 0; channel < CHANNELS; channel++) {
      covariance.addToEntry(channel, channel, ridge);
    }
    DecompositionSolver solver = new CholeskyDecomposition(covariance, 1e-6, 1e-15).getSolver();
    double[] distances = new double[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      double[] away = new double[CHANNELS];
      for (int channel = 0; channel < CHANNELS; channel++) {
        away[channel] =
            features[index(EPISODES + episode, channel, cell / SIDE, cell % SIDE)] - means[channel];
      }
      RealVector vector = new ArrayRealVector(away, false);
      distances[cell] = vector.dotProduct(solver.solve(vector)) / CHANNELS;
    }
    return distances;
  }

  private static double logit(double distance) {
    return 3 * Math.log(distance + 1e-3) - 2.5;
  }

  private static double softplus(double value) {
    return value > 0 ? value + Math.log1p(Math.exp(-value)) : Math.log1p(Math.exp(value));
  }

  private double loss(float[] distances, byte[] labels, int episodes) {
    Shape shape = new Shape(episodes, distances.length / episodes);
    return EpisodeLoss.of(manager.create(distances, shape), labels, episodes).getFloat();
  }

  private NDArray array(float[] features) {
    return manager.create(features, new Shape(2L * EPISODES, CHANNELS, SIDE, SIDE));
  }

  private static int index(int piece, int channel, int row, int column) {
    return ((piece * CHANNELS + channel) * SIDE + row) * SIDE + column;
  }

  /** One cell's features, {@code [channel]}. */
  private static float[] cell(float[] features, int piece, int cell) {
    float[] own = new float[CHANNELS];
    for (int channel = 0; channel < CHANNELS; channel++) {
      own[channel] = features[index(piece, channel, cell / SIDE, cell % SIDE)];
    }
    return own;
  }

  /** Features inside the clean piece's margin, {@code [cell][channel]}. */
  private static float[] innerCells(float[] features, int episode) {
    int inner = SIDE - 2 * MARGIN;
    float[] all = new float[inner * inner * CHANNELS];
    for (int i = 0; i < inner * inner; i++) {
      int cell = (MARGIN + i / inner) * SIDE + MARGIN + i % inner;
      System.arraycopy(cell(features, episode, cell), 0, all, i * CHANNELS, CHANNELS);
    }
    return all;
  }

  /**
   * Random features with a mean of 0.3 and deviations that differ by channel, neighbouring channels
   * being correlated; multiples of 1/1024, which {@link FeatureSums} keeps exactly.
   */
  private static float[] features(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] features = new float[2 * EPISODES * CHANNELS * CELLS];
    for (int i = 0; i < features.length; i++) {
      int channel = i / CELLS % CHANNELS;
      double neighbour = channel == 0 ? 0 : features[i - CELLS];
      double value = 0.3 + 0.5 * neighbour + (0.5 + channel % 5) * random.nextGaussian();
      features[i] = (float) (Math.rint(value * 1024) / 1024);
    }
    return features;
  }
}
