package io.loomsight.models.train;

import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.KindGroup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often a defect of each kind was told to be of each: the confusion matrix, and from it
 * precision, recall and their harmonic mean F1 of each kind. UNKNOWN is no answer: it lowers the
 * recall of the kind that it was, and no precision.
 *
 * @param counts by what it is, then by what it was told to be
 */
public record KindConfusion(Map<DefectKind, Map<DefectKind, Integer>> counts) {

  /** One defect: what it is, and what it was told to be. */
  public record Told(DefectKind truth, DefectKind told) {}

  /** How kinds are counted. */
  public enum By {
    KIND,
    /** Kinds that no grey image tells apart count as one. */
    GROUP;

    /** What a kind is counted as. */
    public String label(DefectKind kind) {
      return this == KIND ? kind.name() : KindGroup.label(kind);
    }
  }

  public KindConfusion {
    Map<DefectKind, Map<DefectKind, Integer>> copy = new EnumMap<>(DefectKind.class);
    counts.forEach((truth, told) -> copy.put(truth, Map.copyOf(told)));
    counts = copy;
    if (counts.containsKey(DefectKind.UNKNOWN)) {
      throw new IllegalArgumentException("confusion: expected what defects are, found UNKNOWN");
    }
  }

  /** The matrix of these defects. */
  public static KindConfusion of(List<Told> defects) {
    Map<DefectKind, Map<DefectKind, Integer>> counts = new EnumMap<>(DefectKind.class);
    for (Told defect : defects) {
      counts
          .computeIfAbsent(defect.truth(), kind -> new EnumMap<>(DefectKind.class))
          .merge(defect.told(), 1, Integer::sum);
    }
    return new KindConfusion(counts);
  }

  /** How many defects of one kind were told to be of another. */
  public int count(DefectKind truth, DefectKind told) {
    return counts.getOrDefault(truth, Map.of()).getOrDefault(told, 0);
  }

  /** The kinds or groups that there were defects of, by kind. */
  public List<String> labels(By by) {
    return counts.keySet().stream().map(by::label).distinct().toList();
  }

  /** How many defects there were of a kind or group. */
  public int defects(By by, String label) {
    return sum(by, label, "");
  }

  /** Defects of a label, told to be of another; an empty one stands for all. */
  private int sum(By by, String truth, String told) {
    int sum = 0;
    for (Map.Entry<DefectKind, Map<DefectKind, Integer>> row : counts.entrySet()) {
      if (truth.isEmpty() || by.label(row.getKey()).equals(truth)) {
        for (Map.Entry<DefectKind, Integer> cell : row.getValue().entrySet()) {
          if (told.isEmpty() || by.label(cell.getKey()).equals(told)) {
            sum += cell.getValue();
          }
        }
      }
    }
    return sum;
  }

  /** The share of a label's defects that were told to be of it. */
  public double recall(By by, String label) {
    return (double) sum(by, label, label) / sum(by, label, "");
  }

  /** The share of those told to be of a label that are; 0 where none was. */
  public double precision(By by, String label) {
    int told = sum(by, "", label);
    return told == 0 ? 0 : (double) sum(by, label, label) / told;
  }

  /** Harmonic mean of precision and recall, 0 to 1. */
  public double f1(By by, String label) {
    int told = sum(by, "", label);
    return 2.0 * sum(by, label, label) / (told + sum(by, label, ""));
  }

  /** Mean of F1 over all labels that there were defects of; NaN where there were none. */
  public double macroF1(By by) {
    return labels(by).stream().mapToDouble(label -> f1(by, label)).average().orElse(Double.NaN);
  }

  /** The share of all defects that was told to be UNKNOWN. */
  public double unknownShare() {
    int all = sum(By.KIND, "", "");
    return all == 0 ? 0 : (double) sum(By.KIND, "", DefectKind.UNKNOWN.name()) / all;
  }

  /** The share of the named defects that were named right. */
  public double accuracyOfNamed(By by) {
    int right = 0;
    for (String label : labels(by)) {
      right += sum(by, label, label);
    }
    int named = sum(By.KIND, "", "") - sum(By.KIND, "", DefectKind.UNKNOWN.name());
    return named == 0 ? 0 : (double) right / named;
  }

  /** Everything that defects were told to be, by kind, UNKNOWN last. */
  public List<DefectKind> told() {
    List<DefectKind> all = new ArrayList<>();
    for (DefectKind kind : DefectKind.values()) {
      if (counts.containsKey(kind) || sum(By.KIND, "", kind.name()) > 0) {
        all.add(kind);
      }
    }
    return all;
  }
}
