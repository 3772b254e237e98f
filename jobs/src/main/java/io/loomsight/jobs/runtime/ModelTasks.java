package io.loomsight.jobs.runtime;

import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;

/**
 * Steps of a job whose tasks run the model. Where executors have GPUs these tasks, and no others,
 * ask Spark for a share of one by a resource profile of their own; so listing, grading and writing
 * use all cores and wait for no GPU.
 */
public final class ModelTasks {

  private static final String GPU = "gpu";

  private ModelTasks() {}

  /** What a step's tasks make of the rows of each partition. */
  public static <T, R> Dataset<R> mapPartitions(
      StageContext context,
      DetectorConfig config,
      Dataset<T> rows,
      MapPartitionsFunction<T, R> function,
      Encoder<R> encoder) {
    Optional<ResourceProfile> profile = profile(context.spark().sparkContext().getConf(), config);
    if (profile.isEmpty()) {
      return rows.mapPartitions(function, encoder);
    }
    FlatMapFunction<Iterator<T>, R> ofPartition = function::call;
    JavaRDD<R> made = rows.javaRDD().mapPartitions(ofPartition).withResources(profile.get());
    return context.spark().createDataset(made.rdd(), encoder);
  }

  /**
   * What a step's tasks ask for; empty where there are no GPUs, or Spark's settings ask already.
   */
  static Optional<ResourceProfile> profile(SparkConf conf, DetectorConfig config) {
    boolean asks =
        !config.device().equals("cpu")
            && !conf.get("spark.master", "local").startsWith("local")
            && conf.getDouble("spark.executor.resource.gpu.amount", 0) > 0
            && !conf.contains("spark.task.resource.gpu.amount");
    if (!asks) {
      return Optional.empty();
    }
    TaskResourceRequests requests =
        new TaskResourceRequests()
            .cpus(conf.getInt("spark.task.cpus", 1))
            .resource(GPU, 1.0 / config.tasksPerGpu());
    return Optional.of(new ResourceProfileBuilder().require(requests).build());
  }
}
