package io.loomsight.jobs.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;

import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.CutPiece;
import io.loomsight.jobs.table.Dates;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.alarm.Alarm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the batch's page, {@code reports/factory=F/batch_date=D/report.html} in the warehouse, from
 * the published tables. What reaches the driver is bounded: aggregates, and the first few rows of
 * each roll.
 */
public final class ReportJob {

  /** The workbook's name beside the page, which the night puts there. */
  public static final String WORKBOOK = "tables.xlsx";

  private static final int ROWS_PER_LEVEL = 1000;
  private static final int CUT_ROLLS = 1000;
  private static final int EXAMPLES_PER_REASON = 3;
  private static final int LONGEST_TEXT = 300;

  /** Days on the trend. */
  private static final int NIGHTS = 30;

  private static final Logger LOG = LoggerFactory.getLogger(ReportJob.class);

  private final Warehouse warehouse;
  private final Batch batch;
  private final ReportConfig config;

  private ReportJob(StageContext context, ReportConfig config) {
    this.warehouse = context.warehouse();
    this.batch = context.batch();
    this.config = config;
  }

  /**
   * Writes the page; the old one, if any, is replaced when the new one is complete.
   *
   * @return the page's bytes and what it shows
   */
  public static Map<String, Long> run(StageContext context, ReportConfig config) {
    ReportPage page = new ReportJob(context, config).page(context);
    String html = ReportHtml.of(page);
    Path path = path(context.warehouse(), context.batch());
    Path rolls = new Path(path.getParent(), "rolls");
    SmallFiles files = context.warehouse().files();
    List<String> pages =
        new RollSheetsJob(context.warehouse(), context.batch(), config).writePages(context, rolls);
    try {
      Gallery gallery = GalleryJob.read(context.warehouse(), context.batch(), config);
      files.replace(new Path(path.getParent(), "review.html"), ReportHtml.of(gallery));
      files.replace(new Path(path.getParent(), NightSummary.FILE), NightSummary.of(page).json());
      files.replace(path, html);
      forgetOthers(files, rolls, pages);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    LOG.info(
        "report of {}: {} rolls, {} characters in {}",
        context.batch(),
        page.allRolls(),
        html.length(),
        path);
    return new TreeMap<>(
        Map.of(
            "characters", (long) html.length(),
            "rolls", page.allRolls(),
            "rejectedImages", page.refused(Reject.Subject.IMAGE),
            "defects", page.total().map(Statistic::defects).orElse(0L)));
  }

  /** Removes pages of rolls that the batch no longer has. */
  private static void forgetOthers(SmallFiles files, Path folder, List<String> pages)
      throws IOException {
    Set<String> kept = Set.copyOf(pages);
    for (FileStatus page : files.objects(folder)) {
      if (!kept.contains(page.getPath().getName())) {
        files.delete(page.getPath());
      }
    }
  }

  /** Where a batch's page lies. */
  public static Path path(Warehouse warehouse, Batch batch) {
    return new Path(
        warehouse.root(),
        "reports/factory=%s/batch_date=%s/report.html"
            .formatted(batch.factory(), batch.batchDate()));
  }

  private ReportPage page(StageContext context) {
    List<Statistic> statistics = statistics();
    long allRolls = warehouse.read(Tables.ROLLS, batch, config.ruleSet()).count();
    List<RollSheet> rolls = new RollSheetsJob(warehouse, batch, config).worst();
    return new ReportPage(
        batch,
        config,
        context.clock().instant(),
        warehouse.read(Tables.FRAMES, batch).count(),
        statistics.stream().filter(row -> row.level() == Statistic.Level.BATCH).findFirst(),
        statistics.stream().filter(row -> row.level() != Statistic.Level.BATCH).toList(),
        kinds(),
        nights(),
        new ReportPage.Leads(alarms(), charts(), cuts()),
        rolls,
        allRolls - rolls.size(),
        rejects(),
        runs(),
        references(),
        devices());
  }

  private List<Statistic> statistics() {
    return firstOfEachLevel(
            warehouse
                .read(Tables.STATISTICS, batch, config.ruleSet())
                .join(
                    warehouse
                        .read(Tables.CHARTS, batch, config.ruleSet())
                        .select("level", "name", "rank"),
                    new String[] {"level", "name"},
                    "left"))
        .drop("rank")
        .as(Tables.STATISTICS.encoder())
        .collectAsList();
  }

  /** Those that should stop the loom before the others, the longest of each first. */
  private List<Alarm> alarms() {
    return warehouse
        .read(Tables.ALARMS, batch)
        .orderBy(
            col("urgency").equalTo(Alarm.Urgency.STOP_LOOM.name()).desc(),
            col("box.heightMm").desc(),
            col("rollId"))
        .limit(ROWS_PER_LEVEL)
        .withColumn("memberIds", array().cast("array<string>"))
        .as(Tables.ALARMS.encoder())
        .collectAsList();
  }

  private List<Chart> charts() {
    return firstOfEachLevel(warehouse.read(Tables.CHARTS, batch, config.ruleSet()).toDF())
        .as(Tables.CHARTS.encoder())
        .collectAsList();
  }

  /** The pieces of the rolls that gain most by being cut. */
  private List<CutPiece> cuts() {
    Dataset<CutPiece> all = warehouse.read(Tables.CUTS, batch, config.ruleSet());
    Dataset<Row> most =
        all.filter(col("piece").equalTo(1))
            .orderBy(col("firstQualityMm").minus(col("firstQualityBeforeMm")).desc(), col("rollId"))
            .limit(CUT_ROLLS)
            .select("rollId");
    return all.join(most, new String[] {"rollId"}, "left_semi")
        .as(Tables.CUTS.encoder())
        .collectAsList();
  }

  private static Dataset<Row> firstOfEachLevel(Dataset<Row> ranked) {
    WindowSpec worst =
        Window.partitionBy("level").orderBy(col("rank").asc_nulls_last(), col("name"));
    return ranked
        .withColumn("place", row_number().over(worst))
        .filter(col("place").leq(ROWS_PER_LEVEL))
        .drop("place");
  }

  private List<KindStatistic> kinds() {
    return warehouse
        .read(Tables.STATISTICS_BY_KIND, batch, config.ruleSet())
        .filter(col("level").equalTo(Statistic.Level.BATCH.name()))
        .collectAsList();
  }

  /** The factory's nights up to this one that were graded by the rule set, oldest first. */
  private List<ReportPage.Night> nights() {
    List<Batch> charted = nights(warehouse, batch, config);
    return warehouse
        .read(Tables.STATISTICS, charted, config.ruleSet())
        .filter(col("level").equalTo(Statistic.Level.BATCH.name()))
        .collectAsList()
        .stream()
        .sorted(Comparator.comparing(Statistic::batchDate))
        .map(
            row ->
                new ReportPage.Night(
                    row.batchDate(),
                    row.pointsPer100M2(),
                    row.defectsPer100M2(),
                    row.firstQualityPercent(),
                    row.coveragePercent(),
                    row.areaM2()))
        .toList();
  }

  /** The nights whose numbers a batch's page shows beside its own, and itself. */
  public static List<Batch> nights(Warehouse warehouse, Batch batch, ReportConfig config) {
    Dates shown = new Dates(batch.batchDate().minusDays(NIGHTS - 1L), batch.batchDate());
    return warehouse.batches(Tables.STATISTICS, batch.factory(), shown::have).stream()
        .filter(
            night ->
                warehouse.publishedRuns(Tables.STATISTICS, night).stream()
                    .anyMatch(run -> run.startsWith(config.ruleSet() + ":")))
        .toList();
  }

  private List<ReportPage.RejectGroup> rejects() {
    WindowSpec group = Window.partitionBy("subject", "reason");
    Map<String, ReportPage.RejectGroup> groups = new TreeMap<>();
    warehouse
        .read(Tables.REJECTS, batch)
        .withColumn("all", count(lit(1)).over(group))
        .withColumn("place", row_number().over(group.orderBy("uri", "line")))
        .filter(col("place").leq(EXAMPLES_PER_REASON))
        .select(
            col("subject"),
            col("reason"),
            col("all"),
            col("uri"),
            col("line"),
            substring(col("detail"), 1, LONGEST_TEXT).as("detail"))
        .orderBy("subject", "reason", "place")
        .collectAsList()
        .forEach(row -> groups.merge(key(row), group(row), ReportJob::together));
    return List.copyOf(groups.values());
  }

  private static String key(Row row) {
    return row.getAs("subject") + " " + row.getAs("reason");
  }

  private static ReportPage.RejectGroup group(Row row) {
    return new ReportPage.RejectGroup(
        Reject.Subject.valueOf(row.getAs("subject")),
        Reject.Reason.valueOf(row.getAs("reason")),
        row.getAs("all"),
        List.of(new ReportPage.Example(row.getAs("uri"), row.getAs("line"), row.getAs("detail"))));
  }

  private static ReportPage.RejectGroup together(
      ReportPage.RejectGroup some, ReportPage.RejectGroup more) {
    List<ReportPage.Example> examples = new ArrayList<>(some.examples());
    examples.addAll(more.examples());
    return new ReportPage.RejectGroup(some.subject(), some.reason(), some.count(), examples);
  }

  /** Each stage's last attempt that did something; this stage's own are left out. */
  private List<Run> runs() {
    WindowSpec latest =
        Window.partitionBy("stage").orderBy(col("endedAt").desc(), col("runId").desc());
    return warehouse
        .readAll(Tables.RUNS, batch.factory())
        .filter(col("batchDate").equalTo(lit(batch.batchDate())))
        .filter(
            col("stage")
                .notEqual("report")
                .and(col("outcome").notEqual(Run.Outcome.SKIPPED.name())))
        .withColumn("place", row_number().over(latest))
        .filter(col("place").equalTo(1))
        .drop("place")
        .orderBy("startedAt", "stage")
        .limit(ROWS_PER_LEVEL)
        .as(Tables.RUNS.encoder())
        .collectAsList();
  }

  private List<ReportPage.StyleReference> references() {
    Dataset<Row> known =
        warehouse
            .readAll(Tables.REFERENCES, batch.factory())
            .select(
                col("styleId"),
                col("version").as("referenceVersion"),
                col("batchDate").as("madeIn"),
                size(col("frameIds")).cast("long").as("goodFrames"),
                col("threshold"));
    return warehouse
        .read(Tables.SCORES, batch)
        .groupBy("styleId", "referenceVersion", "provisionalReference")
        .agg(count(lit(1)).as("judged"))
        .join(known, new String[] {"styleId", "referenceVersion"}, "left")
        .withColumn("goodFrames", coalesce(col("goodFrames"), lit(0L)))
        .withColumn("threshold", coalesce(col("threshold"), lit(Double.NaN)))
        .orderBy("styleId", "referenceVersion", "provisionalReference")
        .limit(ROWS_PER_LEVEL)
        .collectAsList()
        .stream()
        .map(
            row ->
                new ReportPage.StyleReference(
                    row.getAs("styleId"),
                    row.getAs("referenceVersion"),
                    row.getAs("provisionalReference"),
                    madeIn(row.getAs("madeIn")),
                    row.getAs("goodFrames"),
                    row.getAs("threshold"),
                    row.getAs("judged")))
        .toList();
  }

  /** Spark hands out dates as either class, by a setting of the session. */
  private static Optional<LocalDate> madeIn(Object date) {
    return Optional.ofNullable(date).map(Object::toString).map(LocalDate::parse);
  }

  private List<ReportPage.DeviceUse> devices() {
    return warehouse
        .read(Tables.SCORES, batch)
        .withColumn("deviceNote", coalesce(col("deviceNote"), lit("")))
        .groupBy("device", "deviceNote", "modelVersion")
        .agg(
            count(lit(1)).as("frames"),
            sum(round(col("elapsedMs").multiply(1000)).cast("long")).as("micros"))
        .orderBy("device", "deviceNote", "modelVersion")
        .limit(ROWS_PER_LEVEL)
        .collectAsList()
        .stream()
        .map(
            row ->
                new ReportPage.DeviceUse(
                    row.getAs("device"),
                    row.getAs("deviceNote"),
                    row.getAs("modelVersion"),
                    row.getAs("frames"),
                    ((Long) row.getAs("micros")) / 1000.0))
        .toList();
  }
}
