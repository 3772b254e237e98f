package io.loomsight.jobs.park;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.sheet.CsvWriter;
import io.loomsight.jobs.sheet.Sheet;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Usage;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.fabric.DefectKind;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the sums of a park's nights and writes its page and sheets. */
final class ParkJob {

  private static final double MS_PER_HOUR = 3_600_000;
  private static final int MOST_NAMED = 10;

  private final Warehouse warehouse;
  private final ParkRequest request;
  private final List<Batch> nights;

  private ParkJob(Warehouse warehouse, ParkRequest request) {
    this.warehouse = warehouse;
    this.request = request;
    this.nights = nights(warehouse, request);
  }

  /** Makes the page, in a session of its own; says where it lies. */
  static void runLocally(String warehouseRoot, ParkRequest request, Clock clock, PrintStream out) {
    Sessions.with(
        spark -> {
          Path page = run(Warehouse.open(spark, warehouseRoot), request, clock);
          out.printf("park: %s%n", page);
          out.flush();
          return page;
        });
  }

  /**
   * Makes the page.
   *
   * @return where it lies, its sheets beside it
   * @throws InputException where no graded night of the park is there
   */
  static Path run(Warehouse warehouse, ParkRequest request, Clock clock) {
    ParkPage page = new ParkJob(warehouse, request).page(clock);
    Path folder =
        new Path(
            warehouse.root(),
            "reports/park=%s/%s_%s"
                .formatted(request.park(), request.nights().first(), request.nights().last()));
    Path html = new Path(folder, "park.html");
    try {
      csv(warehouse, folder, ParkSheets.COMPUTE, page.compute());
      csv(warehouse, folder, ParkSheets.VOUCHERS, page.vouchers());
      warehouse
          .files()
          .replace(new Path(folder, ParkPage.WORKBOOK), output -> ParkWorkbook.write(page, output));
      warehouse.files().replace(html, ParkHtml.of(page));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return html;
  }

  private static <R> void csv(Warehouse warehouse, Path folder, Sheet<R> sheet, List<R> rows)
      throws IOException {
    warehouse
        .files()
        .replace(
            new Path(folder, sheet.file()),
            output -> CsvWriter.write(sheet, rows.iterator(), output));
  }

  /** The graded nights of all factories of the park. */
  private static List<Batch> nights(Warehouse warehouse, ParkRequest request) {
    List<Batch> graded = new ArrayList<>();
    for (String factory : warehouse.factories(Tables.STATISTICS)) {
      warehouse.batches(Tables.STATISTICS, factory, request.nights()::have).stream()
          .filter(
              night ->
                  warehouse.publishedRuns(Tables.STATISTICS, night).stream()
                      .anyMatch(run -> run.startsWith(request.ruleSet() + ":")))
          .forEach(graded::add);
    }
    List<Row> parks =
        warehouse
            .readKept(Tables.FRAMES, withFrames(warehouse, graded))
            .select("park", "factory")
            .distinct()
            .collectAsList();
    Set<String> ofPark =
        parks.stream()
            .filter(row -> row.getString(0).equals(request.park()))
            .map(row -> row.getString(1))
            .collect(toSet());
    List<Batch> nights = graded.stream().filter(night -> ofPark.contains(night.factory())).toList();
    if (nights.isEmpty()) {
      throw new InputException(
          "%s: expected a night of park '%s', %s, graded by %s, found %s"
              .formatted(
                  warehouse.root(),
                  request.park(),
                  request.nights(),
                  request.ruleSet(),
                  parks.isEmpty() ? "none" : "those of " + names(parks)));
    }
    return nights;
  }

  private static String names(List<Row> parks) {
    return parks.stream()
        .map(row -> "'%s'".formatted(row.getString(0)))
        .distinct()
        .sorted()
        .limit(MOST_NAMED)
        .collect(Collectors.joining(", "));
  }

  /** The nights, and of a factory whose frames of them were cleaned away the last that is kept. */
  private static List<Batch> withFrames(Warehouse warehouse, List<Batch> graded) {
    Map<String, List<Batch>> byFactory = graded.stream().collect(groupingBy(Batch::factory));
    List<Batch> nights = new ArrayList<>(graded);
    byFactory.forEach(
        (factory, own) -> {
          if (own.stream().noneMatch(night -> warehouse.isPublished(Tables.FRAMES, night))) {
            List<Batch> kept = warehouse.batches(Tables.FRAMES, factory);
            nights.addAll(kept.subList(Math.max(0, kept.size() - 1), kept.size()));
          }
        });
    return nights;
  }

  private ParkPage page(Clock clock) {
    return new ParkPage(
        request.park(),
        request.nights(),
        request.ruleSet(),
        request.pointsLimitPer100M2(),
        request.language(),
        clock.instant(),
        mills(),
        kinds(),
        compute(),
        vouchers());
  }

  private List<Mill> mills() {
    List<Batch> landed =
        nights.stream()
            .filter(night -> warehouse.isPublished(Tables.FRAMES, night))
            .filter(night -> warehouse.isPublished(Tables.REJECTS, night))
            .toList();
    Map<Batch, Long> frames = counts(warehouse.read(Tables.FRAMES, landed).toDF(), count(lit(1)));
    Map<Batch, Long> refused =
        counts(
            warehouse
                .read(Tables.REJECTS, landed)
                .filter(col("subject").equalTo(Reject.Subject.IMAGE.name()))
                .toDF(),
            count(lit(1)));
    Map<Batch, Long> stops =
        counts(
            warehouse
                .readKept(Tables.ALARMS, nights)
                .filter(col("urgency").equalTo(Alarm.Urgency.STOP_LOOM.name()))
                .toDF(),
            countDistinct("loomId"));
    Dataset<Statistic> statistics = warehouse.read(Tables.STATISTICS, nights, request.ruleSet());
    Map<Batch, Long> looms =
        counts(
            statistics.filter(col("level").equalTo(Statistic.Level.LOOM.name())).toDF(),
            count(lit(1)));
    Map<String, List<Statistic>> byMill =
        statistics
            .filter(col("level").equalTo(Statistic.Level.BATCH.name()))
            .collectAsList()
            .stream()
            .sorted(Comparator.comparing(Statistic::batchDate))
            .collect(groupingBy(Statistic::factory, TreeMap::new, Collectors.toList()));
    List<Mill> mills = new ArrayList<>();
    byMill.forEach(
        (factory, rows) -> {
          List<MillNight> ofMill =
              rows.stream().map(row -> night(row, looms, frames, refused)).toList();
          long stopped = rows.stream().mapToLong(row -> stops.getOrDefault(batch(row), 0L)).sum();
          mills.add(new Mill(factory, ofMill, stopped));
        });
    return mills;
  }

  private static Batch batch(Statistic row) {
    return new Batch(row.factory(), row.batchDate());
  }

  private static MillNight night(
      Statistic row, Map<Batch, Long> looms, Map<Batch, Long> frames, Map<Batch, Long> refused) {
    Batch batch = batch(row);
    double woven = row.coveragePercent() > 0 ? 100 * row.areaM2() / row.coveragePercent() : 0;
    return new MillNight(
        row.batchDate(),
        row.areaM2(),
        woven,
        row.points(),
        row.standingDefects(),
        looms.getOrDefault(batch, 0L),
        row.rolls(),
        row.gradedRolls(),
        row.firstQualityRolls(),
        frames.getOrDefault(batch, 0L),
        refused.getOrDefault(batch, 0L));
  }

  private static Map<Batch, Long> counts(Dataset<Row> rows, Column what) {
    Map<Batch, Long> counts = new HashMap<>();
    rows.groupBy("factory", "batchDate")
        .agg(what.as("found"))
        .collectAsList()
        .forEach(
            row ->
                Batch.parse(row.getString(0), String.valueOf(row.get(1)))
                    .ifPresent(batch -> counts.put(batch, row.getLong(2))));
    return counts;
  }

  private List<ParkPage.KindCount> kinds() {
    return warehouse
        .readKept(Tables.STATISTICS_BY_KIND, nights, request.ruleSet())
        .filter(col("level").equalTo(Statistic.Level.BATCH.name()))
        .groupBy("kind")
        .agg(sum(col("defects").minus(col("falseAlarms"))).as("found"))
        .filter(col("found").gt(0))
        .orderBy(col("found").desc(), col("kind"))
        .collectAsList()
        .stream()
        .map(
            row -> {
              DefectKind kind = DefectKind.valueOf(row.getString(0));
              return new ParkPage.KindCount(
                  Words.of(kind.chinese(), kind.english()),
                  kind.direction().name().toLowerCase(Locale.ROOT),
                  row.getLong(1));
            })
        .toList();
  }

  private List<Compute> compute() {
    List<Compute> all = new ArrayList<>();
    for (String factory : nights.stream().map(Batch::factory).distinct().toList()) {
      Dataset<Usage> usage =
          warehouse
              .readAll(Tables.USAGE, factory)
              .filter(
                  col("batchDate")
                      .between(lit(request.nights().first()), lit(request.nights().last())));
      Column gpu = col("device").startsWith("gpu");
      usage
          .agg(
              sum(when(gpu, col("heldMs")).otherwise(0)).as("gpuMs"),
              sum(when(gpu, 0).otherwise(col("heldMs"))).as("cpuMs"),
              sum("frames").as("frames"),
              sum("areaM2").as("areaM2"))
          .filter(col("frames").isNotNull())
          .collectAsList()
          .forEach(
              row ->
                  all.add(
                      new Compute(
                          factory,
                          row.getLong(0) / MS_PER_HOUR,
                          row.getLong(1) / MS_PER_HOUR,
                          row.getLong(2),
                          row.getDouble(3))));
    }
    return all;
  }

  /** Those of the months that the range touches. */
  private List<Voucher> vouchers() {
    Set<String> months =
        request.nights().each().stream()
            .map(date -> YearMonth.from(date).toString())
            .collect(toSet());
    Object[] factories = nights.stream().map(Batch::factory).distinct().toArray();
    return warehouse
        .readAll(Tables.CLAIMS)
        .filter(col("month").isin(months.toArray()).and(col("factory").isin(factories)))
        .groupBy("enterprise", "month", "factory")
        .agg(
            sum("costFen").as("costFen"),
            sum("eligibleFen").as("eligibleFen"),
            sum("claimFen").as("claimFen"))
        .orderBy("enterprise", "month", "factory")
        .collectAsList()
        .stream()
        .map(
            row ->
                new Voucher(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5)))
        .toList();
  }
}
