package io.loomsight.jobs.ingest;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** What {@code ingest} does before it reads the first image, step by step and by the clock. */
public final class RehearsalJob {

  private RehearsalJob() {}

  /**
   * A step.
   *
   * @param count of what the step made
   */
  public record Step(String name, long count, double seconds) {}

  /**
   * Lists a night by tasks, reads its manifests and pairs both; writes nothing.
   *
   * @param landing the folder above {@code factory=F/}, a local path or any URI that Hadoop knows
   * @throws InputException where there is no such folder
   */
  public static List<Step> run(SparkSession spark, Batch batch, String landing) {
    LandingJob night = LandingJob.of(spark, batch, landing);
    Dataset<LandedFile> topLevel = night.topLevel().persist(StorageLevel.MEMORY_AND_DISK());
    List<Step> steps = new ArrayList<>();
    steps.add(timed("files and folders on top", topLevel::count));
    Dataset<LandedFile> files = night.files(topLevel).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<ManifestLine> lines = night.lines(files).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      steps.add(timed("all files, by tasks", files::count));
      steps.add(timed("manifest lines", lines::count));
      steps.add(timed("images and lines paired", IngestJob.paired(files, lines)::count));
      return steps;
    } finally {
      lines.unpersist();
      files.unpersist();
      topLevel.unpersist();
      night.hadoop().unpersist();
    }
  }

  private static Step timed(String name, LongSupplier work) {
    long started = System.nanoTime();
    long count = work.getAsLong();
    return new Step(name, count, (System.nanoTime() - started) / 1e9);
  }
}
