package io.loomsight.jobs.park;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.loomsight.jobs.page.FormulaGuard;
import java.util.ArrayList;
import java.util.List;

/** The sheets of compute and vouchers as CSV: UTF-8 with a mark that spreadsheets know it by. */
final class UsageCsv {

  private static final CsvMapper CSV = new CsvMapper();
  private static final String MARK = "\uFEFF";

  private UsageCsv() {}

  /** A line for each mill. */
  static String compute(ParkPage page) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of("factory", "gpuHours", "cpuHours", "frames", "areaM2"));
    page.compute()
        .forEach(
            row ->
                rows.add(
                    List.of(
                        FormulaGuard.inCsv(row.factory()),
                        row.gpuHours(),
                        row.cpuHours(),
                        row.frames(),
                        row.areaM2())));
    return written(rows);
  }

  /** A line for each enterprise, month and mill; money in yuan. */
  static String vouchers(ParkPage page) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of("enterprise", "month", "factory", "costYuan", "eligibleYuan", "claimYuan"));
    page.vouchers()
        .forEach(
            row ->
                rows.add(
                    List.of(
                        FormulaGuard.inCsv(row.enterprise()),
                        row.month(),
                        FormulaGuard.inCsv(row.factory()),
                        row.costFen() / 100.0,
                        row.eligibleFen() / 100.0,
                        row.claimFen() / 100.0)));
    return written(rows);
  }

  private static String written(List<List<Object>> rows) {
    CsvSchema lines = CsvSchema.emptySchema().withLineSeparator("\r\n");
    StringBuilder text = new StringBuilder(MARK);
    try {
      for (List<Object> row : rows) {
        text.append(CSV.writer(lines).writeValueAsString(row));
      }
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }
}
