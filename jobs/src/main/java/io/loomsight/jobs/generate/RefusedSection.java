package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import java.util.List;
import java.util.stream.Collectors;

/** What was refused, summed up by reason. */
final class RefusedSection {

  private static final int MOST_NAMED = 20;

  private RefusedSection() {}

  static void write(HtmlWriter html, SheetPage page) {
    if (page.faults().isEmpty()) {
      return;
    }
    html.open("section", "class", "panel");
    html.element("h2", Words.of("淘汰的稿", "Drafts that were refused"));
    html.open("ul", "class", "faults");
    page.faults()
        .forEach(
            (fault, count) -> {
              html.open("li").element("strong", Numbers.count(count)).text(" ");
              html.words(fault.words()).close();
            });
    html.close();
    List<Drawing> missing = page.missing();
    if (!missing.isEmpty()) {
      String names =
          missing.stream()
              .limit(MOST_NAMED)
              .map(drawing -> drawing.order().name())
              .collect(Collectors.joining(", "));
      String more = missing.size() > MOST_NAMED ? ", …" : "";
      int attempts = page.request().rules().attempts();
      html.open("p", "class", "warning");
      html.words(
          Words.of(
              "▲ %d 个花型画了 %d 次仍不合格：".formatted(missing.size(), attempts),
              "▲ %s failed in all %d attempts: "
                  .formatted(Numbers.plural(missing.size(), "pattern"), attempts)));
      html.text(names + more).close();
    }
    html.closeLine();
  }
}
