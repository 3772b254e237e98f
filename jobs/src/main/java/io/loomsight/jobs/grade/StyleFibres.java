package io.loomsight.jobs.grade;

import io.loomsight.jobs.grade.GradeConfig.StyleFibre;
import io.loomsight.models.grade.RuleSet;
import java.io.Serializable;
import java.util.List;

/** What styles are woven of; the first entry that a style fits says it. */
record StyleFibres(List<StyleFibre> entries) implements Serializable {

  static StyleFibres of(GradeConfig config) {
    return new StyleFibres(config.fibres());
  }

  /** The fibre of a style; empty where no entry fits it. */
  String fibre(String style) {
    return entries.stream()
        .filter(entry -> RuleSet.matches(entry.styles(), style))
        .findFirst()
        .map(StyleFibre::fibre)
        .orElse("");
  }
}
