package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSetTest {

  @Test
  void theShippedFileSaysWhatTheStandardSays() {
    RuleSet rules = fourPointMetric();

    assertThat(rules)
        .isEqualTo(
            new RuleSet(
                "four-point-metric",
                List.of(
                    new RuleSet.Band(75, 1), new RuleSet.Band(150, 2), new RuleSet.Band(230, 3)),
                4,
                4,
                new RuleSet.WidthCap(RuleSet.WidthCap.Mode.FIXED, 1650),
                new RuleSet.Holes(25, 2, 4),
                25,
                new RuleSet.Running(4, 9100, 40),
                new RuleSet.Limits(33.5, 47.8),
                80,
                List.of()));
  }

  @Test
  void unknownKeysAreRefused() {
    assertThatThrownBy(() -> RuleSet.parse(yaml() + "\nlongPoints: 3\n", "mine.yaml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("mine.yaml: expected a rule set, found ")
        .hasMessageContaining("longPoints");
  }

  @Test
  void missingAndRepeatedKeysAreRefused() {
    assertThatThrownBy(() -> RuleSet.parse(yaml().replace("longerPoints: 4", ""), "mine.yaml"))
        .hasMessageContaining("longerPoints");
    assertThatThrownBy(() -> RuleSet.parse(yaml() + "\nlongerPoints: 3\n", "mine.yaml"))
        .hasMessageContaining("mine.yaml")
        .hasMessageContaining("longerPoints");
    assertThatThrownBy(() -> RuleSet.parse(yaml() + "\n}{", "mine.yaml"))
        .hasMessageContaining("mine.yaml");
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    assertThatThrownBy(
            () -> RuleSet.parse(yaml().replace("upToMm: 150", "upToMm: 50"), "mine.yaml"))
        .hasMessageContaining("bands: expected ascending lengths and points, found");
    assertThatThrownBy(
            () -> RuleSet.parse(yaml().replace("secondPer100M2: 47.8", "secondPer100M2: 4"), "m"))
        .hasMessageContaining("secondPer100M2: expected no less than firstPer100M2, found 4.0");
  }

  static RuleSet fourPointMetric() {
    return RuleSet.parse(yaml(), "four-point-metric.yaml");
  }

  /** The shipped file; Maven runs tests in the module's folder. */
  static String yaml() {
    try {
      return Files.readString(Path.of("..", "conf", "grading", "four-point-metric.yaml"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
