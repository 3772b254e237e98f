package io.loomsight.models.detect;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.KindGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a defect most likely is: a multinomial logistic regression on broken lines. Every measure
 * adds to the score of every kind what its line says, straight between a few knots and level beyond
 * the outer ones; the scores' softmax are the kinds' probabilities. A measure that is missing adds
 * what it does on the mean. Where no kind or group of kinds that look alike is likely enough the
 * answer is UNKNOWN: a wrong name sends a mechanic to the wrong part of the loom.
 *
 * @param unknownBelow the lowest probability at which a kind is named
 * @param kinds the kinds it knows
 * @param start each kind's score before any measure
 * @param lines one for each measure
 */
public record KindModel(
    double unknownBelow, List<DefectKind> kinds, List<Double> start, List<Line> lines) {

  private static final String SHIPPED = "/zoo/loom-kinds/0.1.0/kinds.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What one measure says.
   *
   * @param measure its name, as {@link KindMeasures} gives it
   * @param knots values of the measure, rising
   * @param scores what each kind's score gains at each knot, {@code [kind][knot]}
   */
  public record Line(String measure, List<Double> knots, List<List<Double>> scores) {

    public Line {
      knots = List.copyOf(knots);
      scores = scores.stream().map(List::copyOf).toList();
      int count = knots.size();
      if (count == 0 || scores.stream().anyMatch(kind -> kind.size() != count)) {
        throw new IllegalArgumentException(
            "kinds: expected a score at each knot of " + measure + ", found " + scores);
      }
      for (int knot = 1; knot < count; knot++) {
        if (!(knots.get(knot) > knots.get(knot - 1))) {
          throw new IllegalArgumentException(
              "kinds: expected rising knots of %s, found %s".formatted(measure, knots));
        }
      }
    }

    private void addTo(double[] scoresSoFar, double value) {
      int upper = 0;
      while (upper < knots.size() && knots.get(upper) <= value) {
        upper++;
      }
      int low = Math.max(0, upper - 1);
      int high = Math.min(knots.size() - 1, upper);
      double share =
          low == high ? 0 : (value - knots.get(low)) / (knots.get(high) - knots.get(low));
      double clamped = Math.max(0, Math.min(1, share));
      for (int kind = 0; kind < scoresSoFar.length; kind++) {
        List<Double> at = scores.get(kind);
        scoresSoFar[kind] += (1 - clamped) * at.get(low) + clamped * at.get(high);
      }
    }
  }

  public KindModel {
    kinds = List.copyOf(kinds);
    start = List.copyOf(start);
    lines = List.copyOf(lines);
    int count = kinds.size();
    if (count == 0
        || start.size() != count
        || lines.stream().anyMatch(line -> line.scores().size() != count)) {
      throw new IllegalArgumentException(
          "kinds: expected scores of %d kinds, found %d".formatted(count, start.size()));
    }
    if (!(unknownBelow >= 0 && unknownBelow <= 1)) {
      throw new IllegalArgumentException(
          "kinds: expected a probability in [0, 1], found " + unknownBelow);
    }
  }

  /** The model that ships: learnt from drawn flaws, see its card. */
  public static KindModel shipped() {
    return Shipped.MODEL;
  }

  /** Read once, when it is first asked for. */
  private static final class Shipped {
    private static final KindModel MODEL = read();

    private static KindModel read() {
      try (InputStream json = KindModel.class.getResourceAsStream(SHIPPED)) {
        return JSON.readValue(json, KindModel.class);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The model as its file holds it, a line for each measure. */
  public String json() {
    try {
      StringBuilder text = new StringBuilder();
      text.append("{\"unknownBelow\": ").append(unknownBelow);
      text.append(",\n\"kinds\": ").append(JSON.writeValueAsString(kinds));
      text.append(",\n\"start\": ").append(JSON.writeValueAsString(start));
      text.append(",\n\"lines\": [\n");
      for (int line = 0; line < lines.size(); line++) {
        text.append(JSON.writeValueAsString(lines.get(line)))
            .append(line < lines.size() - 1 ? ",\n" : "\n");
      }
      return text.append("]}\n").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model in a file's text. */
  public static KindModel ofJson(String json) {
    try {
      return JSON.readValue(json, KindModel.class);
    } catch (IOException notAModel) {
      throw new IllegalArgumentException(
          "kinds: expected a model as JSON, found " + notAModel.getMessage(), notAModel);
    }
  }

  /** The same with another limit. */
  public KindModel unknownBelow(double probability) {
    return new KindModel(probability, kinds, start, lines);
  }

  /** How likely each kind is that the model knows; they add up to 1. */
  public Map<DefectKind, Double> probabilities(Map<String, Double> measures) {
    double[] scores = start.stream().mapToDouble(Double::doubleValue).toArray();
    for (Line line : lines) {
      Double value = measures.get(line.measure());
      if (value != null) {
        line.addTo(scores, value);
      }
    }
    double highest = Arrays.stream(scores).max().orElseThrow();
    double sum = Arrays.stream(scores).map(score -> Math.exp(score - highest)).sum();
    Map<DefectKind, Double> probabilities = new EnumMap<>(DefectKind.class);
    for (int kind = 0; kind < scores.length; kind++) {
      probabilities.put(kinds.get(kind), Math.exp(scores[kind] - highest) / sum);
    }
    return probabilities;
  }

  /** The likelier kind of the likeliest group; UNKNOWN where that is not likely enough. */
  public DefectKind kind(Map<String, Double> measures) {
    Map<DefectKind, Double> probabilities = probabilities(measures);
    Map<String, Double> labels = new TreeMap<>();
    probabilities.forEach(
        (kind, probability) -> labels.merge(KindGroup.label(kind), probability, Double::sum));
    String label = likeliest(labels);
    if (labels.get(label) < unknownBelow) {
      return DefectKind.UNKNOWN;
    }
    probabilities.keySet().removeIf(kind -> !KindGroup.label(kind).equals(label));
    return likeliest(probabilities);
  }

  private static <K extends Comparable<K>> K likeliest(Map<K, Double> probabilities) {
    return probabilities.entrySet().stream()
        .max(
            Map.Entry.<K, Double>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }
}
