package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** What software a run was made with. */
public final class Versions {

  private Versions() {}

  /** Versions of Loomsight, Spark and Java. */
  public static SortedMap<String, String> of(SparkSession spark) {
    String loomsight = InputException.class.getPackage().getImplementationVersion();
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("loomsight", loomsight == null ? "unpacked" : loomsight);
    versions.put("spark", spark.version());
    versions.put("java", Runtime.version().toString());
    return versions;
  }
}
