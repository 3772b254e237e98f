package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark session of a command. */
public final class Sessions {

  private static final String PREFIX = "spark.";
  private static final String LOCAL_FILES = "spark.hadoop.fs.file.impl";

  private Sessions() {}

  /**
   * The session of a command. Under {@code spark-submit} all is set already; in a local run Spark's
   * settings are those of the project's {@code conf/spark-defaults.conf}, save where a system
   * property sets one.
   */
  public static SparkSession open() {
    SparkSession.Builder builder = builder();
    localDefaults(System.getProperties()).forEach(builder::config);
    return builder.getOrCreate();
  }

  /** The settings that {@link #open} would give a session. */
  static SparkConf settings() {
    SparkConf settings = new SparkConf();
    localDefaults(System.getProperties()).forEach(settings::set);
    return settings.set(LOCAL_FILES, PlainLocalFileSystem.class.getName());
  }

  /** What every session of the house is set to, whatever else configures it. */
  public static SparkSession.Builder builder() {
    return SparkSession.builder()
        .appName("loomsight")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        .config(LOCAL_FILES, PlainLocalFileSystem.class.getName());
  }

  /** What a local run takes from the project's file; nothing where there is no such file. */
  static Map<String, String> localDefaults(Properties system) {
    Map<String, String> settings = new TreeMap<>();
    String home = system.getProperty("loomsight.home");
    if (home != null) {
      Path file = Path.of(home, "conf", "spark-defaults.conf");
      if (Files.isRegularFile(file)) {
        settings.putAll(read(file));
      }
    }
    settings.putIfAbsent("spark.master", "local[*]");
    settings.keySet().removeIf(system::containsKey);
    return settings;
  }

  /** Reads such a file as spark-submit does: Java properties, a name and a value a line. */
  private static Map<String, String> read(Path file) {
    Properties lines = new Properties();
    try (Reader text = new StringReader(Files.readString(file, StandardCharsets.UTF_8))) {
      lines.load(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, String> settings = new TreeMap<>();
    for (String name : lines.stringPropertyNames()) {
      if (!name.startsWith(PREFIX)) {
        throw new InputException(
            "%s: expected settings that begin with %s, found '%s'".formatted(file, PREFIX, name));
      }
      settings.put(name, lines.getProperty(name).strip());
    }
    return settings;
  }
}
