package io.loomsight.jobs.page;

/**
 * Keeps spreadsheets from taking a text for a formula, whoever wrote it. Source: OWASP, CSV
 * Injection.
 */
public final class FormulaGuard {

  /**
   * What a spreadsheet takes for the beginning of a formula, in half and in full width, or leaves
   * out before one.
   */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private static final char MARK = '\'';

  private FormulaGuard() {}

  /** Whether a spreadsheet may take the text for a formula. */
  public static boolean isLikeFormula(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
  }

  /**
   * The text of a CSV cell: an apostrophe before what is like a formula, and before an apostrophe,
   * so that one at the beginning is always ours and comes off again.
   */
  public static String inCsv(String text) {
    return isLikeFormula(text) || text.startsWith("'") ? MARK + text : text;
  }
}
