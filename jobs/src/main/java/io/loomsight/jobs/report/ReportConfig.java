package io.loomsight.jobs.report;

import io.loomsight.jobs.page.Language;
import java.io.Serializable;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the page shows and how much of it.
 *
 * @param ruleSet the rule set whose points, rolls and statistics are shown
 * @param language the language shown first: {@code zh} or {@code en}
 * @param pointsLimitPer100M2 the limit that points per 100 m² are shown against; the rule set gives
 *     the grades
 * @param maxThumbnails defects shown with a picture, per roll
 * @param maxDrawnDefects defects drawn on a roll's map
 * @param maxWorkbookDefects defects in the workbook beside the page
 * @param rejectWarningPercent share of refused images that earns a warning, in %
 */
public record ReportConfig(
    String ruleSet,
    String language,
    double pointsLimitPer100M2,
    int maxThumbnails,
    int maxDrawnDefects,
    int maxWorkbookDefects,
    double rejectWarningPercent)
    implements Serializable {

  public ReportConfig {
    if (ruleSet.isBlank()) {
      throw new IllegalArgumentException("report.ruleSet: expected a name, found ''");
    }
    if (Stream.of(Language.values()).noneMatch(known -> known.code().equals(language))) {
      throw new IllegalArgumentException(
          "report.language: expected zh or en, found '%s'".formatted(language));
    }
    if (!(pointsLimitPer100M2 > 0)) {
      throw new IllegalArgumentException(
          "report.pointsLimitPer100M2: expected a number above 0, found " + pointsLimitPer100M2);
    }
    if (maxThumbnails < 0 || maxThumbnails > 1000) {
      throw new IllegalArgumentException(
          "report.maxThumbnails: expected 0 to 1000, found " + maxThumbnails);
    }
    if (maxDrawnDefects < 0 || maxDrawnDefects > 10_000) {
      throw new IllegalArgumentException(
          "report.maxDrawnDefects: expected 0 to 10000, found " + maxDrawnDefects);
    }
    if (maxWorkbookDefects < 0) {
      throw new IllegalArgumentException(
          "report.maxWorkbookDefects: expected 0 or more, found " + maxWorkbookDefects);
    }
    if (!(rejectWarningPercent >= 0 && rejectWarningPercent <= 100)) {
      throw new IllegalArgumentException(
          "report.rejectWarningPercent: expected 0 to 100, found " + rejectWarningPercent);
    }
  }

  /**
   * The metric four-point rule set, its limit of 28 points per 100 yd² (33.5 per 100 m²), Chinese
   * first.
   */
  public static ReportConfig defaults() {
    return new ReportConfig("four-point-metric", "zh", 33.5, 12, 300, 100_000, 2);
  }

  /** The language shown first. */
  public Language firstLanguage() {
    return Language.valueOf(language.toUpperCase(Locale.ROOT));
  }
}
