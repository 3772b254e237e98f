package io.loomsight.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loomsight.jobs.page.PageJson;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Statistic;
import java.util.Optional;

/**
 * What a list of nights says of one, kept beside the night's page so that a list needs no tables.
 *
 * @param standing how it went
 * @param sentence what was woven, and what needs somebody to look at it
 * @param pointsPer100M2 NaN where no cloth was judged
 * @param coveragePercent NaN where the night has no rolls
 */
public record NightSummary(
    Verdict.Standing standing, Words sentence, double pointsPer100M2, double coveragePercent) {

  /** The file's name in the folder of the night's page. */
  public static final String FILE = "summary.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** That of a night's page. */
  static NightSummary of(ReportPage page) {
    return new NightSummary(
        Verdict.standing(page),
        Verdict.sentence(page),
        page.total().map(Statistic::pointsPer100M2).orElse(Double.NaN),
        page.total().map(Statistic::coveragePercent).orElse(Double.NaN));
  }

  /** As JSON. */
  String json() {
    ObjectNode all = PageJson.object();
    all.put("standing", standing.name());
    PageJson.put(all, "sentence", sentence);
    PageJson.put(all, "pointsPer100M2", pointsPer100M2);
    PageJson.put(all, "coveragePercent", coveragePercent);
    return PageJson.text(all);
  }

  /** What a file says; empty where it is no summary, as one of another version. */
  public static Optional<NightSummary> parse(String json) {
    try {
      JsonNode all = JSON.readTree(json);
      JsonNode sentence = all.path("sentence");
      return Optional.of(
          new NightSummary(
              Verdict.Standing.valueOf(all.path("standing").asText()),
              Words.of(sentence.path("zh").asText(), sentence.path("en").asText()),
              all.path("pointsPer100M2").asDouble(Double.NaN),
              all.path("coveragePercent").asDouble(Double.NaN)));
    } catch (JsonProcessingException | IllegalArgumentException other) {
      return Optional.empty();
    }
  }
}
