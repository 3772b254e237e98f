package io.loomsight.jobs.export;

import static org.apache.spark.sql.functions.col;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.HeldRows;
import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.Versions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what people reviewed as a data set in COCO's form. Images are copied by tasks; the driver
 * goes through them one partition at a time and holds their names and their defects' ids alone.
 */
final class CocoJob {

  private static final Logger LOG = LoggerFactory.getLogger(CocoJob.class);

  private CocoJob() {}

  /**
   * Writes the data set; an old one is good until the new labels are complete.
   *
   * @param nights of one factory, at least one, whose defects are known
   * @param out is told of each image that can't be had
   * @return what the data set holds, and what it lacks
   */
  static Map<String, Long> write(
      SparkSession spark,
      Warehouse warehouse,
      List<Batch> nights,
      Path folder,
      Clock clock,
      PrintStream out) {
    SmallFiles files = warehouse.files();
    LabelsJob labels = new LabelsJob(warehouse, nights);
    try (HeldRows held = new HeldRows()) {
      Dataset<Row> defects = held.few(labels.defects());
      requireReviews(defects, nights);
      Dataset<LabelledFrame> frames = held.many(labels.frames(defects));
      long count = frames.count();
      if (count == 0) {
        throw new InputException(
            "%s: expected frames of the reviewed defects, found none; were they cleaned away?"
                .formatted(words(nights)));
      }
      files.replace(
          new Path(folder, CocoFolder.README),
          output -> output.write(CocoFolder.readme().getBytes(StandardCharsets.UTF_8)));
      Dataset<LabelledImage> images;
      try (Progress progress = Progress.start(spark, clock, "export", "images", count)) {
        images =
            held.many(
                ImagesJob.copy(
                    spark,
                    LabelsJob.sorted(frames, count),
                    CocoFolder.images(folder),
                    progress.counter()));
        images.count();
      }
      Counted counted = new Counted(out);
      images.toLocalIterator().forEachRemaining(counted::add);
      if (counted.names.isEmpty()) {
        throw new InputException(
            "%s: expected images of the reviewed defects, found none of %d; the first: %s"
                .formatted(words(nights), count, counted.firstFailure));
      }
      CocoWriter writer = new CocoWriter(Versions.of(spark), clock.instant());
      files.replace(
          new Path(folder, CocoFolder.ANNOTATIONS),
          output -> writer.write(images::toLocalIterator, output));
      CocoFolder.forgetOthers(files, folder, counted.names);
      counted.undrawn(defects.filter(col("verdict").equalTo(Verdict.DEFECT.name())).count());
      LOG.info("data set of {}: {} in {}", words(nights), counted.counts, folder);
      return counted.counts;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void requireReviews(Dataset<Row> defects, List<Batch> nights) {
    if (defects.filter(col("verdict").notEqual(Verdict.UNREVIEWED.name())).isEmpty()) {
      throw new InputException(
          "%s: expected defects that a person has reviewed (loomsight review --import), found none among %d"
              .formatted(words(nights), defects.count()));
    }
  }

  private static String words(List<Batch> nights) {
    return nights.size() == 1
        ? nights.get(0).toString()
        : "%s to %s".formatted(nights.get(0), nights.get(nights.size() - 1).batchDate());
  }

  /** Counts images and names those that can't be had. */
  private static final class Counted {

    private final Map<String, Long> counts = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> defects = new HashSet<>();
    private final PrintStream out;
    private String firstFailure = "";

    Counted(PrintStream out) {
      this.out = out;
      List.of("images", "images of good cloth", "annotations", "defects", "images left out")
          .forEach(name -> counts.put(name, 0L));
    }

    void add(LabelledImage image) {
      if (!image.isWritten()) {
        firstFailure = firstFailure.isEmpty() ? image.failure() : firstFailure;
        out.println("left out: " + image.failure());
        count("images left out", 1);
        return;
      }
      names.add(image.file());
      count("images", 1);
      count("images of good cloth", image.labels().isEmpty() ? 1 : 0);
      count("annotations", image.labels().size());
      image.labels().forEach(label -> defects.add(label.defectId()));
    }

    /** Says how many defects people confirmed that no image shows. */
    void undrawn(long confirmed) {
      count("defects", defects.size());
      count("confirmed defects left out", confirmed - defects.size());
    }

    private void count(String name, long more) {
      counts.merge(name, more, Long::sum);
    }
  }
}
