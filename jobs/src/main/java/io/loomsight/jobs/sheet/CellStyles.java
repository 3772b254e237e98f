package io.loomsight.jobs.sheet;

import io.loomsight.jobs.page.FormulaGuard;
import io.loomsight.jobs.page.Messages;
import io.loomsight.jobs.page.Words;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** How cells of a workbook look, and how values are put into them. */
final class CellStyles {

  private static final Messages MESSAGES = Messages.beside(CellStyles.class, "cells");

  /** Room for the arrow of a filter. */
  private static final int FILTER_CHARS = 3;

  /** A workbook's units of width in a character. */
  static final int UNITS_A_CHAR = 256;

  private static final int MOST_CHARS = 60;
  private static final int PADDING_CHARS = 2;

  private final Map<Style, CellStyle> styles = new EnumMap<>(Style.class);
  private final CellStyle quoted;
  private final CellStyle heading;
  private final CellStyle numberHeading;
  private final CellStyle title;

  CellStyles(Workbook workbook) {
    for (Style style : Style.values()) {
      CellStyle made = workbook.createCellStyle();
      made.setDataFormat(workbook.createDataFormat().getFormat(style.format()));
      align(made, style.isNumber());
      styles.put(style, made);
    }
    quoted = workbook.createCellStyle();
    quoted.setQuotePrefixed(true);
    align(quoted, /* isNumber= */ false);
    heading = heading(workbook, /* isNumber= */ false);
    numberHeading = heading(workbook, /* isNumber= */ true);
    title = bold(workbook, 14);
  }

  private static CellStyle heading(Workbook workbook, boolean isNumber) {
    CellStyle style = bold(workbook, 11);
    style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setBorderBottom(BorderStyle.THIN);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    align(style, isNumber);
    return style;
  }

  /** Digits under each other at the right; texts at the left, a little off the number before. */
  private static void align(CellStyle style, boolean isNumber) {
    style.setAlignment(isNumber ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
    style.setIndention((short) (isNumber ? 0 : 1));
  }

  private static CellStyle bold(Workbook workbook, int points) {
    Font font = workbook.createFont();
    font.setBold(true);
    font.setFontHeightInPoints((short) points);
    CellStyle style = workbook.createCellStyle();
    style.setFont(font);
    return style;
  }

  /** Puts words over a column, on the side where its values stand. */
  void heading(Cell cell, Style style, String words) {
    cell.setCellValue(CellText.inWorkbook(words));
    cell.setCellStyle(style.isNumber() ? numberHeading : heading);
  }

  /**
   * Puts a sheet's headings into two rows; returns how many characters' width each column takes.
   */
  <R> int[] headings(Row chinese, Row english, Sheet<R> sheet) {
    int[] widths = new int[sheet.columns().size()];
    for (int place = 0; place < widths.length; place++) {
      Column<R> column = sheet.columns().get(place);
      Words words = sheet.heading(column);
      heading(chinese.createCell(place), column.style(), words.chinese());
      heading(english.createCell(place), column.style(), words.english());
      widths[place] =
          Math.max(
              column.style().widthChars(),
              Math.max(
                  CellText.widthChars(words.chinese()),
                  CellText.widthChars(words.english()) + FILTER_CHARS));
    }
    return widths;
  }

  /** Fills a row; returns how many characters' width each column takes. */
  <R> int[] fill(Row row, Sheet<R> sheet, R values) {
    int[] widths = new int[sheet.columns().size()];
    for (int place = 0; place < widths.length; place++) {
      Column<R> column = sheet.columns().get(place);
      widths[place] = fill(row.createCell(place), column.style(), column.value().apply(values));
    }
    return widths;
  }

  /** Puts words over a sheet. */
  void title(Cell cell, String words) {
    cell.setCellValue(CellText.inWorkbook(words));
    cell.setCellStyle(title);
  }

  /** Puts a value into a cell; returns how many characters' width it takes. */
  int fill(Cell cell, Style style, Value value) {
    if (value instanceof Value.Text text) {
      return text(cell, text.text());
    }
    if (value instanceof Value.Coded coded) {
      return text(cell, coded.words().both());
    }
    if (value instanceof Value.Flag flag) {
      return text(cell, MESSAGES.say(flag.holds() ? "flag.yes" : "flag.no").both());
    }
    cell.setCellStyle(styles.get(style));
    if (value instanceof Value.Whole whole) {
      cell.setCellValue(whole.number() * style.factor());
    } else if (value instanceof Value.Decimal decimal) {
      if (Double.isFinite(decimal.number())) {
        cell.setCellValue(decimal.number() * style.factor());
      }
    } else if (value instanceof Value.Day day) {
      cell.setCellValue(day.date());
    } else if (value instanceof Value.Time time) {
      if (!time.instant().equals(Instant.EPOCH)) {
        cell.setCellValue(LocalDateTime.ofInstant(time.instant(), ZoneOffset.UTC));
      }
    }
    return style.widthChars();
  }

  /** A text stays one, also where somebody edits the cell: it is never read as a formula. */
  private int text(Cell cell, String text) {
    String held = CellText.inWorkbook(text);
    cell.setCellValue(held);
    cell.setCellStyle(FormulaGuard.isLikeFormula(text) ? quoted : styles.get(Style.TEXT));
    return CellText.widthChars(held);
  }

  /** A column's width in a workbook's units. */
  static int width(int chars) {
    return (Math.min(MOST_CHARS, chars) + PADDING_CHARS) * UNITS_A_CHAR;
  }
}
