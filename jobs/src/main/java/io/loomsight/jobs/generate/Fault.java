package io.loomsight.jobs.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Why attempts are refused, by the studio's reasons. */
public enum Fault {
  COPY,
  FINE,
  JOINTS,
  SEAM,
  COLOURS,
  STYLE,
  OTHER;

  private static final Map<String, Fault> STARTS =
      Map.of(
          "copy of ",
          COPY,
          "smallest feature:",
          FINE,
          "seam ratio:",
          SEAM,
          "colours:",
          COLOURS,
          "joints:",
          JOINTS,
          "style distance:",
          STYLE);
  private static final Pattern BETWEEN = Pattern.compile("; ");

  /** The faults that a reason names. */
  static List<Fault> of(String reason) {
    List<Fault> faults = new ArrayList<>();
    BETWEEN
        .splitAsStream(reason)
        .forEach(
            part ->
                faults.add(
                    STARTS.entrySet().stream()
                        .filter(start -> part.startsWith(start.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(OTHER)));
    return faults.stream().distinct().toList();
  }
}
