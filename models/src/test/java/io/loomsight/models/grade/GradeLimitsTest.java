package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.grade.RollGeometry.Edge;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeLimitsTest {

  /** Points per 100 m² are its points. */
  private static final RollGeometry CLOTH =
      new RollGeometry(0, 62_500, 0, 1600, Edge.SELVEDGE, Edge.SELVEDGE);

  @ParameterizedTest
  @CsvSource({
    "four-point-metric, cotton, 33, FIRST",
    "four-point-metric, cotton, 34, SECOND",
    "four-point-metric, cotton, 48, REJECT",
    "four-point-metric, linen, 47, FIRST",
    "four-point-imperial, cotton, 33, FIRST",
    "ten-point, cotton, 68, FIRST",
    "ten-point, cotton, 69, SECOND",
    "mill-cn, cotton, 25, PREMIUM",
    "mill-cn, cotton, 38, FIRST",
    "mill-cn, cotton, 39, SECOND",
    "mill-cn, cotton, 150, THIRD",
    "mill-cn, cotton, 151, REJECT",
  })
  void theBestGradeWhoseLimitHoldsIsTheCloths(
      String rules, String fibre, long points, Grade grade) {
    assertThat(limits(rules, fibre).grade(points, CLOTH, LongFaults.NONE)).isEqualTo(grade);
    assertThat(limits(rules, fibre).byPoints(points, CLOTH)).isEqualTo(grade);
  }

  @Test
  void aRunningDefectOverTheLimitRejectsWhateverThePoints() {
    GradeLimits limits = limits("four-point-metric", "cotton");

    assertThat(limits.grade(0, CLOTH, new LongFaults(9100, 0))).isEqualTo(Grade.FIRST);
    assertThat(limits.grade(0, CLOTH, new LongFaults(9100.001, 0))).isEqualTo(Grade.REJECT);
    assertThat(limits.byPoints(0, CLOTH)).isEqualTo(Grade.FIRST);
  }

  @Test
  void aRepeatingDefectOverTheLimitRejectsWhateverThePoints() {
    GradeLimits limits = limits("four-point-imperial", "cotton");

    assertThat(limits.grade(0, CLOTH, new LongFaults(0, 9144))).isEqualTo(Grade.FIRST);
    assertThat(limits.grade(0, CLOTH, new LongFaults(0, 9144.001))).isEqualTo(Grade.REJECT);
  }

  @Test
  void noLongFaultRejectsWhereTheRuleSetHasNoLength() {
    assertThat(limits("mill-cn", "").grade(0, CLOTH, new LongFaults(62_500, 62_500)))
        .isEqualTo(Grade.PREMIUM);
  }

  @Test
  void limitsWithoutAGradeAreRefused() {
    assertThatThrownBy(() -> new GradeLimits(Rate.PER_YARD, Map.of(), new LongFaults(9100, 9100)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "grade limits: expected at least one grade and lengths above 0, found {}, "
                + "LongFaults[runMm=9100.0, repeatMm=9100.0]");
  }

  private static GradeLimits limits(String rules, String fibre) {
    return GradeLimits.of(RuleSetTest.shipped(rules), fibre, "plain-1", CLOTH.widthMm());
  }
}
