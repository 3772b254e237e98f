package io.loomsight.jobs.page;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes well-formed HTML: every text and attribute value is escaped, every element that was opened
 * must be closed. Void and SVG elements close themselves, so the result is XML, too.
 */
public final class HtmlWriter {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> opened = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values by turns
   */
  public HtmlWriter open(String tag, String... attributes) {
    begin(tag, attributes);
    out.append('>');
    opened.push(tag);
    return this;
  }

  /** Closes the element that was opened last. */
  public HtmlWriter close() {
    out.append("</").append(opened.pop()).append(">");
    return this;
  }

  /** Closes the element that was opened last and starts a new line of the page's source. */
  public HtmlWriter closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** An element without content, for example {@code <img/>}. */
  public HtmlWriter empty(String tag, String... attributes) {
    begin(tag, attributes);
    out.append("/>");
    return this;
  }

  public HtmlWriter text(String text) {
    out.append(escape(text));
    return this;
  }

  /** Both languages; the page shows one of them. */
  public HtmlWriter words(Words words) {
    if (words.chinese().equals(words.english())) {
      return text(words.english());
    }
    return open("span", "lang", "zh")
        .text(words.chinese())
        .close()
        .open("span", "lang", "en")
        .text(words.english())
        .close();
  }

  /** An element that holds one text. */
  public HtmlWriter element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** An element that holds one text in both languages. */
  public HtmlWriter element(String tag, Words words, String... attributes) {
    return open(tag, attributes).words(words).close();
  }

  /** What was written; fails while an element is open. */
  public String finished() {
    if (!opened.isEmpty()) {
      throw new IllegalStateException("html: expected every element closed, found " + opened);
    }
    return out.toString();
  }

  /** Text that means itself in HTML and XML, also inside quotes; control characters become �. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.appendCodePoint(point);
                default -> escaped.appendCodePoint(isPrintable(point) ? point : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isPrintable(int point) {
    return point >= 0x20
        && !(point >= 0x7F && point < 0xA0)
        && !(point >= 0xD800 && point < 0xE000)
        && point != 0xFFFE
        && point != 0xFFFF;
  }

  private void begin(String tag, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException(
          "%s: expected attribute names and values by turns, found %d strings"
              .formatted(tag, attributes.length));
    }
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(escape(attributes[i + 1]))
          .append('"');
    }
  }
}
