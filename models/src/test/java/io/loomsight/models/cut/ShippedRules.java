package io.loomsight.models.cut;

import io.loomsight.models.grade.GradeLimits;
import io.loomsight.models.grade.RuleSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped rule sets; Maven runs tests in the module's folder. */
final class ShippedRules {

  private ShippedRules() {}

  static RuleSet named(String name) {
    return RuleSet.parse(yaml(name), name);
  }

  /** The limits of cotton of this width. */
  static GradeLimits limits(RuleSet rules, double widthMm) {
    return GradeLimits.of(rules, "cotton", "plain-1", widthMm);
  }

  static String yaml(String name) {
    try {
      return Files.readString(Path.of("..", "conf", "grading", name + ".yaml"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
