package io.loomsight.jobs.report;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.PageTemplate;

/** Turns a {@link ReportPage} into one HTML text that needs nothing from outside. */
final class HtmlPage {

  private static final PageTemplate TEMPLATE = PageTemplate.styledBy(HtmlPage.class, "report.css");

  private HtmlPage() {}

  /** The same page always gives the same text. */
  static String of(ReportPage page) {
    HtmlWriter body = new HtmlWriter();
    HeadlineSection.write(body, page);
    AlarmSection.write(body, page);
    RollsSection.write(body, page);
    CutSection.write(body, page);
    RollSheetsSection.write(body, page);
    StatisticsSection.write(body, page);
    RejectsSection.write(body, page);
    ProvenanceSection.write(body, page);
    return TEMPLATE.page(HeadlineSection.title(page), page.config().firstLanguage(), body);
  }
}
