package io.loomsight.jobs.park;

import io.loomsight.jobs.page.Messages;
import io.loomsight.jobs.sheet.Column;
import io.loomsight.jobs.sheet.Sheet;
import io.loomsight.jobs.sheet.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The columns of a park's sheets. */
final class ParkSheets {

  static final Messages MESSAGES = Messages.beside(ParkSheets.class, "sheets");

  /** A mill's night and whose it is. */
  record NightOfMill(String factory, MillNight night) {}

  static final Sheet<Mill> MILLS =
      new Sheet<>(
          "mills",
          "Mills",
          1,
          MESSAGES,
          joined(
              List.of(Column.text("factory", Mill::factory)),
              measures(Mill::sum),
              List.of(
                  Column.count("stops", Mill::stops),
                  Column.count("nights", mill -> mill.nights().size()))));

  /** Under the headings of {@link #MILLS}. */
  static final Sheet<NightOfMill> NIGHTS =
      new Sheet<>(
          "mills",
          "Nights",
          2,
          MESSAGES,
          joined(
              List.of(
                  Column.date("date", row -> row.night().date()),
                  Column.text("factory", NightOfMill::factory)),
              measures(NightOfMill::night)));

  static final Sheet<Compute> COMPUTE =
      new Sheet<>(
          "compute",
          "Compute",
          1,
          MESSAGES,
          List.of(
              Column.text("factory", Compute::factory),
              Column.decimal("gpuHours", Style.HOURS, Compute::gpuHours),
              Column.decimal("cpuHours", Style.HOURS, Compute::cpuHours),
              Column.count("frames", Compute::frames),
              Column.decimal("areaM2", Style.SQUARE_METRES, Compute::areaM2)));

  static final Sheet<Voucher> VOUCHERS =
      new Sheet<>(
          "vouchers",
          "Vouchers",
          3,
          MESSAGES,
          List.of(
              Column.text("enterprise", Voucher::enterprise),
              Column.text("month", Voucher::month),
              Column.text("factory", Voucher::factory),
              Column.decimal("costYuan", Style.YUAN, row -> yuan(row.costFen())),
              Column.decimal("eligibleYuan", Style.YUAN, row -> yuan(row.eligibleFen())),
              Column.decimal("claimYuan", Style.YUAN, row -> yuan(row.claimFen()))));

  private ParkSheets() {}

  /** What is told of a night, and of nights together. */
  private static <R> List<Column<R>> measures(Function<R, MillNight> of) {
    return List.of(
        decimal("pointsPer100M2", Style.RATE, of, MillNight::pointsPer100M2),
        decimal("firstPercent", Style.PERCENT, of, MillNight::firstPercent),
        decimal("coveragePercent", Style.PERCENT, of, MillNight::coveragePercent),
        decimal("defectsPer100M2", Style.RATE, of, MillNight::defectsPer100M2),
        count("looms", of, MillNight::looms),
        count("rolls", of, MillNight::rolls),
        count("gradedRolls", of, MillNight::gradedRolls),
        count("firstRolls", of, MillNight::firstRolls),
        decimal("areaM2", Style.SQUARE_METRES, of, MillNight::areaM2),
        count("points", of, MillNight::points),
        count("defects", of, MillNight::defects),
        count("images", of, MillNight::images),
        count("refused", of, MillNight::refused));
  }

  private static <R> Column<R> decimal(
      String name, Style style, Function<R, MillNight> of, ToDoubleFunction<MillNight> number) {
    return Column.decimal(name, style, row -> number.applyAsDouble(of.apply(row)));
  }

  private static <R> Column<R> count(
      String name, Function<R, MillNight> of, ToLongFunction<MillNight> number) {
    return Column.count(name, row -> number.applyAsLong(of.apply(row)));
  }

  @SafeVarargs
  private static <R> List<Column<R>> joined(List<Column<R>>... parts) {
    List<Column<R>> all = new ArrayList<>();
    for (List<Column<R>> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  static double yuan(long fen) {
    return fen / 100.0;
  }
}
