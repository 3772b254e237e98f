package io.loomsight.jobs;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.parquet.hadoop.ParquetOutputCommitter;
import org.apache.spark.sql.RuntimeConfig;

/** Fails to commit what Spark writes into a table, as a store does that is out of reach. */
public final class FailingCommitter extends ParquetOutputCommitter {

  private static final String SETTING = "spark.sql.parquet.output.committer.class";
  private static final AtomicInteger TIMES = new AtomicInteger();
  private static volatile String table = "";

  private final Path output;

  /** Called by Spark. */
  public FailingCommitter(Path output, TaskAttemptContext task) throws IOException {
    super(output, task);
    this.output = output;
  }

  /** Work, while so many next writes into a table fail. */
  public interface Failures {
    void begin(String ofTable, int times);
  }

  /** Work that may have writes fail. */
  public interface Work {
    void run(Failures failures);
  }

  /** Does work; after it, no write fails. */
  public static void during(Work work) {
    RuntimeConfig settings = LocalSpark.session().conf();
    String before = settings.get(SETTING);
    settings.set(SETTING, FailingCommitter.class.getName());
    try {
      work.run(
          (ofTable, times) -> {
            table = ofTable;
            TIMES.set(times);
          });
    } finally {
      TIMES.set(0);
      settings.set(SETTING, before);
    }
  }

  @Override
  public void commitJob(JobContext job) throws IOException {
    if (output.toString().contains("/" + table + "/")
        && TIMES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IOException("no commit, as wanted");
    }
    super.commitJob(job);
  }
}
