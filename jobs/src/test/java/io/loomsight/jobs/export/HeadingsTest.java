package io.loomsight.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.PageSources;
import io.loomsight.jobs.sheet.Sheet;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.Rate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HeadingsTest {

  @Test
  void everyColumnAndEveryValueHasWordsInBothLanguagesAndThereAreNoOthers() {
    Set<String> used = new TreeSet<>();
    for (Sheet<?> sheet : Sheets.all()) {
      used.addAll(keys(sheet));
      used.add("sheet." + sheet.name());
    }
    Stream.<Enum<?>[]>of(
            Statistic.Level.values(),
            RollGrade.Status.values(),
            Grade.values(),
            Rate.values(),
            Direction.values(),
            Verdict.values(),
            Mismatch.Kind.values(),
            Reject.Subject.values(),
            Reject.Reason.values())
        .flatMap(Stream::of)
        .forEach(
            value -> {
              used.add(value.getDeclaringClass().getSimpleName() + "." + value.name());
              assertThat(Headings.of(value).chinese()).isNotBlank();
            });
    used.addAll(
        PageSources.found(
            Pattern.compile("\"(summary\\.[\\w.]+)\""), "src/main/java/io/loomsight/jobs/export"));
    assertThat(Headings.MESSAGES.keys()).isEqualTo(used);
    assertThat(Headings.ofKind(DefectKind.BROKEN_END).both()).isEqualTo("断经 broken end");
  }

  @Test
  void headingsOfASheetDiffer() {
    for (Sheet<?> sheet : Sheets.all()) {
      List<String> all = new ArrayList<>();
      keys(sheet).forEach(key -> all.add(Headings.say(key).both()));
      assertThat(new HashSet<>(all)).as(sheet.name()).hasSameSizeAs(all);
    }
  }

  private static <R> List<String> keys(Sheet<R> sheet) {
    return sheet.columns().stream().map(sheet::key).toList();
  }
}
