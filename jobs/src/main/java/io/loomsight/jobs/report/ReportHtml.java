package io.loomsight.jobs.report;

import static io.loomsight.jobs.report.ReportWords.say;

import io.loomsight.jobs.page.Page;
import io.loomsight.jobs.page.Resource;
import io.loomsight.jobs.page.Script;
import io.loomsight.jobs.table.Batch;
import java.util.List;
import java.util.Map;

/** Turns a {@link ReportPage} into pages that need nothing from outside. */
final class ReportHtml {

  private static final String STYLE = Resource.text(ReportHtml.class, "report.css");
  private static final String REVIEW_STYLE = Resource.text(ReportHtml.class, "review.css");
  private static final Script REVIEW = Script.beside(ReportHtml.class, "review.js");
  private static final Script CHARTS = Script.beside(Page.class, "charts.js");
  private static final Script MAPS = Script.beside(ReportHtml.class, "maps.js");
  private static final Script ECHARTS = Script.beside(Page.class, "echarts/echarts.common.min.js");

  private ReportHtml() {}

  /** The night's page; the same night always gives the same text. */
  static String of(ReportPage report) {
    String night = report.batch().factory() + " · " + report.batch().batchDate();
    return Page.showing(
            say("page.title", night),
            report.config().firstLanguage(),
            List.of(STYLE),
            List.of(ECHARTS, CHARTS, MAPS))
        .html("report/report.jte", Map.of("report", report));
  }

  /** The page of one roll that is drawn. */
  static String of(Batch batch, ReportConfig config, RollSheet roll) {
    return Page.showing(
            say("roll.title", roll.grade().rollId(), batch.factory() + " · " + batch.batchDate()),
            config.firstLanguage(),
            List.of(STYLE),
            List.of(MAPS))
        .html("report/roll.jte", Map.of("batch", batch, "config", config, "roll", roll));
  }

  /** The page to judge defects on. */
  static String of(Gallery gallery) {
    String night = gallery.batch().factory() + " · " + gallery.batch().batchDate();
    return new Page(
            say("review.title", night),
            gallery.config().firstLanguage(),
            List.of(STYLE, REVIEW_STYLE),
            List.of(REVIEW),
            // to the server that it may come from, when its reader sends labels
            List.of("connect-src 'self'"))
        .html("report/review.jte", Map.of("gallery", gallery));
  }
}
