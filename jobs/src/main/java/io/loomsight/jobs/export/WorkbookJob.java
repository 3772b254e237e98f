package io.loomsight.jobs.export;

import io.loomsight.jobs.sheet.Sheet;
import io.loomsight.jobs.sheet.WorkbookWriter;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes nights' tables as one workbook. */
public final class WorkbookJob {

  private static final Logger LOG = LoggerFactory.getLogger(WorkbookJob.class);

  private WorkbookJob() {}

  /**
   * Writes the workbook of a night that goes with its page; an old one is replaced when the new one
   * is complete.
   *
   * @param night graded by the rule set
   * @param mostDefects beyond, those that cost least are left out, and the first sheet says so
   * @param path the file, on any store
   * @return each sheet's rows
   */
  public static Map<String, Long> write(
      Warehouse warehouse, Batch night, String ruleSet, int mostDefects, Path path) {
    return write(
        warehouse,
        new TableRowsJob(warehouse, List.of(night), ruleSet, mostDefects),
        List.of(night),
        path);
  }

  /**
   * Writes the workbook of nights with all their defects.
   *
   * @param nights of one factory, at least one, all graded by the rule set
   */
  static Map<String, Long> write(
      Warehouse warehouse, List<Batch> nights, String ruleSet, Path path) {
    return write(warehouse, TableRowsJob.ofAll(warehouse, nights, ruleSet), nights, path);
  }

  private static Map<String, Long> write(
      Warehouse warehouse, TableRowsJob tables, List<Batch> nights, Path path) {
    Summary summary = tables.summary();
    String created = summary.nights().get(summary.nights().size() - 1) + "T00:00:00Z";
    Map<Sheet<?>, Long> rows = new LinkedHashMap<>();
    try (WorkbookWriter writer = new WorkbookWriter(WorkbookWriter.ROWS_A_SHEET, created)) {
      SummarySheet first = new SummarySheet(writer);
      for (SheetRows<?> sheet : tables.sheets()) {
        rows.put(sheet.sheet(), write(writer, sheet));
      }
      first.fill(summary, rows);
      warehouse.files().replace(path, writer::writeTo);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Map<String, Long> counts = new TreeMap<>();
    rows.forEach((sheet, count) -> counts.put(sheet.name(), count));
    LOG.info("workbook of {}: {} in {}", nights, counts, path);
    return counts;
  }

  private static <R> long write(WorkbookWriter writer, SheetRows<R> sheet) {
    return writer.write(sheet.sheet(), sheet.rows().get());
  }
}
