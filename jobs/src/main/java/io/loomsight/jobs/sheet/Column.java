package io.loomsight.jobs.sheet;

import io.loomsight.jobs.page.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * One column of a sheet.
 *
 * @param name its name in the table, the header in CSV; with the sheet's before it the key of its
 *     headings
 * @param style how a spreadsheet shows it
 * @param value a row's cell
 */
public record Column<R>(String name, Style style, Function<R, Value> value) {

  public static <R> Column<R> text(String name, Function<R, String> text) {
    return new Column<>(name, Style.TEXT, row -> new Value.Text(text.apply(row)));
  }

  public static <R> Column<R> coded(
      String name, Function<R, Enum<?>> code, Function<Enum<?>, Words> words) {
    return new Column<>(
        name,
        Style.TEXT,
        row -> new Value.Coded(code.apply(row).name(), words.apply(code.apply(row))));
  }

  public static <R> Column<R> count(String name, ToLongFunction<R> number) {
    return new Column<>(name, Style.COUNT, row -> new Value.Whole(number.applyAsLong(row)));
  }

  public static <R> Column<R> decimal(String name, Style style, ToDoubleFunction<R> number) {
    return new Column<>(name, style, row -> new Value.Decimal(number.applyAsDouble(row)));
  }

  public static <R> Column<R> date(String name, Function<R, LocalDate> date) {
    return new Column<>(name, Style.DATE, row -> new Value.Day(date.apply(row)));
  }

  public static <R> Column<R> time(String name, Function<R, Instant> instant) {
    return new Column<>(name, Style.TIME, row -> new Value.Time(instant.apply(row)));
  }

  public static <R> Column<R> flag(String name, Predicate<R> holds) {
    return new Column<>(name, Style.FLAG, row -> new Value.Flag(holds.test(row)));
  }
}
