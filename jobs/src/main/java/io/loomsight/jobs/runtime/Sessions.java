package io.loomsight.jobs.runtime;

import org.apache.spark.sql.SparkSession;

/** Makes the Spark session of a command. */
public final class Sessions {

  private Sessions() {}

  /** What every session of the house is set to, whatever else configures it. */
  public static SparkSession.Builder builder() {
    return SparkSession.builder()
        .appName("loomsight")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        .config("spark.hadoop.fs.file.impl", PlainLocalFileSystem.class.getName());
  }
}
