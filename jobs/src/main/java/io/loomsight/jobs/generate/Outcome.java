package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.table.PatternSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run says on the screen when it is done. */
final class Outcome {

  private Outcome() {}

  static String text(SheetPage page, PrintFolder folder) {
    List<Drawing> accepted = page.accepted();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %d of %d patterns accepted in %d attempts, %d palettes%s%n"
            .formatted(
                page.request().name(),
                accepted.size(),
                page.drawings().size(),
                page.drawings().stream().mapToInt(Drawing::tries).sum(),
                page.request().colourings().size(),
                page.patternsPerMinute()
                    .map(speed -> ", %s a minute".formatted(Numbers.sensible(speed)))
                    .orElse("")));
    Map<Fault, Long> faults = page.faults();
    if (!faults.isEmpty()) {
      text.append(
          "refused attempts: %s%n"
              .formatted(
                  faults.entrySet().stream()
                      .map(
                          fault ->
                              fault.getValue() + " " + SheetWords.fault(fault.getKey()).english())
                      .collect(Collectors.joining(", "))));
    }
    for (PatternSet set : page.sets()) {
      text.append(
          "%s, %s: distance to the designs %s, diversity %s (%d measured)%n"
              .formatted(
                  set.source(),
                  SheetWords.kind(set.kind()).english(),
                  Numbers.decimals(set.styleDistance(), 4),
                  Numbers.decimals(set.diversity(), 3),
                  set.measured()));
    }
    for (Pick pick : page.otherThanPicked()) {
      text.append(
          "%s: expected what was picked, found another pattern (designs, size or screens changed)%n"
              .formatted(pick.name()));
    }
    text.append("sheet: %s%n".formatted(folder.address(SheetFiles.HTML)));
    text.append("picks: %s%n".formatted(folder.address(SheetFiles.PICKS)));
    return text.toString();
  }
}
