package io.loomsight.jobs.sheet;

import java.util.regex.Pattern;

/** Texts as spreadsheets can hold them, whoever wrote them. */
final class CellText {

  /** Most characters of a cell: Excel's own limit. */
  static final int LONGEST = 32_767;

  /** What ECMA-376, 22.9.2.19 takes for an escaped character. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private CellText() {}

  /**
   * The text of a workbook's cell: what XML 1.0 can't hold becomes U+FFFD, what is too long is cut,
   * and what reads like an escape of the format is escaped.
   */
  static String inWorkbook(String text) {
    return cut(ESCAPE.matcher(cut(allowed(text))).replaceAll("_x005F_"));
  }

  private static String allowed(String text) {
    if (text.codePoints().allMatch(CellText::isAllowed)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isAllowed(point) ? point : 0xFFFD)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** XML 1.0, production 2: a lone surrogate is none. */
  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }

  /** How many Latin characters' width a text takes; Chinese ones take two. */
  static int widthChars(String text) {
    int width = 0;
    int longest = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      width = character == '\n' ? 0 : width + (character >= 0x2E80 ? 2 : 1);
      longest = Math.max(longest, width);
    }
    return longest;
  }
}
