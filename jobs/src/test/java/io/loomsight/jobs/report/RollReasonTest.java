package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.grade.Grade;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code grade} writes is read back from its own tables in GradeJobIT. */
final class RollReasonTest {

  private static final RollGrade ROLL =
      SampleRows.roll("R-1", "L1", "satin-22", Grade.NONE, 6000, 1500, 0, 0);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          open: its end was not seen yet | 在织：尚未见到卷尾
          no cloth of it was judged | 没有检验该卷的任何布面
          coverage 50.0 % below 80 % | 覆盖率 50.0 %，低于 80 %
          running defect of 9.2 m, over 9.1 m | 持续性疵点长 9.2 m，超过 9.1 m
          repeating defect of 11.7 m, over 9.1 m | 周期性疵点长 11.7 m，超过 9.1 m
          0.0 points per 100 m², up to 33.5 | 每百平方米 0.0 分，不超过 33.5
          33.6 points per 100 m², over 33.5, up to 47.8 | 每百平方米 33.6 分，超过 33.5，不超过 47.8
          40.1 points per 100 yd², over 40 | 每百平方码 40.1 分，超过 40
          1.1 points a yard, over 1 | 每码 1.1 分，超过 1
          0.4 points a metre, up to 0.4 | 每米 0.4 分，不超过 0.4
          151.0 points, over 150 | 共 151.0 分，超过 150
          """)
  void phraseIsSaidInBothLanguages(String english, String chinese) {
    assertThat(reason(english)).isEqualTo(Words.of(chinese, english));
  }

  @Test
  void phrasesFollowEachOther() {
    assertThat(reason("coverage 50.0 % below 80 %; open: its end was not seen yet"))
        .isEqualTo(
            Words.of(
                "覆盖率 50.0 %，低于 80 %；在织：尚未见到卷尾",
                "coverage 50.0 % below 80 %; open: its end was not seen yet"));
    assertThat(reason("running defect of 12.0 m, over 9.1 m; 50.0 points per 100 m², over 47.8"))
        .extracting(Words::chinese)
        .isEqualTo("持续性疵点长 12.0 m，超过 9.1 m；每百平方米 50.0 分，超过 47.8");
  }

  @Test
  void mismatchIsNamedByItsKind() {
    RollGrade roll = SampleRows.closed(ROLL, "does not look like its style: other light");
    assertThat(RollReason.of(SampleRows.misfit(roll, Mismatch.Kind.LIGHT)))
        .isEqualTo(Words.of("布面与品种不符：光照不同", "does not look like its style: other light"));
  }

  @Test
  void phraseOfAnotherMakingStaysAsItIs() {
    assertThat(reason("for the tests")).isEqualTo(Words.same("for the tests"));
    assertThat(reason("3 holes, over 2; no cloth of it was judged"))
        .isEqualTo(
            Words.of("3 holes, over 2；没有检验该卷的任何布面", "3 holes, over 2; no cloth of it was judged"));
    assertThat(reason("")).isEqualTo(Words.same(""));
  }

  @Test
  void pagesSayItInTheirLanguages() {
    RollSheet sheet =
        new RollSheet(
            SampleRows.closed(ROLL, "coverage 50.0 % below 80 %"),
            Optional.of(RollSheet.Drawing.EMPTY));
    String own = ReportHtml.of(SamplePages.BATCH, ReportConfig.defaults(), sheet);
    assertThat(own)
        .contains("<span lang=\"zh\">覆盖率 50.0 %，低于 80 %</span>")
        .contains("<span lang=\"en\">coverage 50.0 % below 80 %</span>");
    ReportPage night = SamplePages.withRolls(SamplePages.rich(Language.ZH), List.of(sheet));
    assertThat(ReportHtml.of(night))
        .contains("title=\"覆盖率 50.0 %，低于 80 % coverage 50.0 % below 80 %\"");
    assertThat(Answers.of(night).rolls())
        .extracting(Answers.RollToHold::why)
        .containsExactly(Words.of("覆盖率 50.0 %，低于 80 %", "coverage 50.0 % below 80 %"));
  }

  private static Words reason(String english) {
    return RollReason.of(SampleRows.closed(ROLL, english));
  }
}
