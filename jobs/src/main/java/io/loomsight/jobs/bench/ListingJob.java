package io.loomsight.jobs.bench;

import io.loomsight.jobs.ingest.RehearsalJob;
import io.loomsight.jobs.runtime.Fingerprint;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.LandingNames;
import io.loomsight.jobs.table.SmallFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Times all that comes before the first image of a night is read, in a session of its own. */
final class ListingJob {

  private ListingJob() {}

  /** Prints seconds step by step, and the driver's highest heap. */
  static void run(Batch batch, String landing, PrintStream out) {
    long started = System.nanoTime();
    SparkSession spark = Sessions.open();
    try {
      print(out, "start of Spark", "", seconds(started));
      long before = System.nanoTime();
      print(out, "fingerprint, by the driver", fingerprint(spark, batch, landing), seconds(before));
      for (RehearsalJob.Step step : RehearsalJob.run(spark, batch, landing)) {
        print(out, step.name(), String.format(Locale.ROOT, "%,d", step.count()), step.seconds());
      }
      print(out, "all of it, without the start", "", seconds(before));
      out.println(HeapPeak.words());
      out.flush();
    } finally {
      spark.stop();
    }
  }

  /** What tells whether a night must run again; returns how many files it saw. */
  private static String fingerprint(SparkSession spark, Batch batch, String landing) {
    SmallFiles files = new SmallFiles(spark.sparkContext().hadoopConfiguration());
    Path night = new Path(landing, LandingNames.night(batch));
    try {
      String hash = Fingerprint.ofFolder(files, files.fileSystem(night).makeQualified(night));
      return String.format(Locale.ROOT, "%,d", Long.parseLong(hash.split(":", 2)[0]));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void print(PrintStream out, String step, String count, double seconds) {
    out.printf(Locale.ROOT, "%-30s %12s %8.1f s%n", step, count, seconds);
  }

  private static double seconds(long started) {
    return (System.nanoTime() - started) / 1e9;
  }
}
