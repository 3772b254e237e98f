package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.grade.Grade;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReportPartsTest {

  @Test
  void textAndAttributesAreEscaped() {
    String html = new HtmlWriter().element("p", "a<b>&\u0000", "title", "\"'").finished();
    assertThat(html).isEqualTo("<p title=\"&quot;&#39;\">a&lt;b&gt;&amp;\uFFFD</p>");
  }

  @Test
  void elementLeftOpenIsABug() {
    HtmlWriter html = new HtmlWriter().open("div");
    assertThatThrownBy(html::finished)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("html: expected every element closed, found [div]");
  }

  @Test
  void worstRollsComeFirst() {
    Stream<RollGrade> rolls =
        Stream.of(
            SamplePages.roll("first", "L", "s", Grade.FIRST, 1000, 1000, 0, 0),
            SamplePages.roll("open", "L", "s", Grade.NONE, 1000, 1000, 0, 0),
            SamplePages.roll("over", "L", "s", Grade.NONE, 1000, 1000, 9, 9),
            SamplePages.roll("second", "L", "s", Grade.SECOND, 1000, 1000, 1, 1),
            SamplePages.roll("reject", "L", "s", Grade.REJECT, 1000, 1000, 1, 1),
            SamplePages.roll("worse", "L", "s", Grade.REJECT, 1000, 1000, 1, 2));
    assertThat(rolls.sorted(RollSheet.worstFirst(33.5)).map(RollGrade::rollId))
        .containsExactly("worse", "reject", "second", "over", "open", "first");
  }

  @Test
  void openRollWithinTheLimitNeedsNoAttention() {
    RollGrade open = SamplePages.roll("r", "L", "s", Grade.NONE, 10_000, 1000, 1, 3);
    RollSheet sheet = new RollSheet(open, Optional.empty());
    assertThat(sheet.standing(30)).isEqualTo(RollSheet.Standing.OPEN);
    assertThat(sheet.standing(29.9)).isEqualTo(RollSheet.Standing.OVER_LIMIT);
  }

  @Test
  void everyReasonHasItsOwnWords() {
    assertThat(Stream.of(Reject.Reason.values()).map(RejectsSection::words).distinct())
        .hasSize(Reject.Reason.values().length);
  }

  @Test
  void everyMismatchHasItsOwnAdvice() {
    List<Mismatch.Kind> kinds =
        Stream.of(Mismatch.Kind.values()).filter(kind -> kind != Mismatch.Kind.NONE).toList();
    assertThat(kinds.stream().map(Warnings::advice).distinct()).hasSize(kinds.size());
    assertThat(Warnings.of(SamplePages.rich(Language.EN)))
        .anySatisfy(
            warning -> {
              assertThat(warning.weight()).isEqualTo(Warnings.Weight.GRAVE);
              assertThat(warning.title().english()).contains("Does not look like its style");
              assertThat(warning.detail().english()).contains("another magnification");
            });
  }

  @Test
  void defaultsAreTheMetricFourPointLimitAndChinese() {
    assertThat(ReportConfig.defaults())
        .isEqualTo(new ReportConfig("four-point-metric", "zh", 33.5, 12, 300, 2));
  }

  @Test
  void unknownLanguageIsRefused() {
    assertThatThrownBy(() -> new ReportConfig("four-point-metric", "de", 33.5, 12, 300, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("report.language: expected zh or en, found 'de'");
  }
}
