package io.loomsight.jobs.check;

import io.loomsight.jobs.table.RecordEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** Reads Parquet files from end to end, without making rows of them, by Spark's tasks. */
final class FilesJob {

  private static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";
  private static final Encoder<FileFacts> FACTS = RecordEncoder.of(FileFacts.class);
  private static final int FILES_PER_TASK = 16;

  private FilesJob() {}

  /** The facts of each file; every page's checksum is verified. */
  static List<FileFacts> read(SparkSession spark, List<String> files, LongAccumulator done) {
    if (files.isEmpty()) {
      return List.of();
    }
    Broadcast<SerializableConfiguration> hadoop =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    try {
      return spark
          .createDataset(files, Encoders.STRING())
          .repartition(1 + files.size() / FILES_PER_TASK)
          .mapPartitions(
              (MapPartitionsFunction<String, FileFacts>)
                  part -> facts(part, hadoop.value().value(), done),
              FACTS)
          .collectAsList();
    } finally {
      hadoop.unpersist();
    }
  }

  private static Iterator<FileFacts> facts(
      Iterator<String> files, Configuration hadoop, LongAccumulator done) {
    List<FileFacts> facts = new ArrayList<>();
    files.forEachRemaining(
        file -> {
          facts.add(facts(file, hadoop));
          done.add(1);
        });
    return facts.iterator();
  }

  private static FileFacts facts(String file, Configuration hadoop) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(new Path(file), hadoop),
            HadoopReadOptions.builder(hadoop).usePageChecksumVerification(true).build())) {
      FileMetaData footer = reader.getFileMetaData();
      long rows = 0;
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        rows += group.getRowCount();
      }
      Map<String, String> texts = footer.getKeyValueMetaData();
      return new FileFacts(file, rows, texts.getOrDefault(SPARK_SCHEMA, ""), "");
    } catch (IOException | RuntimeException unreadable) {
      // What a broken file makes its reader throw, no signature names
      return new FileFacts(file, 0, "", unreadable.toString().lines().findFirst().orElse(""));
    }
  }
}
