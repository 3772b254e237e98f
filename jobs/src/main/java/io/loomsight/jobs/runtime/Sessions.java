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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark session of a command. */
public final class Sessions {

  private static final String PREFIX = "spark.";
  private static final String MASTER = "spark.master";

  /** Names of settings and variables whose values Spark's pages and logs leave out. */
  private static final String REDACTED =
      "(?i)secret|password|token|access[._-]?key|encryption[._-]?key";

  /** What every session of the house is set to, whatever else configures it. */
  private static final Map<String, String> HOUSE =
      Map.of(
          // Spark's own pattern lets AWS_ACCESS_KEY_ID and the keys of encryption pass
          "spark.redaction.regex", REDACTED,
          // A night's frames are a small table on one executor, and the work is in their images
          "spark.shuffle.reduceLocality.enabled", "false",
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS",
          "spark.sql.parquet.output.committer.class", StoreParquetCommitter.class.getName(),
          "spark.hadoop.fs.s3a.committer.name", "magic",
          // The one that S3A takes by itself asks for each file's length, one file at a time in a
          // JVM, however many tasks wait, and keeps what it learnt until the JVM ends
          "spark.hadoop.fs.s3a.input.stream.type", "classic",
          // S3A would look for the class below beside itself, not in the job's jar
          "spark.hadoop.fs.s3a.classloader.isolation", "false",
          "spark.hadoop.fs.file.impl", PlainLocalFileSystem.class.getName());

  /** A run on this machine alone: no pages beside it, and no address but this machine's own. */
  private static final Map<String, String> LOCAL =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.driver.host", "127.0.0.1");

  /** A key, or a part of one, written into a setting, for all buckets or for one. */
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "spark\\.hadoop\\.fs\\.s3[an]?\\.(bucket\\..+\\.)?(access\\.key|secret\\.key|session\\.token|(server-side-)?encryption\\.key)");

  private Sessions() {}

  /**
   * The session of a command. Under {@code spark-submit} all is set already; in a local run Spark's
   * settings are those of the project's {@code conf/spark-defaults.conf}, save where a system
   * property sets one.
   *
   * @throws InputException where a setting holds credentials of a store
   */
  public static SparkSession open() {
    Properties system = System.getProperties();
    Map<String, String> defaults = defaults(system);
    requireNoCredentials(defaults.keySet());
    requireNoCredentials(system.stringPropertyNames());
    SparkSession.Builder builder = builder();
    defaults.forEach(builder::config);
    return builder.getOrCreate();
  }

  /** Does work in a session of its own, {@link #open}, which then ends. */
  public static <T> T with(Function<SparkSession, T> work) {
    SparkSession spark = open();
    try {
      return work.apply(spark);
    } finally {
      spark.stop();
    }
  }

  /** The settings that {@link #open} would give a session. */
  static SparkConf settings() {
    SparkConf settings = new SparkConf();
    defaults(System.getProperties()).forEach(settings::set);
    HOUSE.forEach(settings::set);
    return settings;
  }

  /** A session's builder with what every session of the house is set to. */
  public static SparkSession.Builder builder() {
    SparkSession.Builder builder = SparkSession.builder().appName("loomsight");
    HOUSE.forEach(builder::config);
    return builder;
  }

  /** Settings are printed, recorded and shown on Spark's pages; keys have other ways. */
  static void requireNoCredentials(Set<String> names) {
    new TreeSet<>(names)
        .stream()
            .filter(name -> CREDENTIALS.matcher(name).matches())
            .findFirst()
            .ifPresent(
                name -> {
                  throw new InputException(
                      name
                          + ": expected no credentials in Spark's settings, found some (let the"
                          + " standard chain find them: AWS_ACCESS_KEY_ID and"
                          + " AWS_SECRET_ACCESS_KEY, a profile in ~/.aws, or the role of the"
                          + " machine or the pod)");
                });
  }

  /** What a run takes from the project's file, where there is one, and by its master. */
  static Map<String, String> defaults(Properties system) {
    Map<String, String> settings = new TreeMap<>();
    String home = system.getProperty("loomsight.home");
    if (home != null) {
      Path file = Path.of(home, "conf", "spark-defaults.conf");
      if (Files.isRegularFile(file)) {
        settings.putAll(read(file));
      }
    }
    settings.putIfAbsent(MASTER, "local[*]");
    if (system.getProperty(MASTER, settings.get(MASTER)).startsWith("local")) {
      LOCAL.forEach(settings::putIfAbsent);
    }
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
