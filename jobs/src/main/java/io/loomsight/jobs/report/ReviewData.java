package io.loomsight.jobs.report;

import static io.loomsight.jobs.report.ReportWords.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loomsight.jobs.page.PageJson;

/** What the script of the page to judge defects on knows besides what it reads off the page. */
public final class ReviewData {

  private ReviewData() {}

  /** The night and the script's own words, as JSON. */
  public static String json(Gallery gallery) {
    ObjectNode all = PageJson.object();
    all.put("factory", gallery.batch().factory());
    all.put("date", gallery.batch().batchDate().toString());
    ObjectNode words = all.putObject("words");
    PageJson.put(words, "sent", say("review.sent"));
    PageJson.put(words, "refused", say("review.refused"));
    return PageJson.text(all);
  }
}
