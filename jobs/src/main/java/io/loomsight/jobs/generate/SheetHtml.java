package io.loomsight.jobs.generate;

import static io.loomsight.jobs.generate.SheetWords.say;

import io.loomsight.jobs.page.Page;
import io.loomsight.jobs.page.Resource;
import java.util.List;
import java.util.Map;

/** Turns a {@link SheetPage} into one page that needs nothing from outside. */
final class SheetHtml {

  private static final String STYLE = Resource.text(SheetHtml.class, "sheet.css");

  private SheetHtml() {}

  /** The same sheet gives the same text. */
  static String of(SheetPage sheet) {
    return Page.showing(
            say("page.title", sheet.request().name()),
            sheet.call().language(),
            List.of(STYLE),
            List.of())
        .html("generate/sheet.jte", Map.of("sheet", sheet, "cards", PatternCard.of(sheet)));
  }
}
