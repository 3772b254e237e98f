package io.loomsight.jobs.export;

import io.loomsight.jobs.sheet.CsvWriter;
import io.loomsight.jobs.sheet.Sheet;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.jobs.table.StoreReads;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes nights' tables as CSV files, those of the workbook's sheets. All are written aside first;
 * only then are the old ones replaced, one by one.
 */
final class CsvJob {

  /** Where files wait for each other; in the folder itself, since stores can't move far. */
  static final String WAITING = "_waiting";

  private static final Logger LOG = LoggerFactory.getLogger(CsvJob.class);

  private CsvJob() {}

  /**
   * Writes the files.
   *
   * @param nights of one factory, at least one, all graded by the rule set
   * @return each file's rows without its header
   */
  static Map<String, Long> write(
      Warehouse warehouse, List<Batch> nights, String ruleSet, Path folder) {
    SmallFiles files = warehouse.files();
    Path waiting = new Path(folder, WAITING);
    Map<String, Long> counts = new TreeMap<>();
    try {
      files.delete(waiting);
      for (SheetRows<?> sheet : TableRowsJob.ofAll(warehouse, nights, ruleSet).sheets()) {
        counts.put(sheet.sheet().name(), write(files, sheet, waiting));
      }
      for (Sheet<?> sheet : Sheets.all()) {
        Path made = new Path(waiting, sheet.file());
        files.replace(
            new Path(folder, sheet.file()),
            output -> {
              try (InputStream input = StoreReads.whole(files.fileSystem(made), made)) {
                input.transferTo(output);
              }
            });
      }
      files.delete(waiting);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    LOG.info("CSV of {}: {} in {}", nights, counts, folder);
    return counts;
  }

  private static <R> long write(SmallFiles files, SheetRows<R> rows, Path folder)
      throws IOException {
    long[] written = new long[1];
    files.replace(
        new Path(folder, rows.sheet().file()),
        output -> written[0] = CsvWriter.write(rows.sheet(), rows.rows().get(), output));
    return written[0];
  }
}
