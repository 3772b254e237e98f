package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.fabric.DefectKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {

  private static final Extent ANY = Extent.parse("any");

  @Test
  void theShippedFileSaysWhatTheStandardSays() {
    assertThat(fourPointMetric())
        .isEqualTo(
            new RuleSet(
                "four-point-metric",
                2,
                new RuleSet.Title("four-point, metric", "四分制(公制)"),
                Extent.parse("1 m"),
                List.of(
                    new RuleSet.Scale(
                        List.of(), List.of(DefectKind.HOLE), List.of(band("25 mm", 2)), 4),
                    new RuleSet.Scale(
                        List.of(),
                        List.of(),
                        List.of(band("75 mm", 1), band("150 mm", 2), band("230 mm", 3)),
                        4)),
                new RuleSet.Cap(4, RuleSet.Cap.Width.FIXED, Extent.parse("1650 mm")),
                new RuleSet.Selvedge(Extent.parse("25 mm"), ANY),
                new RuleSet.Running(
                    Extent.parse("1 m"),
                    RuleSet.Running.Scoring.EVERY_UNIT,
                    4,
                    Extent.parse("9.1 m"),
                    Extent.parse("40 mm")),
                new RuleSet.Repeating(Extent.parse("9.1 m"), 0.5),
                new RuleSet.Counting(0, List.of(), 80),
                Rate.PER_100_M2,
                List.of(
                    limits("synthetic", 23.9, 34.2),
                    limits("linen", 47.8, 68.3),
                    limits("silk", 59.8, 85.4),
                    new RuleSet.Limits(
                        List.of(),
                        List.of(),
                        ANY,
                        Map.of(Grade.FIRST, 33.5, Grade.SECOND, 47.8)))));
  }

  private static RuleSet.Band band(String upTo, int points) {
    return new RuleSet.Band(Extent.parse(upTo), points);
  }

  private static RuleSet.Limits limits(String fibre, double first, double second) {
    return new RuleSet.Limits(
        List.of(fibre), List.of(), ANY, Map.of(Grade.FIRST, first, Grade.SECOND, second));
  }

  /** The metric limits are the imperial ones over 0.8361, as the rates are. */
  @Test
  void metricAndImperialLimitsAreTheSame() {
    RuleSet imperial = shipped("four-point-imperial");
    for (String fibre : List.of("synthetic", "cotton", "linen", "silk")) {
      Map<Grade, Double> metric = fourPointMetric().limits(fibre, "plain-1", 1600);
      imperial
          .limits(fibre, "plain-1", 1600)
          .forEach(
              (grade, limit) ->
                  assertThat(metric.get(grade))
                      .isBetween(limit / 0.8361 - 0.1, limit / 0.8361 + 0.1));
    }
  }

  @ParameterizedTest
  @CsvSource({"1100, 0.2", "1100.1, 0.3", "1500, 0.3", "1900, 0.4", "3400, 0.5"})
  void limitsOfMillsDependOnTheWidth(double widthMm, double premium) {
    assertThat(shipped("mill-cn").limits("", "plain-1", widthMm))
        .containsEntry(Grade.PREMIUM, premium);
  }

  @Test
  void limitsMayBeOfAStyle() {
    RuleSet rules =
        RuleSet.parse(
            yaml()
                .replace(
                    "limits:\n",
                    "limits:\n  - {fibres: [], styles: [\"satin-*\", \"a.c\"], maxWidth: any, upTo: {FIRST: 7}}\n"),
            "mine");

    assertThat(rules.limits("", "satin-03", 1600)).isEqualTo(Map.of(Grade.FIRST, 7.0));
    assertThat(rules.limits("", "a.c", 1600)).isEqualTo(Map.of(Grade.FIRST, 7.0));
    assertThat(rules.limits("", "abc", 1600)).containsEntry(Grade.FIRST, 33.5);
    assertThat(rules.limits("", "my-satin-03", 1600)).containsEntry(Grade.FIRST, 33.5);
  }

  @Test
  void aRepeatThatIsMostlyMissingOrOfAKindThatDoesNotCountRejectsNothing() {
    RuleSet rules =
        RuleSet.parse(
            yaml()
                .replace("minScore: 0", "minScore: 1.5")
                .replace("ignoredKinds: []", "ignoredKinds: [NEP]"),
            "mine");

    assertThat(rules.minds(DefectKind.OIL_STAIN, 1.5, 0.5)).isTrue();
    assertThat(rules.minds(DefectKind.OIL_STAIN, 1.5, 0.499)).isFalse();
    assertThat(rules.minds(DefectKind.OIL_STAIN, 1.499, 1)).isFalse();
    assertThat(rules.minds(DefectKind.NEP, 9, 1)).isFalse();
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
    assertThatThrownBy(() -> RuleSet.parse(yaml().replace("unit: 1 m\n", ""), "mine.yaml"))
        .hasMessageContaining("unit");
    assertThatThrownBy(() -> RuleSet.parse(yaml().replace("joinGap: 40 mm", ""), "mine.yaml"))
        .hasMessageContaining("joinGap");
    assertThatThrownBy(() -> RuleSet.parse(yaml() + "\nunit: 1 m\n", "mine.yaml"))
        .hasMessageContaining("mine.yaml")
        .hasMessageContaining("unit");
    assertThatThrownBy(() -> RuleSet.parse(yaml() + "\n}{", "mine.yaml"))
        .hasMessageContaining("mine.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "upTo: 150 mm | upTo: 50 mm | bands: expected ascending lengths and points",
        "SECOND: 47.8 | SECOND: 4 | limits.upTo: expected PREMIUM, FIRST, SECOND, THIRD with rates from 0 that ascend",
        "SECOND: 47.8 | NONE: 47.8 | limits.upTo: expected PREMIUM, FIRST, SECOND, THIRD",
        "unit: 1 m | unit: 1 width | unit: expected a length as 1 m or 1 yd, found 1 width",
        "unit: 1 m | unit: 1 ell | expected a length as '75 mm', in one of mm, cm, m, in, yd, width, or 'any', found '1 ell'",
        "kinds: [] | kinds: [HOLE] | scales: expected the last without directions and kinds",
        "version: 2 | version: 0 | version: expected at least 1, found 0",
        "scoring: EVERY_UNIT | scoring: AGAIN | running.pointsPerUnit: expected 0 where scoring is AGAIN, found 4",
        "minShare: 0.5 | minShare: 50 | repeating.minShare: expected 0 to 1, found 50.0",
        "repeating: {rejectOver: 9.1 m | repeating: {rejectOver: 1 width | repeating.rejectOver: expected a length above 0 or any, found 1 width",
        "minCoveragePercent: 80 | minCoveragePercent: 101 | counting.minCoveragePercent: expected 0 to 100, found 101.0",
        "margin: 25 mm | margin: any | selvedge.margin: expected a length, found any",
        "rate: PER_100_M2 | rate: PER_MILE | PER_100_M2",
      })
  void valuesOutOfRangeAreNamed(String was, String is, String message) {
    assertThat(yaml()).contains(was);
    assertThatThrownBy(() -> RuleSet.parse(yaml().replace(was, is), "mine.yaml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("mine.yaml: ")
        .hasMessageContaining(message);
  }

  static RuleSet fourPointMetric() {
    return shipped("four-point-metric");
  }

  static RuleSet shipped(String name) {
    return RuleSet.parse(yaml(name), name + ".yaml");
  }

  static String yaml() {
    return yaml("four-point-metric");
  }

  /** A shipped file; Maven runs tests in the module's folder. */
  private static String yaml(String name) {
    try {
      return Files.readString(Path.of("..", "conf", "grading", name + ".yaml"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
