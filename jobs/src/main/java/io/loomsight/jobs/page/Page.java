package io.loomsight.jobs.page;

import static java.util.stream.Collectors.joining;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a page needs besides its content, for it to be one text that needs nothing from outside: it
 * shows one of two languages, light or dark, and lets run no script but its own.
 *
 * @param title what the browser's tab says
 * @param first the language that is shown until the reader chooses
 * @param styles in CSS, after the house's own
 * @param scripts run once the page is there, in this order, after the house's own
 * @param permits directives of its content security policy beyond those that every page has
 */
public record Page(
    Words title, Language first, List<String> styles, List<Script> scripts, List<String> permits) {

  private static final String HOUSE_STYLE = Resource.text(Page.class, "page.css");
  private static final Script HOUSE_SCRIPT = Script.beside(Page.class, "page.js");

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Page.class.getClassLoader(), "io.loomsight.templates");

  public Page {
    styles = List.copyOf(styles);
    scripts = List.copyOf(scripts);
    permits = List.copyOf(permits);
  }

  /** A page that only shows. */
  public static Page showing(
      Words title, Language first, List<String> styles, List<Script> scripts) {
    return new Page(title, first, styles, scripts, List.of());
  }

  /**
   * The page; the same values give the same text.
   *
   * @param template its name in {@code src/main/jte}
   * @param values the template's parameters but {@code page}, which is this
   */
  public String html(String template, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("page", this);
    StringOutput text = new StringOutput();
    TEMPLATES.render(template, all, text);
    return text.toString();
  }

  /** The page's look. */
  public String style() {
    return Stream.concat(Stream.of(HOUSE_STYLE), styles.stream()).collect(joining("\n"));
  }

  /** What changes language and light; runs before the page is drawn. */
  public Script houseScript() {
    return HOUSE_SCRIPT;
  }

  /** Nothing from outside, no script but those of the page. */
  public String policy() {
    return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src "
        + Stream.concat(Stream.of(HOUSE_SCRIPT), scripts.stream())
            .map(Script::permit)
            .collect(joining(" "))
        + "; base-uri 'none'; form-action 'none'"
        + permits.stream().map(permit -> "; " + permit).collect(joining());
  }
}
