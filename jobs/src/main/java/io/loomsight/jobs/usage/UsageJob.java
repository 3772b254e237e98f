package io.loomsight.jobs.usage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Claim;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Usage;
import io.loomsight.jobs.table.Usage.Outcome;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.jobs.usage.UsageSum.Effort;
import io.loomsight.jobs.usage.UsageSum.Totals;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sums up the ledger of a month and writes the claim sheets of enterprises. */
public final class UsageJob {

  private static final Logger LOG = LoggerFactory.getLogger(UsageJob.class);
  private static final String FOLDER = "reports/claims";

  private UsageJob() {}

  /**
   * Prints the month's compute and the claims; writes each sheet as CSV and to the table {@code
   * claims}.
   *
   * @return how many tasks, sheets and lines
   * @throws InputException where there is no such enterprise
   */
  public static Map<String, Long> run(
      SparkSession spark,
      Warehouse warehouse,
      UsageConfig config,
      Accounts accounts,
      UsageRequest request,
      Clock clock,
      PrintStream out) {
    long startedMs = clock.millis();
    List<Enterprise> claiming = claiming(accounts, request);
    List<UsageSum> sums = sums(warehouse, config, request.month(), claiming);
    List<UsageSum> ofMonth =
        sums.stream().filter(sum -> YearMonth.from(sum.day()).equals(request.month())).toList();
    out.print(UsageSummary.ofMonth(request.month(), config, ofMonth, accounts));
    Map<String, Long> counts = new TreeMap<>();
    counts.put("tasks", ofMonth.stream().mapToLong(sum -> sum.totals().tasks()).sum());
    counts.put("sheets", (long) claiming.size());
    counts.put("lines", 0L);
    for (Enterprise enterprise : claiming) {
      List<ClaimSheet> year =
          ClaimSheet.ofYear(enterprise, request.month(), sums, accounts, config);
      ClaimSheet sheet = year.get(year.size() - 1);
      List<Claim> rows = sheet.rows(config, clock.instant());
      String id = sheet.month() + "-" + enterprise.id();
      Map<String, Long> written = written(warehouse, enterprise, request.month());
      warehouse.replaceRun(Tables.CLAIMS, id, spark.createDataset(rows, Tables.CLAIMS.encoder()));
      String file = write(warehouse, request, id + ".csv", ClaimCsv.of(rows));
      counts.merge("lines", (long) rows.size(), Long::sum);
      out.print(UsageSummary.ofSheet(sheet, config, year, written));
      out.printf("claim sheet: %s%n", file);
    }
    out.flush();
    LOG.info("usage of {}: {} in {} ms", request.month(), counts, clock.millis() - startedMs);
    return counts;
  }

  /** Prints where the time of a night's stages went, each by its latest run. */
  static void runNight(SparkSession spark, Warehouse warehouse, Batch night, PrintStream out) {
    Map<String, Run> latest = new LinkedHashMap<>();
    warehouse.readAll(Tables.RUNS, night).collectAsList().stream()
        .filter(run -> run.outcome() == Run.Outcome.SUCCEEDED)
        .sorted(Comparator.comparing(Run::endedAt))
        .forEach(
            run -> {
              latest.remove(run.stage());
              latest.put(run.stage(), run);
            });
    Column writes = when(col("bytesWritten").gt(0), col("heldMs")).otherwise(0L);
    List<StageShare> shares =
        warehouse
            .readAll(Tables.USAGE, night)
            .filter(col("counted"))
            .filter(col("runId").isin(latest.values().stream().map(Run::runId).toArray()))
            .groupBy("stage", "runId")
            .agg(
                total(col("heldMs")).as("heldMs"),
                total(col("readMs")).as("readMs"),
                total(col("decodeMs")).as("decodeMs"),
                total(col("busyMs")).as("modelMs"),
                total(writes).as("writeMs"),
                sum(col("areaM2")).as("areaM2"))
            .collectAsList()
            .stream()
            .map(
                row ->
                    new StageShare(
                        row.getAs("stage"),
                        latest.get(row.<String>getAs("stage")).elapsedMs(),
                        row.getAs("heldMs"),
                        row.getAs("readMs"),
                        row.getAs("decodeMs"),
                        row.getAs("modelMs"),
                        row.getAs("writeMs"),
                        row.getAs("areaM2")))
            .sorted(
                Comparator.comparing(share -> List.copyOf(latest.keySet()).indexOf(share.stage())))
            .toList();
    out.print(NightShares.of(night, shares));
    out.flush();
  }

  /** The same in a session of its own. */
  static void runNightLocally(String warehouseRoot, Batch night, PrintStream out) {
    SparkSession spark = Sessions.open();
    try {
      runNight(spark, Warehouse.open(spark, warehouseRoot), night, out);
    } finally {
      spark.stop();
    }
  }

  /** Runs in a session of its own. */
  static void runLocally(
      String warehouseRoot,
      UsageConfig config,
      Accounts accounts,
      UsageRequest request,
      Clock clock,
      PrintStream out) {
    claiming(accounts, request);
    SparkSession spark = Sessions.open();
    try {
      Warehouse warehouse = Warehouse.open(spark, warehouseRoot);
      run(spark, warehouse, config, accounts, request, clock, out);
    } finally {
      spark.stop();
    }
  }

  private static List<Enterprise> claiming(Accounts accounts, UsageRequest request) {
    List<Enterprise> claiming =
        accounts.enterprises().stream()
            .filter(known -> request.enterprise().map(known.id()::equals).orElse(true))
            .toList();
    if (claiming.isEmpty() && request.enterprise().isPresent()) {
      throw new InputException(
          "--enterprise: expected one of the accounts' %s, found '%s'"
              .formatted(
                  accounts.enterprises().stream().map(Enterprise::id).toList(),
                  request.enterprise().get()));
    }
    return claiming;
  }

  /**
   * All that the year has used up to the month's end; of factories that do not claim, the month.
   */
  private static List<UsageSum> sums(
      Warehouse warehouse, UsageConfig config, YearMonth month, List<Enterprise> claiming) {
    List<UsageSum> sums = new ArrayList<>();
    for (String factory : warehouse.factories(Tables.USAGE)) {
      boolean claims =
          claiming.stream().anyMatch(enterprise -> enterprise.factories().contains(factory));
      YearMonth from = claims ? month.withMonth(1) : month;
      Dataset<Usage> tasks = warehouse.readAll(Tables.USAGE, factory);
      sums.addAll(sums(tasks, factory, ZoneId.of(config.zone()), from, month));
    }
    return sums;
  }

  private static List<UsageSum> sums(
      Dataset<Usage> tasks, String factory, ZoneId zone, YearMonth from, YearMonth to) {
    Column latestFirst =
        row_number()
            .over(
                Window.partitionBy("runId", "taskId")
                    .orderBy(col("recordedAt").desc(), col("endedAt").desc()));
    Column effort =
        when(col("counted"), Effort.COUNTED.name())
            .when(col("outcome").equalTo(Outcome.SUPERSEDED.name()), Effort.SUPERSEDED.name())
            .otherwise(Effort.FAILED.name());
    return tasks
        .filter(col("startedAt").geq(lit(begin(from, zone))))
        .filter(col("startedAt").lt(lit(begin(to.plusMonths(1), zone))))
        .withColumn("place", latestFirst)
        .filter(col("place").equalTo(1))
        .groupBy(
            to_date(from_utc_timestamp(col("startedAt"), zone.getId())).as("day"),
            col("stage"),
            col("deviceModel"),
            col("device").startsWith("gpu").as("gpu"),
            effort.as("effort"))
        .agg(
            count(lit(1)),
            total(col("heldMs")),
            total(col("busyMs")),
            total(col("cpuMs")),
            total(col("bytesRead")),
            total(col("bytesWritten")),
            total(col("frames")),
            total(round(col("areaM2").multiply(1e9)).cast("long")))
        .collectAsList()
        .stream()
        .map(row -> parsed(factory, row))
        .toList();
  }

  private static Instant begin(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  private static Column total(Column values) {
    return coalesce(sum(values), lit(0L));
  }

  private static UsageSum parsed(String factory, Row row) {
    Object day = row.get(0);
    return new UsageSum(
        factory,
        day instanceof LocalDate date ? date : row.getDate(0).toLocalDate(),
        row.getString(1),
        row.getString(2),
        row.getBoolean(3),
        Effort.valueOf(row.getString(4)),
        new Totals(
            row.getLong(5),
            row.getLong(6),
            row.getLong(7),
            row.getLong(8),
            row.getLong(9),
            row.getLong(10),
            row.getLong(11),
            row.getLong(12)));
  }

  /** The subsidies of the year's earlier months as their sheets were written, in fen by month. */
  private static Map<String, Long> written(
      Warehouse warehouse, Enterprise enterprise, YearMonth month) {
    Map<String, Long> fen = new TreeMap<>();
    warehouse
        .readAll(Tables.CLAIMS)
        .filter(col("enterprise").equalTo(enterprise.id()))
        .filter(col("month").startsWith(month.getYear() + "-"))
        .filter(col("month").lt(month.toString()))
        .collectAsList()
        .forEach(claim -> fen.merge(claim.month(), claim.claimFen(), Long::sum));
    return fen;
  }

  private static String write(Warehouse warehouse, UsageRequest request, String name, String text) {
    try {
      if (request.out().isPresent()) {
        Files.createDirectories(request.out().get());
        java.nio.file.Path file = request.out().get().resolve(name);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return file.toString();
      }
      Path file = new Path(new Path(warehouse.root(), FOLDER), name);
      warehouse.files().replace(file, text);
      return file.toString();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
