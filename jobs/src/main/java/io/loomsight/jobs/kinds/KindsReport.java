package io.loomsight.jobs.kinds;

import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.train.KindConfusion;
import io.loomsight.models.train.KindConfusion.By;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well the kinds of found flaws were told, as text and as CSV.
 *
 * @param drawn flaws that can be seen, by kind
 * @param confusion of those that were found
 * @param strayNamed defects that show no flaw and were named, and {@code strayUnknown} that were
 *     not
 */
record KindsReport(
    Map<DefectKind, Integer> drawn, KindConfusion confusion, int strayNamed, int strayUnknown) {

  KindsReport {
    drawn = new EnumMap<>(drawn);
  }

  /** Of these flaws, and the night's defects. */
  static KindsReport of(List<DrawnFlaw> flaws, List<FoundFlaw> found, List<NamedDefect> defects) {
    Map<DefectKind, Integer> drawn = new EnumMap<>(DefectKind.class);
    flaws.forEach(flaw -> drawn.merge(flaw.kind(), 1, Integer::sum));
    Set<String> pieces =
        found.stream()
            .flatMap(flaw -> flaw.pieces().stream())
            .map(NamedDefect::defectId)
            .collect(Collectors.toSet());
    Map<Boolean, Long> stray =
        defects.stream()
            .filter(defect -> !pieces.contains(defect.defectId()))
            .collect(
                Collectors.partitioningBy(
                    defect -> defect.kind() == DefectKind.UNKNOWN, Collectors.counting()));
    return new KindsReport(
        drawn,
        KindConfusion.of(found.stream().map(FoundFlaw::told).toList()),
        Math.toIntExact(stray.get(false)),
        Math.toIntExact(stray.get(true)));
  }

  /** A table with a line a kind, then groups, then the means. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%-16s %6s %6s %6s %6s %6s  %s",
            "kind", "drawn", "found", "prec", "rec", "F1", "told to be"));
    for (DefectKind kind : drawn.keySet()) {
      text.append(row(By.KIND, kind.name(), drawn.get(kind), toldText(kind)));
    }
    for (String label : confusion.labels(By.GROUP)) {
      if (!drawn.keySet().stream().map(DefectKind::name).toList().contains(label)) {
        text.append(row(By.GROUP, label, drawn(label), "as one"));
      }
    }
    int found =
        confusion.labels(By.KIND).stream().mapToInt(k -> confusion.defects(By.KIND, k)).sum();
    text.append(
        line(
            "%,d flaws drawn, %,d found; %.1f %% of these UNKNOWN, %.1f %% of the named ones right",
            drawn.values().stream().mapToInt(Integer::intValue).sum(),
            found,
            100 * confusion.unknownShare(),
            100 * confusion.accuracyOfNamed(By.GROUP)));
    text.append(
        line(
            "%,d defects show no drawn flaw, %,d of them named",
            strayNamed + strayUnknown, strayNamed));
    text.append(
        line(
            "macro F1 %.3f over %d kinds, %.3f with kinds that look alike as one",
            confusion.macroF1(By.KIND),
            confusion.labels(By.KIND).size(),
            confusion.macroF1(By.GROUP)));
    return text.toString();
  }

  private int drawn(String group) {
    return drawn.entrySet().stream()
        .filter(entry -> By.GROUP.label(entry.getKey()).equals(group))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private String row(By by, String label, int drawn, String told) {
    if (!confusion.labels(by).contains(label)) {
      return line("%-16s %6d %6d", label, drawn, 0);
    }
    return line(
        "%-16s %6d %6d %6.2f %6.2f %6.2f  %s",
        label,
        drawn,
        confusion.defects(by, label),
        confusion.precision(by, label),
        confusion.recall(by, label),
        confusion.f1(by, label),
        told);
  }

  private String toldText(DefectKind truth) {
    return confusion.told().stream()
        .filter(told -> confusion.count(truth, told) > 0)
        .sorted(Comparator.comparingInt((DefectKind told) -> -confusion.count(truth, told)))
        .map(told -> "%s %d".formatted(told, confusion.count(truth, told)))
        .collect(Collectors.joining(", "));
  }

  /** A line a kind and one a group; the columns behind F1 are what its defects were told to be. */
  String csv() {
    List<DefectKind> told = confusion.told();
    StringBuilder csv = new StringBuilder("level,kind,drawn,found,precision,recall,f1");
    told.forEach(kind -> csv.append(',').append(kind));
    csv.append('\n');
    for (By by : By.values()) {
      for (String label : drawn.keySet().stream().map(by::label).distinct().toList()) {
        boolean any = confusion.labels(by).contains(label);
        csv.append(
            String.format(
                Locale.ROOT,
                "%s,%s,%d,%d,%s,%s,%s",
                by,
                label,
                by == By.KIND ? drawn.get(DefectKind.valueOf(label)) : drawn(label),
                any ? confusion.defects(by, label) : 0,
                any ? number(confusion.precision(by, label)) : "",
                any ? number(confusion.recall(by, label)) : "",
                any ? number(confusion.f1(by, label)) : ""));
        for (DefectKind kind : told) {
          csv.append(',')
              .append(
                  drawn.keySet().stream()
                      .filter(truth -> by.label(truth).equals(label))
                      .mapToInt(truth -> confusion.count(truth, kind))
                      .sum());
        }
        csv.append('\n');
      }
    }
    return csv.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + "\n";
  }
}
