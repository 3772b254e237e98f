package io.loomsight.models.train;

import io.loomsight.models.detect.KindModel;
import io.loomsight.models.fabric.DefectKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Learns a {@link KindModel} from defects whose kinds are known: the penalised likelihood of a
 * multinomial logistic regression (Hastie, Tibshirani, Friedman, The Elements of Statistical
 * Learning, 2nd ed., 4.4 and 5.2) on hat functions over each measure's quantiles. Kinds count
 * alike, however many examples there are of each. The same examples in the same order give the same
 * model.
 *
 * <p>The likelihood is concave; it is climbed by accelerated gradients (Nesterov, Soviet Math.
 * Dokl. 27, 1983), begun again where the pull turns against the way (O'Donoghue and Candès, Found.
 * Comput. Math. 15, 2015). The step is halved where the loss would rise.
 */
public final class KindLearner {

  /**
   * What was learnt.
   *
   * @param model the model
   * @param meanLoss negative logarithm of the probability it gives the truth, mean over examples
   * @param examples how many it was learnt from
   * @param steps how many were taken
   */
  public record Learnt(KindModel model, double meanLoss, int examples, int steps) {}

  /** On half the sum of squares of the standardised weights, for examples of mean weight 1. */
  private static final double PENALTY = 30;

  private static final int STEPS = 400;

  private final List<KindExample> examples;
  private final List<DefectKind> kinds;
  private final List<Hats> measures;
  private final double[] weights;

  private KindLearner(List<KindExample> examples) {
    this.examples = List.copyOf(examples);
    this.kinds = examples.stream().map(KindExample::kind).distinct().sorted().toList();
    if (kinds.size() < 2) {
      throw new IllegalArgumentException(
          "kinds: expected examples of two kinds or more, found " + kinds);
    }
    this.weights = balanced();
    this.measures = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    examples.forEach(example -> names.addAll(example.measures().keySet()));
    for (String name : names) {
      Hats hats = Hats.over(name, examples, weights);
      if (hats.knots.length > 1) {
        measures.add(hats);
      }
    }
  }

  /**
   * The model of these examples.
   *
   * @param unknownBelow the lowest probability at which it names a kind
   */
  public static Learnt learn(List<KindExample> examples, double unknownBelow) {
    return new KindLearner(examples).model(unknownBelow);
  }

  /** Weights by which every kind counts the same; their mean is that of the examples' own. */
  private double[] balanced() {
    Map<DefectKind, Double> sums = new EnumMap<>(DefectKind.class);
    double all = 0;
    for (KindExample example : examples) {
      sums.merge(example.kind(), example.weight(), Double::sum);
      all += example.weight();
    }
    double share = all / sums.size();
    return examples.stream()
        .mapToDouble(example -> example.weight() * share / sums.get(example.kind()))
        .toArray();
  }

  private int width() {
    return 1 + measures.stream().mapToInt(hats -> hats.knots.length).sum();
  }

  /**
   * Loss at {@code at}, {@code [kind][start, then each measure's knots]}, in standardised hats; its
   * gradient goes to {@code gradient}.
   */
  private double loss(double[][] at, double[][] gradient) {
    double[][] residuals = new double[kinds.size()][examples.size()];
    double loss = penalty(at);
    for (int kind = 0; kind < kinds.size(); kind++) {
      Arrays.fill(residuals[kind], at[kind][0]);
      int column = 1;
      for (Hats hats : measures) {
        double[] heights = new double[hats.knots.length];
        double level = 0;
        for (int knot = 0; knot < heights.length; knot++) {
          heights[knot] = at[kind][column] / hats.deviations[knot];
          level += heights[knot] * hats.means[knot];
          column++;
        }
        for (int row = 0; row < hats.low.length; row++) {
          int low = hats.low[row];
          if (low >= 0) {
            double height = heights[low];
            if (hats.share[row] > 0) {
              height += hats.share[row] * (heights[low + 1] - height);
            }
            residuals[kind][row] += height - level;
          }
        }
      }
    }
    for (int row = 0; row < examples.size(); row++) {
      loss += weights[row] * toResiduals(residuals, row);
    }
    for (int kind = 0; kind < kinds.size(); kind++) {
      gradient(residuals[kind], at[kind], gradient[kind]);
    }
    return loss;
  }

  private static double penalty(double[][] at) {
    double sum = 0;
    for (double[] kind : at) {
      for (int column = 1; column < kind.length; column++) {
        sum += kind[column] * kind[column];
      }
    }
    return PENALTY / 2 * sum;
  }

  /** Turns scores into weighted differences of probability and truth; returns the loss. */
  private double toResiduals(double[][] scores, int row) {
    int truth = kinds.indexOf(examples.get(row).kind());
    double highest = Double.NEGATIVE_INFINITY;
    for (double[] kind : scores) {
      highest = Math.max(highest, kind[row]);
    }
    double sum = 0;
    for (double[] kind : scores) {
      sum += Math.exp(kind[row] - highest);
    }
    double loss = Math.log(sum) + highest - scores[truth][row];
    for (int kind = 0; kind < scores.length; kind++) {
      double probability = Math.exp(scores[kind][row] - highest) / sum;
      scores[kind][row] = weights[row] * (probability - (kind == truth ? 1 : 0));
    }
    return loss;
  }

  private void gradient(double[] residuals, double[] at, double[] gradient) {
    gradient[0] = Arrays.stream(residuals).sum();
    int column = 1;
    for (Hats hats : measures) {
      double[] sums = new double[hats.knots.length];
      double seen = 0;
      for (int row = 0; row < residuals.length; row++) {
        if (hats.low[row] >= 0) {
          hats.add(sums, row, residuals[row]);
          seen += residuals[row];
        }
      }
      for (int knot = 0; knot < sums.length; knot++) {
        gradient[column] =
            (sums[knot] - seen * hats.means[knot]) / hats.deviations[knot] + PENALTY * at[column];
        column++;
      }
    }
  }

  private Learnt model(double unknownBelow) {
    double[][] at = new double[kinds.size()][width()];
    double[][] ahead = new double[kinds.size()][width()];
    double[][] gradient = new double[kinds.size()][width()];
    double[][] unused = new double[kinds.size()][width()];
    double step = 1e-2;
    double momentum = 1;
    for (int count = 0; count < STEPS; count++) {
      double loss = loss(ahead, gradient);
      double square = dot(gradient, gradient);
      double[][] next = moved(ahead, gradient, -step);
      while (loss(next, unused) > loss - step / 2 * square && step > 1e-9) {
        step /= 2;
        next = moved(ahead, gradient, -step);
      }
      double[][] way = moved(next, at, -1);
      double following = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      boolean turned = dot(gradient, way) > 0;
      ahead = moved(next, way, turned ? 0 : (momentum - 1) / following);
      momentum = turned ? 1 : following;
      at = next;
    }
    double meanLoss = (loss(at, unused) - penalty(at)) / Arrays.stream(weights).sum();
    return new Learnt(written(at, unknownBelow), meanLoss, examples.size(), STEPS);
  }

  private KindModel written(double[][] at, double unknownBelow) {
    List<Double> start = Arrays.stream(at).map(kind -> Hats.rounded(kind[0])).toList();
    List<KindModel.Line> lines = new ArrayList<>();
    int column = 1;
    for (Hats hats : measures) {
      List<List<Double>> scores = new ArrayList<>();
      for (double[] kind : at) {
        double level = 0;
        double[] heights = new double[hats.knots.length];
        for (int knot = 0; knot < heights.length; knot++) {
          heights[knot] = kind[column + knot] / hats.deviations[knot];
          level += heights[knot] * hats.means[knot];
        }
        double mean = level;
        scores.add(Arrays.stream(heights).mapToObj(height -> Hats.rounded(height - mean)).toList());
      }
      lines.add(new KindModel.Line(hats.name, Arrays.stream(hats.knots).boxed().toList(), scores));
      column += hats.knots.length;
    }
    return new KindModel(unknownBelow, kinds, start, lines);
  }

  private static double[][] moved(double[][] from, double[][] way, double far) {
    double[][] moved = new double[from.length][];
    for (int kind = 0; kind < from.length; kind++) {
      moved[kind] = from[kind].clone();
      for (int column = 0; column < moved[kind].length; column++) {
        moved[kind][column] += far * way[kind][column];
      }
    }
    return moved;
  }

  private static double dot(double[][] one, double[][] other) {
    double sum = 0;
    for (int kind = 0; kind < one.length; kind++) {
      for (int column = 0; column < one[kind].length; column++) {
        sum += one[kind][column] * other[kind][column];
      }
    }
    return sum;
  }
}
