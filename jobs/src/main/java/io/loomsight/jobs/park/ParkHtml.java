package io.loomsight.jobs.park;

import static io.loomsight.jobs.park.ParkWords.say;

import io.loomsight.jobs.page.Page;
import io.loomsight.jobs.page.Resource;
import io.loomsight.jobs.page.Script;
import java.util.List;
import java.util.Map;

/** Turns a {@link ParkPage} into one page that needs nothing from outside. */
final class ParkHtml {

  private static final String STYLE = Resource.text(ParkHtml.class, "park.css");
  private static final List<Script> SCRIPTS =
      List.of(
          Script.beside(Page.class, "echarts/echarts.common.min.js"),
          Script.beside(Page.class, "charts.js"));

  private ParkHtml() {}

  /** The same park always gives the same text. */
  static String of(ParkPage park) {
    return Page.showing(
            say(
                "title",
                park.park(),
                park.dates().first().toString(),
                park.dates().last().toString()),
            park.first(),
            List.of(STYLE),
            SCRIPTS)
        .html("park/park.jte", Map.of("park", park));
  }
}
