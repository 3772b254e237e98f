package io.loomsight.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a {@link ReportPage} into one HTML text that needs nothing from outside. */
final class HtmlPage {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

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
    Words title = HeadlineSection.title(page);
    Language first = page.config().firstLanguage();
    return fill(
        resource("report.html"),
        Map.of(
            "language", first.code(),
            "title", HtmlWriter.escape(first == Language.ZH ? title.chinese() : title.english()),
            "titleZh", HtmlWriter.escape(title.chinese()),
            "titleEn", HtmlWriter.escape(title.english()),
            "style", resource("report.css"),
            "script", resource("report.js"),
            "body", body.finished()));
  }

  /** Fills each placeholder once; what was filled in is not looked at again. */
  static String fill(String template, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException(
            "template: expected one of %s, found {{%s}}"
                .formatted(values.keySet().stream().sorted().toList(), matcher.group(1)));
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  private static String resource(String name) {
    try (InputStream stream = HtmlPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + ": expected on the classpath, found none");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
