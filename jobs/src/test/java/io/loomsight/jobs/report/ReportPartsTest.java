package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.grade.Grade;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReportPartsTest {

  @Test
  void pagesOfRollsHaveNamesThatHoldEverywhere() {
    assertThat(RollFiles.name("20260301-02-02")).matches("20260301-02-02-[0-9a-f]{8}\\.html");
    for (String hostile :
        List.of("../../etc/passwd", "<script>", "卷 1", "a/b", "a\\b", "=1+1", "")) {
      assertThat(RollFiles.name(hostile)).matches("[A-Za-z0-9_-]*-[0-9a-f]{8}\\.html");
    }
    assertThat(RollFiles.name("卷一")).isNotEqualTo(RollFiles.name("卷二"));
    assertThat(RollFiles.name("x".repeat(500))).hasSizeLessThan(100);
  }

  @Test
  void closedRollThatMayNotBeGradedIsHeld() {
    RollGrade open = SampleRows.roll("r", "L", "s", Grade.NONE, 10_000, 1000, 1, 3);
    assertThat(SampleRows.closed(open).grade()).isEqualTo(Grade.NONE);
    RollSheet closed = new RollSheet(SampleRows.closed(open), Optional.empty());
    assertThat(closed.standing(30)).isEqualTo(RollSheet.Standing.UNGRADED);
    assertThat(closed.standing(30).isHeld()).isTrue();
  }

  @Test
  void worstRollsComeFirst() {
    Stream<RollGrade> rolls =
        Stream.of(
            SampleRows.roll("first", "L", "s", Grade.FIRST, 1000, 1000, 0, 0),
            SampleRows.roll("open", "L", "s", Grade.NONE, 1000, 1000, 0, 0),
            SampleRows.roll("over", "L", "s", Grade.NONE, 1000, 1000, 9, 9),
            SampleRows.roll("second", "L", "s", Grade.SECOND, 1000, 1000, 1, 1),
            SampleRows.roll("reject", "L", "s", Grade.REJECT, 1000, 1000, 1, 1),
            SampleRows.roll("worse", "L", "s", Grade.REJECT, 1000, 1000, 1, 2));
    assertThat(rolls.sorted(RollSheet.worstFirst(33.5)).map(RollGrade::rollId))
        .containsExactly("worse", "reject", "second", "over", "open", "first");
  }

  @Test
  void openRollWithinTheLimitNeedsNoAttention() {
    RollGrade open = SampleRows.roll("r", "L", "s", Grade.NONE, 10_000, 1000, 1, 3);
    RollSheet sheet = new RollSheet(open, Optional.empty());
    assertThat(sheet.standing(30)).isEqualTo(RollSheet.Standing.OPEN);
    assertThat(sheet.standing(29.9)).isEqualTo(RollSheet.Standing.OVER_LIMIT);
  }

  @Test
  void loomWithoutClothLeavesTheOthersTheirBars() {
    ReportPage unseen = SamplePages.unseen();
    ReportPage page =
        new ReportPage(
            unseen.batch(),
            unseen.config(),
            unseen.createdAt(),
            unseen.frames(),
            unseen.total(),
            List.of(
                SampleRows.unseen(Statistic.Level.LOOM, "L1", 1),
                SampleRows.statistic(Statistic.Level.LOOM, "L2", 1, 9, 3, 10)),
            unseen.kinds(),
            unseen.nights(),
            ReportPage.Leads.NONE,
            unseen.rolls(),
            0,
            unseen.rejects(),
            unseen.runs(),
            unseen.references(),
            unseen.devices());
    assertThat(Comparison.of(page, Statistic.Level.LOOM).rows())
        .extracting(Comparison.Row::bar)
        .containsExactly("width:0%", "width:100%");
  }

  @Test
  void everyReasonHasItsOwnWords() {
    assertThat(Stream.of(Reject.Reason.values()).map(ReportWords::reason).distinct())
        .hasSize(Reject.Reason.values().length);
  }

  @Test
  void everyMismatchHasItsOwnAdvice() {
    List<Mismatch.Kind> kinds =
        Stream.of(Mismatch.Kind.values()).filter(kind -> kind != Mismatch.Kind.NONE).toList();
    assertThat(kinds.stream().map(ReportWords::advice).distinct()).hasSize(kinds.size());
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
        .isEqualTo(new ReportConfig("four-point-metric", "zh", 33.5, 12, 300, 100_000, 2));
  }

  @Test
  void unknownLanguageIsRefused() {
    assertThatThrownBy(() -> new ReportConfig("four-point-metric", "de", 33.5, 12, 300, 100_000, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("report.language: expected zh or en, found 'de'");
  }
}
