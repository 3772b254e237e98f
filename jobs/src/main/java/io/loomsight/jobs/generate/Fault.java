package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Why attempts are refused, by the studio's reasons. */
enum Fault {
  COPY("与原设计过于相似（疑似复制）", "too like one of the designs: a copy"),
  FINE("线条过细，印不出来", "lines too thin to print"),
  JOINTS("拼合处图案断裂", "broken where parts are joined"),
  SEAM("接缝可见", "a visible seam"),
  COLOURS("套色数不符", "not the wanted number of colours"),
  STYLE("与原设计风格相差太远", "too unlike the designs"),
  OTHER("其他", "something else");

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

  private final String chinese;
  private final String english;

  Fault(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  Words words() {
    return Words.of(chinese, english);
  }

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
