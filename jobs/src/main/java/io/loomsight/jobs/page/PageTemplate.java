package io.loomsight.jobs.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as one HTML text that needs nothing from outside and shows one of two languages. */
public final class PageTemplate {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private final String style;

  private PageTemplate(String style) {
    this.style = style;
  }

  /** Pages styled by a CSS file that lies beside a class. */
  public static PageTemplate styledBy(Class<?> owner, String css) {
    return new PageTemplate(resource(owner, css));
  }

  /**
   * The page; the same parts give the same text.
   *
   * @param title what the browser's tab says
   * @param first the language that is shown first
   * @param body with every element closed
   */
  public String page(Words title, Language first, HtmlWriter body) {
    return fill(
        resource(PageTemplate.class, "page.html"),
        Map.of(
            "language", first.code(),
            "title", HtmlWriter.escape(first == Language.ZH ? title.chinese() : title.english()),
            "titleZh", HtmlWriter.escape(title.chinese()),
            "titleEn", HtmlWriter.escape(title.english()),
            "style", style,
            "script", resource(PageTemplate.class, "language.js"),
            "body", body.finished()));
  }

  /** The buttons that change the language, of which the page's script knows. */
  public static void languageSwitch(HtmlWriter html, Language first) {
    html.open("div", "class", "switch", "role", "group", "aria-label", "语言 Language");
    for (Language language : Language.values()) {
      html.element(
          "button",
          language == Language.ZH ? "中文" : "English",
          "type",
          "button",
          "data-to",
          language.code(),
          "aria-pressed",
          String.valueOf(language == first));
    }
    html.closeLine();
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

  private static String resource(Class<?> owner, String name) {
    try (InputStream stream = owner.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + ": expected on the classpath, found none");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
