package io.loomsight.jobs.export;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Finds the nights that are asked for, checks the place, and has them written. */
final class ExportJob {

  private ExportJob() {}

  /** Exports and says what; returns the counts. */
  static Map<String, Long> run(
      SparkSession spark,
      Warehouse warehouse,
      ExportRequest request,
      Clock clock,
      PrintStream out) {
    Path path = Places.path(request.out());
    Map<String, Long> counts =
        switch (request.format()) {
          case XLSX -> {
            List<Batch> nights = graded(warehouse, request);
            check(() -> Places.requireWorkbook(warehouse.files(), path));
            yield WorkbookJob.write(warehouse, nights, request.ruleSet(), path);
          }
          case CSV -> {
            List<Batch> nights = graded(warehouse, request);
            check(() -> Places.requireFolder(warehouse.files(), path, csvNames()));
            yield CsvJob.write(warehouse, nights, request.ruleSet(), path);
          }
          case COCO -> {
            List<Batch> nights = judged(warehouse, request);
            check(() -> CocoFolder.require(warehouse.files(), path));
            yield CocoJob.write(spark, warehouse, nights, path, clock, out);
          }
        };
    out.printf("%s: %s%n", request.out(), words(counts));
    out.flush();
    return counts;
  }

  /** Exports in a session of its own. */
  static void runLocally(
      String warehouseRoot, ExportRequest request, Clock clock, PrintStream out) {
    Sessions.with(spark -> run(spark, Warehouse.open(spark, warehouseRoot), request, clock, out));
  }

  private static String words(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static Set<String> csvNames() {
    Set<String> names = new HashSet<>(Set.of(CsvJob.WAITING));
    Sheets.all().forEach(sheet -> names.add(sheet.file()));
    return names;
  }

  /** The nights that the rule set graded. */
  private static List<Batch> graded(Warehouse warehouse, ExportRequest request) {
    List<Batch> nights = nights(warehouse, Tables.STATISTICS, request, "graded");
    Set<String> known = new TreeSet<>();
    nights.forEach(night -> known.addAll(warehouse.ruleSets(Tables.STATISTICS, night)));
    if (!known.contains(request.ruleSet())) {
      throw new InputException(
          "--rule-set %s: expected a rule set that graded %s %s, found %s"
              .formatted(
                  request.ruleSet(),
                  request.factory(),
                  request.nights(),
                  String.join(", ", known)));
    }
    return nights.stream()
        .filter(night -> warehouse.isPublished(Tables.STATISTICS, night, request.ruleSet()))
        .toList();
  }

  /** The nights whose defects are known, whether graded or not. */
  private static List<Batch> judged(Warehouse warehouse, ExportRequest request) {
    return nights(warehouse, Tables.DEFECTS, request, "judged");
  }

  private static List<Batch> nights(
      Warehouse warehouse, Table<?> table, ExportRequest request, String were) {
    List<Batch> nights = warehouse.batches(table, request.factory(), request.nights()::have);
    if (nights.isEmpty()) {
      throw new InputException(
          "%s %s: expected a night that was %s, found none in %s"
              .formatted(request.factory(), request.nights(), were, warehouse.root()));
    }
    return nights;
  }

  private interface Check {
    void run() throws IOException;
  }

  private static void check(Check check) {
    try {
      check.run();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
