package io.loomsight.jobs.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.table.RollGrade.Status;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.LongFaults;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RollGeometry.Edge;
import io.loomsight.models.grade.RuleSet;
import org.junit.jupiter.api.Test;

/** By four-point-metric: 33.5 and 47.8 points, a running defect up to 9.1 m, 80 % coverage. */
class RollVerdictTest {

  private static final RuleSet RULES = RuleSetFilesTest.shipped("four-point-metric");

  /** On which points are points per 100 m². */
  private static final RollGeometry ROLL =
      new RollGeometry(0, 62_500, 0, 1600, Edge.SELVEDGE, Edge.SELVEDGE);

  /** A thousand of them. */
  private static final RollGeometry LONG_ROLL =
      new RollGeometry(0, 62_500_000, 0, 1600, Edge.SELVEDGE, Edge.SELVEDGE);

  @Test
  void pointsUpToTheFirstLimitAreFirstQuality() {
    assertThat(closed(33.5, 9100))
        .isEqualTo(new RollVerdict(Grade.FIRST, "33.5 points per 100 m², up to 33.5"));
    assertThat(closed(0, 0))
        .isEqualTo(new RollVerdict(Grade.FIRST, "0.0 points per 100 m², up to 33.5"));
  }

  @Test
  void pointsOverItAreSecondQuality() {
    assertThat(closed(33.501, 0))
        .isEqualTo(new RollVerdict(Grade.SECOND, "33.6 points per 100 m², over 33.5, up to 47.8"));
    assertThat(closed(47.8, 0).grade()).isEqualTo(Grade.SECOND);
  }

  @Test
  void pointsOverTheSecondLimitRejectTheRoll() {
    assertThat(closed(47.81, 0))
        .isEqualTo(new RollVerdict(Grade.REJECT, "47.9 points per 100 m², over 47.8"));
  }

  @Test
  void aLongRunningDefectRejectsTheRollWhateverItsPoints() {
    assertThat(closed(1, 9101))
        .isEqualTo(new RollVerdict(Grade.REJECT, "running defect of 9.2 m, over 9.1 m"));
    assertThat(closed(50, 12_000).reason())
        .isEqualTo("running defect of 12.0 m, over 9.1 m; 50.0 points per 100 m², over 47.8");
  }

  @Test
  void anOpenRollHasNoGrade() {
    assertThat(verdict(Status.OPEN, 100, 90, 20_000, true))
        .isEqualTo(new RollVerdict(Grade.NONE, "open: its end was not seen yet"));
  }

  @Test
  void aRollOfWhichTooLittleWasJudgedHasNoGrade() {
    assertThat(verdict(Status.CLOSED, 79.99, 0, 0, true))
        .isEqualTo(new RollVerdict(Grade.NONE, "coverage 79.9 % below 80 %"));
    assertThat(verdict(Status.CLOSED, 80, 0, 0, true).grade()).isEqualTo(Grade.FIRST);
  }

  @Test
  void aRollUnlikeItsStyleHasNoGrade() {
    assertThat(verdict(Status.CLOSED, 100, 0, 0, false))
        .isEqualTo(
            new RollVerdict(
                Grade.NONE, "does not look like its style: out of focus or a dirty lens"));
  }

  @Test
  void everyHindranceIsNamed() {
    assertThat(verdict(Status.OPEN, 0, 0, 0, false).reason())
        .isEqualTo(
            "open: its end was not seen yet; no cloth of it was judged; does not look like its style: out of focus or a dirty lens");
  }

  @Test
  void aRollWithoutJudgedClothSaysSo() {
    assertThat(verdict(Status.CLOSED, 0, 0, 0, true))
        .isEqualTo(new RollVerdict(Grade.NONE, "no cloth of it was judged"));
  }

  @Test
  void fibresHaveTheirOwnLimits() {
    assertThat(of(RULES, 48, "").grade()).isEqualTo(Grade.REJECT);
    assertThat(of(RULES, 48, "linen"))
        .isEqualTo(new RollVerdict(Grade.SECOND, "48.0 points per 100 m², over 47.8, up to 68.3"));
    assertThat(of(RULES, 24, "synthetic").grade()).isEqualTo(Grade.SECOND);
  }

  /** 62.5 m of 1600 mm: 0.4, 0.6, 1.2 and 2.4 a metre are 25, 38 (37.5), 75 and 150 points. */
  @Test
  void millsHaveFourGradesAndTheRest() {
    RuleSet mill = RuleSetFilesTest.shipped("mill-cn");
    assertThat(of(mill, 25, "")).isEqualTo(new RollVerdict(Grade.PREMIUM, "25.0 points, up to 25"));
    assertThat(of(mill, 26, "").grade()).isEqualTo(Grade.FIRST);
    assertThat(of(mill, 38, "").grade()).isEqualTo(Grade.FIRST);
    assertThat(of(mill, 39, "").grade()).isEqualTo(Grade.SECOND);
    assertThat(of(mill, 76, "").grade()).isEqualTo(Grade.THIRD);
    assertThat(of(mill, 151, ""))
        .isEqualTo(new RollVerdict(Grade.REJECT, "151.0 points, over 150"));
  }

  @Test
  void aRepeatingDefectThatIsTooLongRejects() {
    RollVerdict verdict =
        RollVerdict.of(
            RULES,
            new RollVerdict.Evidence(
                Status.CLOSED, 100, 0, ROLL, new LongFaults(9200, 9100.01), Mismatch.Kind.NONE),
            "cotton",
            "plain-1");

    assertThat(verdict)
        .isEqualTo(
            new RollVerdict(
                Grade.REJECT,
                "running defect of 9.2 m, over 9.1 m; repeating defect of 9.2 m, over 9.1 m"));
  }

  private static RollVerdict of(RuleSet rules, long points, String fibre) {
    return RollVerdict.of(
        rules,
        new RollVerdict.Evidence(
            Status.CLOSED, 100, points, ROLL, LongFaults.NONE, Mismatch.Kind.NONE),
        fibre,
        "plain-1");
  }

  private static RollVerdict closed(double pointsPer100M2, double longestRunMm) {
    return verdict(Status.CLOSED, 100, pointsPer100M2, longestRunMm, true);
  }

  private static RollVerdict verdict(
      Status status,
      double coveragePercent,
      double pointsPer100M2,
      double longestRunMm,
      boolean fitsStyle) {
    return RollVerdict.of(
        RULES,
        new RollVerdict.Evidence(
            status,
            coveragePercent,
            Math.round(pointsPer100M2 * 1000),
            LONG_ROLL,
            new LongFaults(longestRunMm, 0),
            fitsStyle ? Mismatch.Kind.NONE : Mismatch.Kind.FOCUS),
        "cotton",
        "plain-1");
  }
}
