package io.loomsight.jobs.generate;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.Partitions;
import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.PatternAttempt;
import io.loomsight.jobs.table.PatternSet;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the patterns of a request: reads its collections once, draws each pattern in a task of
 * Spark that also writes its files, then writes the tables {@code patterns} and {@code
 * pattern_sets} and the sheet. Files and rows are the same whatever the partitioning; run again,
 * they replace the earlier ones of the request's name.
 */
public final class GenerateJob {

  private static final Logger LOG = LoggerFactory.getLogger(GenerateJob.class);
  private static final int ORDERS_PER_TASK = 8;
  private static final Encoder<PatternOrder> ORDER = RecordEncoder.of(PatternOrder.class);
  private static final Encoder<Drawing> DRAWING = RecordEncoder.of(Drawing.class);

  private GenerateJob() {}

  /**
   * Draws, and says on {@code out} what came of it.
   *
   * @return patterns asked for, accepted, refused, attempts, designs and refusedDesigns
   */
  static Map<String, Long> run(
      SparkSession spark, Warehouse warehouse, GenerateCall call, Clock clock, PrintStream out) {
    return run(spark, warehouse, call, clock, out, orders -> partitions(spark, orders));
  }

  /** The same in so many partitions for a number of orders. */
  static Map<String, Long> run(
      SparkSession spark,
      Warehouse warehouse,
      GenerateCall call,
      Clock clock,
      PrintStream out,
      IntUnaryOperator partitions) {
    long startedMs = clock.millis();
    PatternRequest request = call.request();
    SmallFiles files = new SmallFiles(spark.sparkContext().hadoopConfiguration());
    PrintFolder folder = PrintFolder.of(files, call.folder(), request.name());
    Map<String, SourceDesigns> sources = new CollectionFiles(files, request).read();
    requireDrawable(request, sources);
    List<PatternOrder> orders =
        call.picks().isEmpty()
            ? PatternPlan.of(request)
            : PatternPlan.ofPicks(request, call.picks(), call.variations(), sources);
    folder.make();
    List<Drawing> drawings =
        draw(spark, clock, call, sources, orders, partitions.applyAsInt(orders.size()));
    long drawnMs = clock.millis() - startedMs;
    List<PatternSet> sets =
        new SetNumbers(request, call.against(), clock.instant()).of(sources, drawings);
    write(spark, warehouse, request, drawings, sets);
    SheetPage page = new SheetPage(call, drawings, sets, clock.instant(), drawnMs);
    SheetFiles.write(page, folder);
    Map<String, Long> counts = counts(sources, drawings);
    LOG.info("generate of {}: {} in {} ms", request.name(), counts, clock.millis() - startedMs);
    out.print(Outcome.text(page, folder));
    out.flush();
    return counts;
  }

  /** Refuses a network that has not learnt what it is to draw from before any task begins. */
  private static void requireDrawable(PatternRequest request, Map<String, SourceDesigns> sources) {
    if (request.method() == MethodName.NETWORK) {
      for (SourceDesigns source : sources.values()) {
        Methods.open(request.method(), source.unpacked(), source.generator(), request.screens())
            .close();
      }
    }
  }

  /** Runs in a session of its own, with its warehouse at {@code warehouseRoot}. */
  static Map<String, Long> runLocally(
      String warehouseRoot, GenerateCall call, Clock clock, PrintStream out) {
    return Sessions.with(
        spark -> run(spark, Warehouse.open(spark, warehouseRoot), call, clock, out));
  }

  /** As many as there are cores, and more where there is much to do, so that none waits long. */
  private static int partitions(SparkSession spark, int orders) {
    int cores = Math.max(1, spark.sparkContext().defaultParallelism());
    return Math.min(orders, Math.max(cores, Math.min(orders / ORDERS_PER_TASK, 4 * cores)));
  }

  /** What went wrong in a task, where it is the user's fault. */
  private static Optional<InputException> fault(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(InputException.class::isInstance)
        .map(InputException.class::cast)
        .findFirst();
  }

  private static List<Drawing> draw(
      SparkSession spark,
      Clock clock,
      GenerateCall call,
      Map<String, SourceDesigns> sources,
      List<PatternOrder> orders,
      int partitions) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Map<String, SourceDesigns>> shipped = context.broadcast(new TreeMap<>(sources));
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    try (Progress progress = Progress.start(spark, clock, "generate", "patterns", orders.size())) {
      DrawPartition draws =
          new DrawPartition(call.request(), call.folder(), shipped, hadoop, progress.counter());
      return spark
          .createDataset(context.parallelize(orders, partitions).rdd(), ORDER)
          .mapPartitions(draws, DRAWING)
          .collectAsList()
          .stream()
          .sorted(Comparator.comparingInt(drawing -> drawing.order().index()))
          .toList();
    } catch (Exception failure) {
      // Spark wraps what its tasks throw, and throws what no signature names.
      fault(failure)
          .ifPresent(
              fault -> {
                throw new InputException(fault.getMessage(), failure);
              });
      throw failure;
    } finally {
      shipped.destroy();
      hadoop.destroy();
    }
  }

  /** Draws the orders of a partition, which come by source, in one studio at a time. */
  private record DrawPartition(
      PatternRequest request,
      String folder,
      Broadcast<Map<String, SourceDesigns>> sources,
      Broadcast<SerializableConfiguration> hadoop,
      LongAccumulator done)
      implements MapPartitionsFunction<PatternOrder, Drawing> {

    @Override
    public Iterator<Drawing> call(Iterator<PatternOrder> orders) {
      Studios studios =
          new Studios(sources.value(), request.method(), request.rules(), request.screens());
      TaskContext.get()
          .addTaskCompletionListener((TaskCompletionListener) ended -> studios.close());
      PrintFolder prints =
          PrintFolder.of(new SmallFiles(hadoop.value().value()), folder, request.name());
      PatternMaker maker = new PatternMaker(request, studios, prints);
      return Partitions.each(
          orders,
          order -> {
            Drawing drawing = maker.make(order);
            done.add(1);
            return drawing;
          });
    }
  }

  private static void write(
      SparkSession spark,
      Warehouse warehouse,
      PatternRequest request,
      List<Drawing> drawings,
      List<PatternSet> sets) {
    List<PatternAttempt> rows =
        drawings.stream().flatMap(drawing -> drawing.attempts().stream()).toList();
    warehouse.replaceRun(
        Tables.PATTERNS, request.name(), spark.createDataset(rows, Tables.PATTERNS.encoder()));
    warehouse.replaceRun(
        Tables.PATTERN_SETS,
        request.name(),
        spark.createDataset(sets, Tables.PATTERN_SETS.encoder()));
  }

  private static Map<String, Long> counts(
      Map<String, SourceDesigns> sources, List<Drawing> drawings) {
    List<SourceDesigns> collections =
        sources.values().stream().filter(source -> source.mixedWith().isEmpty()).toList();
    long accepted = drawings.stream().filter(Drawing::isAccepted).count();
    Map<String, Long> counts = new TreeMap<>();
    counts.put("patterns", (long) drawings.size());
    counts.put("accepted", accepted);
    counts.put("refused", drawings.size() - accepted);
    counts.put("attempts", drawings.stream().mapToLong(Drawing::tries).sum());
    counts.put("designs", collections.stream().mapToLong(SourceDesigns::count).sum());
    counts.put("refusedDesigns", collections.stream().mapToLong(one -> one.refused().size()).sum());
    return counts;
  }
}
