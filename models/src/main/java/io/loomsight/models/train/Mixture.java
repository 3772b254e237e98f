package io.loomsight.models.train;

import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.StyleGaussian;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A style as several Gaussians: k-means with the seeding of Arthur and Vassilvitskii (k-means++,
 * 2007) over a sample of the good images' features, whitened by the style's one Gaussian; then each
 * cluster's mean and covariance. A cluster smaller than ten times its channels is left out.
 */
final class Mixture {

  private static final int SAMPLE = 32_768;
  private static final int ROUNDS = 20;
  private static final long SEED = 1;
  private static final int LEAST_MEMBERS = 10 * Detector.CHANNELS;

  private Mixture() {}

  /** The components, at least one: where all clusters are too small, the style itself. */
  static List<StyleGaussian> fit(
      StyleGaussian style, List<PreparedCloth> goodImages, int components) {
    int channels = Detector.CHANNELS;
    float[] sample = PreparedCloth.sample(goodImages, SAMPLE);
    float[] whitened = Whitened.by(style, sample);
    int[] cluster = clusters(whitened, channels, components);
    List<StyleGaussian> gaussians = new ArrayList<>();
    for (int component = 0; component < components; component++) {
      float[] members = new float[sample.length];
      int used = 0;
      for (int position = 0; position < cluster.length; position++) {
        if (cluster[position] == component) {
          System.arraycopy(sample, position * channels, members, used, channels);
          used += channels;
        }
      }
      if (used >= LEAST_MEMBERS * channels) {
        float[] own = Arrays.copyOf(members, used);
        gaussians.add(FeatureSums.over(own, channels).gaussian());
      }
    }
    return gaussians.isEmpty() ? List.of(style) : gaussians;
  }

  /** The cluster of every position; {@code points} is {@code [position][channel]}. */
  static int[] clusters(float[] points, int channels, int count) {
    int positions = points.length / channels;
    float[] centres = seeds(points, channels, Math.min(count, positions));
    int[] cluster = new int[positions];
    for (int round = 0; round < ROUNDS; round++) {
      boolean moved = assign(points, centres, channels, cluster);
      if (round > 0 && !moved) {
        break;
      }
      double[] sums = new double[centres.length];
      int[] members = new int[centres.length / channels];
      for (int position = 0; position < positions; position++) {
        members[cluster[position]]++;
        for (int i = 0; i < channels; i++) {
          sums[cluster[position] * channels + i] += points[position * channels + i];
        }
      }
      for (int i = 0; i < sums.length; i++) {
        if (members[i / channels] > 0) {
          centres[i] = (float) (sums[i] / members[i / channels]);
        }
      }
    }
    return cluster;
  }

  private static boolean assign(float[] points, float[] centres, int channels, int[] cluster) {
    boolean moved = false;
    for (int position = 0; position < cluster.length; position++) {
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int centre = 0; centre < centres.length / channels; centre++) {
        double distance = squares(points, position, centres, centre, channels);
        if (distance < least) {
          least = distance;
          nearest = centre;
        }
      }
      moved |= cluster[position] != nearest;
      cluster[position] = nearest;
    }
    return moved;
  }

  /** First centres: each drawn with a chance that grows with its distance from those before. */
  private static float[] seeds(float[] points, int channels, int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    int positions = points.length / channels;
    float[] centres = new float[count * channels];
    double[] least = new double[positions];
    Arrays.fill(least, 1);
    for (int centre = 0; centre < count; centre++) {
      double total = Arrays.stream(least).sum();
      double at = random.nextDouble() * total;
      int chosen = 0;
      while (chosen < positions - 1 && at >= least[chosen]) {
        at -= least[chosen++];
      }
      System.arraycopy(points, chosen * channels, centres, centre * channels, channels);
      for (int position = 0; position < positions; position++) {
        double distance = squares(points, position, centres, centre, channels);
        least[position] = centre == 0 ? distance : Math.min(least[position], distance);
      }
    }
    return centres;
  }

  private static double squares(
      float[] points, int position, float[] centres, int centre, int channels) {
    float sum = 0;
    for (int i = 0; i < channels; i++) {
      float step = points[position * channels + i] - centres[centre * channels + i];
      sum += step * step;
    }
    return sum;
  }
}
