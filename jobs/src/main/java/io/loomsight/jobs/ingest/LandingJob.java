package io.loomsight.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.ingest.LandedFile.Kind;
import io.loomsight.jobs.runtime.PackIndex;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.RecordEncoder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Lists a night's folder and reads its manifests, by Spark's tasks. */
final class LandingJob {

  private static final Encoder<LandedFile> FILE = RecordEncoder.of(LandedFile.class);
  private static final Encoder<ManifestLine> LINE = RecordEncoder.of(ManifestLine.class);
  private static final int TASKS_PER_CORE = 4;
  private static final Object[] NO_FILES = {
    Kind.FOLDER.name(), Kind.PACK.name(), Kind.PACK_INDEX.name()
  };

  private final SparkSession spark;
  private final String folder;
  private final Broadcast<SerializableConfiguration> hadoop;

  private LandingJob(
      SparkSession spark, String folder, Broadcast<SerializableConfiguration> hadoop) {
    this.spark = spark;
    this.folder = folder;
    this.hadoop = hadoop;
  }

  /** The landing of a batch, whose folder must be there. */
  static LandingJob of(SparkSession spark, Batch batch, String landing) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    String folder = new LandingStore(configuration).nightFolder(landing, batch);
    return new LandingJob(
        spark,
        folder,
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(new SerializableConfiguration(configuration)));
  }

  /** The night's folder. */
  String folder() {
    return folder;
  }

  /** What tasks reach the store by. */
  Broadcast<SerializableConfiguration> hadoop() {
    return hadoop;
  }

  /** The store, in a task. */
  static LandingStore store(Broadcast<SerializableConfiguration> hadoop) {
    return new LandingStore(hadoop.value().value());
  }

  /** Files and folders right in the night's folder, listed by one task. */
  Dataset<LandedFile> topLevel() {
    Broadcast<SerializableConfiguration> conf = hadoop;
    return spark
        .createDataset(List.of(folder), Encoders.STRING())
        .flatMap((FlatMapFunction<String, LandedFile>) top -> store(conf).children(top), FILE);
  }

  /**
   * All files, those in folders listed by as many tasks as there are folders and room, those in
   * packs as if they lay there by themselves.
   */
  Dataset<LandedFile> files(Dataset<LandedFile> topLevel) {
    requireIndexes(topLevel);
    Broadcast<SerializableConfiguration> conf = hadoop;
    String root = folder;
    return topLevel
        .filter(col("kind").equalTo(Kind.FOLDER.name()))
        .repartition(cores() * TASKS_PER_CORE, col("uri"))
        .flatMap(
            (FlatMapFunction<LandedFile, LandedFile>) child -> store(conf).files(root, child.uri()),
            FILE)
        .union(
            topLevel
                .filter(col("kind").equalTo(Kind.PACK_INDEX.name()))
                .repartition(cores() * TASKS_PER_CORE, col("uri"))
                .flatMap(
                    (FlatMapFunction<LandedFile, LandedFile>) index -> store(conf).packed(index),
                    FILE))
        .union(topLevel.filter(not(col("kind").isin(NO_FILES))));
  }

  /** A pack without an index is not whole: what lies in it would be lost without a word. */
  private void requireIndexes(Dataset<LandedFile> topLevel) {
    Set<String> packs = paths(topLevel, Kind.PACK);
    packs.removeAll(
        paths(topLevel, Kind.PACK_INDEX).stream()
            .map(path -> path.substring(0, path.length() - PackIndex.SUFFIX.length()))
            .toList());
    if (!packs.isEmpty()) {
      throw new InputException(
          "%s/%s: expected its index %s beside it, found none; pack the night again"
              .formatted(folder, packs.iterator().next(), PackIndex.SUFFIX));
    }
  }

  private static Set<String> paths(Dataset<LandedFile> topLevel, Kind kind) {
    return new TreeSet<>(
        topLevel
            .filter(col("kind").equalTo(kind.name()))
            .select("path")
            .as(Encoders.STRING())
            .collectAsList());
  }

  /** The lines of all manifests, each read by one task. */
  Dataset<ManifestLine> lines(Dataset<LandedFile> files) {
    Broadcast<SerializableConfiguration> conf = hadoop;
    return files
        .filter(col("kind").equalTo(Kind.MANIFEST.name()))
        .repartition(cores(), col("uri"))
        .flatMap(
            (FlatMapFunction<LandedFile, ManifestLine>)
                file -> new ManifestReader(file.uri(), store(conf).open(file.uri(), file.bytes())),
            LINE);
  }

  private int cores() {
    return Math.max(1, spark.sparkContext().defaultParallelism());
  }
}
