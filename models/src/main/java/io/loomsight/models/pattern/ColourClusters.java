package io.loomsight.models.pattern;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Weighted k-means in CIELAB, the distance being CIE 1976's: seeds by k-means++ (D. Arthur, S.
 * Vassilvitskii, SODA 2007), then Lloyd's iterations (IEEE Transactions on Information Theory 28,
 * 1982) until no point changes its cluster. The best of several starts is kept. A cluster that
 * loses all points starts again at the point that is worst served. Same seed, same answer.
 *
 * <p>What is given of a cluster is its geometric median, the colour of the least mean distance to
 * it (E. Weiszfeld, Tohoku Mathematical Journal 43, 1937), not its mean: where at least half of the
 * pixels have one colour, that is it, so that the soft rims of a drawing do not tint its flat
 * colours.
 */
final class ColourClusters {

  private static final int STARTS = 4;
  private static final int MOST_ITERATIONS = 60;
  private static final int MEDIAN_ITERATIONS = 40;
  private static final double ROUNDING = 1e-9;

  private final CieLab[] points;
  private final double[] weights;
  private final int clusters;
  private final int[] nearest;
  private final double[] distance2;

  private ColourClusters(Histogram.Points points, int clusters) {
    this.points = points.labs();
    this.weights = points.weights();
    this.clusters = clusters;
    this.nearest = new int[weights.length];
    this.distance2 = new double[weights.length];
  }

  /** The medians of {@code clusters} clusters, of which there are no more than points. */
  static CieLab[] centres(Histogram.Points points, int clusters, long seed) {
    ColourClusters search = new ColourClusters(points, clusters);
    SplittableRandom random = new SplittableRandom(seed);
    CieLab[] best = {};
    double least = Double.POSITIVE_INFINITY;
    for (int start = 0; start < STARTS; start++) {
      CieLab[] centres = search.seeded(random.split());
      double cost = search.settle(centres);
      if (cost < least) {
        least = cost;
        best = centres;
      }
    }
    for (int point = 0; point < search.nearest.length; point++) {
      search.nearest[point] = nearest(best, points.labs()[point]);
    }
    CieLab[] medians = new CieLab[clusters];
    for (int cluster = 0; cluster < clusters; cluster++) {
      medians[cluster] = search.median(cluster, best[cluster]);
    }
    return medians;
  }

  private CieLab median(int cluster, CieLab mean) {
    int[] members = IntStream.range(0, nearest.length).filter(p -> nearest[p] == cluster).toArray();
    if (members.length == 0) {
      return mean;
    }
    int heaviest = members[0];
    for (int member : members) {
      heaviest = weights[member] > weights[heaviest] ? member : heaviest;
    }
    Pull pull = Pull.of(this, members, points[heaviest]);
    if (pull.strength() < (1 - ROUNDING) * weights[heaviest]) {
      return points[heaviest];
    }
    CieLab median = mean;
    for (int iteration = 0; iteration < MEDIAN_ITERATIONS; iteration++) {
      median = Pull.of(this, members, median).towards();
    }
    return median;
  }

  /**
   * How the points of a cluster that lie elsewhere draw a colour to them, each by its weight.
   *
   * @param strength of all together; a point that weighs more is the median itself
   * @param towards where a step of Weiszfeld's leads
   */
  private record Pull(double strength, CieLab towards) {

    static Pull of(ColourClusters all, int[] members, CieLab from) {
      double[] sum = new double[4];
      double[] force = new double[3];
      for (int member : members) {
        CieLab point = all.points[member];
        double distance = Math.sqrt(point.distance2(from));
        if (distance == 0) {
          continue;
        }
        double by = all.weights[member] / distance;
        sum[0] += by * point.lightness();
        sum[1] += by * point.a();
        sum[2] += by * point.b();
        sum[3] += by;
        force[0] += by * (point.lightness() - from.lightness());
        force[1] += by * (point.a() - from.a());
        force[2] += by * (point.b() - from.b());
      }
      double strength = Math.hypot(Math.hypot(force[0], force[1]), force[2]);
      return sum[3] == 0
          ? new Pull(0, from)
          : new Pull(strength, new CieLab(sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3]));
    }
  }

  private CieLab[] seeded(SplittableRandom random) {
    CieLab[] centres = new CieLab[clusters];
    Arrays.fill(distance2, Double.POSITIVE_INFINITY);
    centres[0] = points[drawn(weights.clone(), random)];
    double[] share = new double[weights.length];
    for (int cluster = 1; cluster < clusters; cluster++) {
      for (int point = 0; point < points.length; point++) {
        distance2[point] =
            Math.min(distance2[point], points[point].distance2(centres[cluster - 1]));
        share[point] = weights[point] * distance2[point];
      }
      centres[cluster] = points[drawn(share, random)];
    }
    return centres;
  }

  /** An index drawn by its share; the last one where all shares are 0. */
  private static int drawn(double[] shares, SplittableRandom random) {
    double left = random.nextDouble() * Arrays.stream(shares).sum();
    for (int index = 0; index < shares.length; index++) {
      left -= shares[index];
      if (left < 0) {
        return index;
      }
    }
    return shares.length - 1;
  }

  /** Lloyd's iterations in place; the weighted sum of squared distances that is left. */
  private double settle(CieLab[] centres) {
    Arrays.fill(nearest, -1);
    double cost = 0;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      boolean changed = false;
      cost = 0;
      for (int point = 0; point < points.length; point++) {
        int to = nearest(centres, points[point]);
        changed |= to != nearest[point];
        nearest[point] = to;
        distance2[point] = points[point].distance2(centres[to]);
        cost += weights[point] * distance2[point];
      }
      if (!changed) {
        break;
      }
      moveToMeans(centres);
    }
    return cost;
  }

  private void moveToMeans(CieLab[] centres) {
    double[][] sums = new double[clusters][4];
    for (int point = 0; point < points.length; point++) {
      double[] sum = sums[nearest[point]];
      sum[0] += weights[point] * points[point].lightness();
      sum[1] += weights[point] * points[point].a();
      sum[2] += weights[point] * points[point].b();
      sum[3] += weights[point];
    }
    for (int cluster = 0; cluster < clusters; cluster++) {
      double[] sum = sums[cluster];
      if (sum[3] > 0) {
        centres[cluster] = new CieLab(sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3]);
      } else {
        int worst = worstServed();
        centres[cluster] = points[worst];
        distance2[worst] = 0;
      }
    }
  }

  private int worstServed() {
    int worst = 0;
    for (int point = 1; point < points.length; point++) {
      if (weights[point] * distance2[point] > weights[worst] * distance2[worst]) {
        worst = point;
      }
    }
    return worst;
  }

  /** The nearest of {@code centres}, the first of several. */
  static int nearest(CieLab[] centres, CieLab colour) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int centre = 0; centre < centres.length; centre++) {
      double distance2 = colour.distance2(centres[centre]);
      if (distance2 < least) {
        least = distance2;
        nearest = centre;
      }
    }
    return nearest;
  }
}
