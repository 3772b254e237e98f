package io.loomsight.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.ingest.LandedFile.Kind;
import io.loomsight.jobs.runtime.Partitions;
import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.ReadAhead;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.runtime.TaskMeter;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Reject.Reason;
import io.loomsight.jobs.table.Reject.Subject;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.fabric.Frame;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stage {@code ingest}: reads a night's landing folder, {@code
 * <landing>/factory=F/date=YYYY-MM-DD/}, into the tables {@code frames} and {@code rejects}.
 *
 * <p>Listing, manifests and images are read by Spark's tasks; the driver sees counts only. Each
 * image is read and decoded once, and what is refused is refused for one reason, the first of: its
 * bytes and header, no manifest line, its pixels, the content of another image, its camera's series
 * on the roll. The rows are the same whatever the partitioning.
 */
public final class IngestJob {

  private static final Logger LOG = LoggerFactory.getLogger(IngestJob.class);

  private static final int IMAGES_PER_TASK = 128;
  private static final int TASKS_PER_CORE = 4;

  static final Encoder<Candidate> CANDIDATE = RecordEncoder.of(Candidate.class);
  private static final Column IS_IMAGE = col("subject").equalTo(Subject.IMAGE.name());
  static final Column IS_OPEN = size(col("refusal")).equalTo(0);

  private final StageContext context;
  private final IngestConfig config;
  private final LandingJob landing;
  private final Deque<Dataset<?>> kept = new ArrayDeque<>();

  private IngestJob(StageContext context, IngestConfig config, LandingJob landing) {
    this.context = context;
    this.config = config;
    this.landing = landing;
  }

  /**
   * Reads the night and publishes its frames and rejects.
   *
   * @param landing the folder above {@code factory=F/}, a local path or any URI that Hadoop knows
   * @return images, frames, rejectedImages, lines, rejectedLines
   * @throws InputException where there is no such folder or no manifest in it, it cannot be read,
   *     or more is refused than {@link IngestConfig#maxRejectPercent}; nothing is published then
   */
  public static Map<String, Long> run(StageContext context, IngestConfig config, String landing) {
    long startedMs = context.clock().millis();
    IngestJob job =
        new IngestJob(context, config, LandingJob.of(context.spark(), context.batch(), landing));
    try {
      Tally tally = job.publish(startedMs);
      LOG.info(
          "ingest of {}: {} in {} ms",
          context.batch(),
          tally,
          context.clock().millis() - startedMs);
      return tally.counts();
    } catch (Exception failure) {
      // Spark wraps what its tasks throw, and throws what no signature names.
      unreadable(failure)
          .ifPresent(
              cause -> {
                throw new InputException(cause.getMessage(), failure);
              });
      throw failure;
    } finally {
      job.release();
    }
  }

  /** The store's refusal that a task met, which is the landing's fault and no bug. */
  private static Optional<UncheckedIOException> unreadable(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(UncheckedIOException.class::isInstance)
        .map(UncheckedIOException.class::cast)
        .findFirst();
  }

  private Tally publish(long startedMs) {
    Dataset<LandedFile> files = keep(landing.files(keep(landing.topLevel())));
    Map<Kind, Long> kinds = kinds(files);
    long images = kinds.getOrDefault(Kind.IMAGE, 0L);
    if (kinds.getOrDefault(Kind.MANIFEST, 0L) == 0) {
      throw new InputException(
          "%s: expected manifest*.csv or manifest*.jsonl, found none beside %d images"
              .formatted(landing.folder(), images));
    }
    if (kinds.getOrDefault(Kind.IGNORED, 0L) > 0) {
      LOG.info(
          "{}: ignored {} files that are hidden or tables",
          landing.folder(),
          kinds.get(Kind.IGNORED));
    }
    Dataset<ManifestLine> lines = keep(landing.lines(files));
    long lineCount = lines.count();
    LOG.info(
        "ingest of {}: {} images and {} manifest lines listed in {} ms",
        context.batch(),
        images,
        lineCount,
        context.clock().millis() - startedMs);
    Dataset<Candidate> paired = keep(paired(files, lines));
    Dataset<Candidate> examined;
    try (Progress progress = Progress.start(context, "ingest", "images", images)) {
      examined = keep(examined(paired.filter(IS_IMAGE), images, progress.counter()));
      examined.count();
    }
    SeriesJob series = new SeriesJob(config, keep(SeriesJob.ended(paired)));
    Dataset<Candidate> judged =
        keep(series.judged(examined).coalesce(Math.max(1, cores())))
            .union(paired.filter(not(IS_IMAGE)));
    Tally tally = tally(images, lineCount, judged);
    tally.requireFewRejects(context.batch(), config.maxRejectPercent());

    String factory = context.batch().factory();
    LocalDate batchDate = context.batch().batchDate();
    Publication publication = context.warehouse().publication(context.batch(), context.runId());
    long frames =
        publication.stage(
            Tables.FRAMES,
            judged
                .filter(IS_OPEN)
                .map(
                    (MapFunction<Candidate, Frame>) image -> Rows.frame(image, factory, batchDate),
                    Tables.FRAMES.encoder()));
    long rejects =
        publication.stage(
            Tables.REJECTS,
            judged
                .filter(not(IS_OPEN))
                .map(
                    (MapFunction<Candidate, Reject>)
                        candidate -> Rows.reject(candidate, factory, batchDate),
                    Tables.REJECTS.encoder()));
    tally.requireNothingLost(frames, rejects);
    series.warnOfLostEnds(context.batch(), judged);
    publication.publish();
    return tally;
  }

  private static Map<Kind, Long> kinds(Dataset<LandedFile> files) {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    files
        .groupBy("kind")
        .count()
        .collectAsList()
        .forEach(row -> counts.put(Kind.valueOf(row.getString(0)), row.getLong(1)));
    return counts;
  }

  /** Every image with the line that places it, and what is already refused. */
  static Dataset<Candidate> paired(Dataset<LandedFile> files, Dataset<ManifestLine> lines) {
    Dataset<Candidate> nameless =
        lines
            .filter(col("path").equalTo(""))
            .map((MapFunction<ManifestLine, Candidate>) Candidate::line, CANDIDATE);
    return files
        .filter(col("kind").equalTo(Kind.IMAGE.name()))
        .groupByKey((MapFunction<LandedFile, String>) LandedFile::path, Encoders.STRING())
        .cogroupSorted(
            lines
                .filter(col("path").notEqual(""))
                .groupByKey(
                    (MapFunction<ManifestLine, String>) ManifestLine::path, Encoders.STRING()),
            new Column[0],
            new Column[] {col("manifest"), col("line")},
            (CoGroupFunction<String, LandedFile, ManifestLine, Candidate>)
                (path, images, named) -> Pairing.pair(path, first(images), named),
            CANDIDATE)
        .union(nameless);
  }

  private Dataset<Candidate> examined(
      Dataset<Candidate> landed, long images, LongAccumulator counter) {
    Broadcast<SerializableConfiguration> hadoop = landing.hadoop();
    IngestConfig limits = config;
    TaskMeter meter = TaskMeter.of(context);
    return landed
        .repartition(tasks(images), col("uri"))
        .mapPartitions(
            (MapPartitionsFunction<Candidate, Candidate>)
                part -> {
                  ImageExaminer examiner =
                      new ImageExaminer(limits, LandingJob.store(hadoop), meter);
                  return Partitions.each(
                      ReadAhead.ofTask(part, examiner::bytesToRead, examiner::read),
                      image -> {
                        Candidate examined = examiner.examine(image.row(), image::bytes);
                        TaskContext.get()
                            .taskMetrics()
                            .inputMetrics()
                            .incBytesRead(examiner.bytesToRead(image.row()));
                        counter.add(1);
                        return examined;
                      });
                },
            CANDIDATE);
  }

  private Tally tally(long images, long lines, Dataset<Candidate> judged) {
    Tally tally = new Tally(images, lines);
    judged
        .groupBy(col("subject"), try_element_at(col("refusal.reason"), lit(1)).as("reason"))
        .agg(
            count("*").as("all"),
            sum(when(size(col("placement")).gt(0), 1L).otherwise(0L)).as("placed"))
        .collectAsList()
        .forEach(
            row ->
                tally.add(
                    Subject.valueOf(row.getString(0)),
                    Optional.ofNullable(row.getString(1)).map(Reason::valueOf),
                    row.getLong(2),
                    row.getLong(3)));
    return tally;
  }

  private int tasks(long images) {
    if (config.partitions() > 0) {
      return config.partitions();
    }
    long enough = Math.min(images, (long) cores() * TASKS_PER_CORE);
    return (int) Math.max(1, Math.max(enough, images / IMAGES_PER_TASK));
  }

  private int cores() {
    return context.spark().sparkContext().defaultParallelism();
  }

  private static <T> Optional<T> first(Iterator<T> items) {
    return items.hasNext() ? Optional.of(items.next()) : Optional.empty();
  }

  private <T> Dataset<T> keep(Dataset<T> rows) {
    Dataset<T> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.push(persisted);
    return persisted;
  }

  private void release() {
    kept.forEach(Dataset::unpersist);
    landing.hadoop().unpersist();
  }
}
