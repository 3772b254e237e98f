package io.loomsight.jobs;

import io.loomsight.jobs.runtime.Sessions;
import org.apache.spark.sql.SparkSession;

/** The one Spark session that all tests share: two cores, no pages, universal time. */
public final class LocalSpark {

  private LocalSpark() {}

  public static SparkSession session() {
    return Holder.SESSION;
  }

  private static final class Holder {
    static final SparkSession SESSION =
        Sessions.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            // Test after test compiles the same queries; Spark remembers 100 of them
            .config("spark.sql.codegen.cache.maxEntries", "3000")
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
  }
}
