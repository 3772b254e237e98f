package io.loomsight.jobs.sheet;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.loomsight.jobs.page.FormulaGuard;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;

/**
 * Writes a sheet as CSV: RFC 4180, UTF-8 with its mark, one header of the table's own names, the
 * table's own units, decimals plain, times of ISO 8601; an empty cell where there is no value. A
 * text that a spreadsheet would take for a formula has an apostrophe before it, numbers never.
 */
public final class CsvWriter {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final CsvMapper CSV = new CsvMapper();
  private static final CsvSchema LINES = CsvSchema.emptySchema().withLineSeparator("\r\n");

  private CsvWriter() {}

  /** Writes all rows, one after the other, and leaves the stream open; returns how many. */
  public static <R> long write(Sheet<R> sheet, Iterator<R> rows, OutputStream output)
      throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    text.write(BYTE_ORDER_MARK);
    long written = 0;
    SequenceWriter lines =
        CSV.writer(LINES).without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValues(text);
    lines.write(sheet.columns().stream().map(Column::name).toArray(String[]::new));
    while (rows.hasNext()) {
      R row = rows.next();
      lines.write(
          sheet.columns().stream()
              .map(column -> text(column.value().apply(row)))
              .toArray(String[]::new));
      written++;
    }
    lines.close();
    text.flush();
    return written;
  }

  private static String text(Value value) {
    if (value instanceof Value.Text text) {
      return FormulaGuard.inCsv(text.text());
    }
    if (value instanceof Value.Coded coded) {
      return coded.code();
    }
    if (value instanceof Value.Whole whole) {
      return Long.toString(whole.number());
    }
    if (value instanceof Value.Decimal decimal) {
      return decimal(decimal.number());
    }
    if (value instanceof Value.Time time) {
      return time.instant().equals(Instant.EPOCH) ? "" : time.instant().toString();
    }
    if (value instanceof Value.Day day) {
      return day.date().toString();
    }
    return Boolean.toString(((Value.Flag) value).holds());
  }

  private static String decimal(double number) {
    if (!Double.isFinite(number)) {
      return "";
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
