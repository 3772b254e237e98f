package io.loomsight.jobs.runtime;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitterFactory;
import org.apache.parquet.hadoop.ParquetOutputCommitter;

/**
 * Commits Parquet the way that suits the store. Spark wants a {@link ParquetOutputCommitter}, which
 * renames, and on S3 a rename is a copy that may fail half-way; so all work goes to the committer
 * that Hadoop names for the path's scheme: on {@code s3a} the magic one, which uploads where a file
 * will lie and completes the uploads when the job commits, elsewhere the one that renames.
 *
 * <p>Does what {@code BindingParquetOutputCommitter} of Spark's hadoop-cloud module does, which is
 * not published for every Spark.
 */
public final class StoreParquetCommitter extends ParquetOutputCommitter {

  private final PathOutputCommitter committer;

  /** Called by Spark. */
  public StoreParquetCommitter(Path output, TaskAttemptContext task) throws IOException {
    super(output, task);
    this.committer = PathOutputCommitterFactory.createCommitter(output, task);
  }

  @Override
  public Path getWorkPath() throws IOException {
    return committer.getWorkPath();
  }

  @Override
  public void setupJob(JobContext job) throws IOException {
    committer.setupJob(job);
  }

  @Override
  public void commitJob(JobContext job) throws IOException {
    committer.commitJob(job);
  }

  @Override
  public void abortJob(JobContext job, JobStatus.State state) throws IOException {
    committer.abortJob(job, state);
  }

  @Override
  @SuppressWarnings("deprecation") // the class overridden has it
  public void cleanupJob(JobContext job) throws IOException {
    committer.cleanupJob(job);
  }

  @Override
  public void setupTask(TaskAttemptContext task) throws IOException {
    committer.setupTask(task);
  }

  @Override
  public boolean needsTaskCommit(TaskAttemptContext task) throws IOException {
    return committer.needsTaskCommit(task);
  }

  @Override
  public void commitTask(TaskAttemptContext task) throws IOException {
    committer.commitTask(task);
  }

  @Override
  public void abortTask(TaskAttemptContext task) throws IOException {
    committer.abortTask(task);
  }

  @Override
  public String toString() {
    return "StoreParquetCommitter(" + committer + ")";
  }
}
