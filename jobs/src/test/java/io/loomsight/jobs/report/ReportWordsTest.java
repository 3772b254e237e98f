package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.PageSources;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.Rate;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReportWordsTest {

  /** Keys that are put together from a word and a name. */
  private static final Set<String> BY_NAME =
      Stream.of(
              PageSources.keys("standing.", io.loomsight.jobs.report.Verdict.Standing.values()),
              PageSources.keys("roll.", RollSheet.Standing.values()),
              PageSources.keys("grade.", Grade.values()),
              PageSources.keys("reason.", Reject.Reason.values()),
              PageSources.keys("rejects.", Reject.Subject.values()),
              PageSources.keys("outcome.", Run.Outcome.values()),
              PageSources.keys("status.", RollGrade.Status.values()),
              PageSources.keys("mismatch.", Mismatch.Kind.values())
                  .filter(key -> !key.endsWith(".NONE")),
              PageSources.keys("unlike.", Mismatch.Kind.values())
                  .filter(key -> !key.endsWith(".NONE")),
              PageSources.keys("rate.", Rate.values()),
              PageSources.keys("figure.", Verdict.values())
                  .filter(key -> !key.endsWith(".UNREVIEWED")),
              PageSources.keys("from.", Statistic.Level.values())
                  .filter(key -> !key.endsWith(".BATCH")))
          .flatMap(keys -> keys)
          .collect(Collectors.toSet());

  @Test
  void bothLanguagesHaveEveryMessageThatIsUsedAndNoOther() {
    Set<String> used = new TreeSet<>(BY_NAME);
    used.addAll(
        PageSources.found(
            Pattern.compile("\"([a-z]+(?:\\.[a-z]+)+)\""),
            "src/main/jte/report",
            "src/main/java/io/loomsight/jobs/report"));
    Set<String> known = ReportWords.MESSAGES.keys();
    assertThat(used).containsAll(known);
    used.removeIf(
        key ->
            key.matches(
                "(report|page|rolls|layout|review|summary|tables)\\.(css|js|jte|html|json|xlsx)|(maps|charts)\\.js|echarts\\..*|review\\.(kind|verdict)"));
    assertThat(known).containsAll(used);
  }

  @Test
  void numbersOfThingsAgreeWithThem() {
    assertThat(ReportWords.say("verdict.attention", 0).english())
        .isEqualTo("; no roll needs attention");
    assertThat(ReportWords.say("verdict.attention", 1).english())
        .isEqualTo("; 1 roll needs attention");
    assertThat(ReportWords.say("verdict.attention", 1234L).english())
        .isEqualTo("; 1,234 rolls need attention");
    assertThat(ReportWords.say("verdict.attention", 1234L).chinese()).isEqualTo("；1,234 卷需要关注");
  }

  @Test
  void whatIsFilledInIsNoPattern() {
    assertThat(ReportWords.say("maps.loom", "{0} ''it''").english()).isEqualTo("loom {0} ''it''");
  }
}
