package io.loomsight.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.night.TestNight;
import io.loomsight.jobs.simulate.SimulateConfig;
import io.loomsight.jobs.simulate.SimulateJob;
import io.loomsight.jobs.simulate.SimulateListener;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Dataset;

/**
 * A small drawn night with every sort of bad file in it, on this machine and in the bucket, and the
 * rows that it gives where nothing disturbs it: worked out in this JVM, in local mode.
 */
final class ClusterNight {

  /** When a run hangs: more than any takes, three at once on a machine that is slow today. */
  static final Duration LONG = Duration.ofMinutes(25);

  static final Batch BATCH = new Batch("mill", LocalDate.of(2026, 3, 1));

  /** These JVMs live for seconds, and share two cores. */
  private static final String QUICK =
      "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC";

  private static final String RULE_SET = "four-point-metric";
  private static final String TASKS = "detector.framesPerTask=2";

  private final Path folder;
  private final S3Server server;
  private final String landing;
  private Map<String, List<String>> rows;
  private Finished finished;

  /** A run of the night on a cluster that nothing disturbed: its tables, and all that it said. */
  record Finished(String warehouse, String said) {}

  private ClusterNight(Path folder, S3Server server, String landing) {
    this.folder = folder;
    this.server = server;
    this.landing = landing;
  }

  /** The night, drawn on first use and put into the bucket. */
  static ClusterNight shared() {
    S3Server.shared();
    return Holder.NIGHT;
  }

  private static final class Holder {
    static final ClusterNight NIGHT = draw();
  }

  private static ClusterNight draw() {
    Path folder = TestFolder.create("night");
    S3Server server = S3Server.shared();
    SimulateConfig small =
        new SimulateConfig(
            5,
            2,
            2,
            2,
            5,
            0,
            1,
            4,
            0,
            0,
            512,
            384,
            0.2,
            0,
            0.95,
            SimulateConfig.BadFiles.ONE_OF_EACH);
    Path drawn = folder.resolve("landing");
    SimulateJob.run(drawn, small, BATCH.factory(), BATCH.batchDate(), SimulateListener.silent());
    server.reachFrom(LocalSpark.session().sparkContext().hadoopConfiguration());
    String landing =
        S3Server.upload(
            LocalSpark.session().sparkContext().hadoopConfiguration(), drawn, "landing");
    return new ClusterNight(folder, server, landing);
  }

  /** The night's whole run on a cluster, made on first use; nobody changes its tables. */
  synchronized Finished finished() {
    if (finished == null) {
      String warehouse = warehouse("finished");
      try (SparkCluster cluster = SparkCluster.start(folder.resolve("cluster"), 2);
          Launched run = submit(cluster, server.endpoint(), List.of(), arguments(warehouse))) {
        assertThat(run.exit(LONG)).as(run.said()).isZero();
        finished = new Finished(warehouse, run.said());
      }
    }
    return finished;
  }

  /** The tables of that run, copied to where a test may do with them what it likes. */
  String finishedCopy(String name) {
    Configuration configuration = LocalSpark.session().sparkContext().hadoopConfiguration();
    var from = new org.apache.hadoop.fs.Path(finished().warehouse());
    var to = new org.apache.hadoop.fs.Path(warehouse(name));
    try {
      FileSystem store = to.getFileSystem(configuration);
      FileUtil.copy(store, from, store, to, /* deleteSource= */ false, configuration);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return to.toString();
  }

  /** Where in the bucket a warehouse of that name lies. */
  static String warehouse(String name) {
    return "s3a://%s/%s".formatted(S3Server.BUCKET, name);
  }

  /** The night in the bucket. */
  String landing() {
    return landing;
  }

  /** The night on this machine. */
  Path localLanding() {
    return folder.resolve("landing");
  }

  /** Fails where a warehouse does not give the rows of a run that nothing disturbed. */
  void assertUndisturbed(String warehouse) {
    assertUndisturbed(warehouse, landing);
  }

  /** The same for a warehouse of the landing on this machine. */
  void assertUndisturbedHere(String warehouse) {
    assertUndisturbed(warehouse, "file:" + localLanding());
  }

  private void assertUndisturbed(String warehouse, String landing) {
    Map<String, List<String>> expected = undisturbed();
    Map<String, List<String>> found =
        rows(Warehouse.open(LocalSpark.session(), warehouse), landing);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    for (String table : expected.keySet()) {
      // rows with pictures are long: the first that differ, and cut
      List<String> surplus = new ArrayList<>(found.get(table));
      expected.get(table).forEach(surplus::remove);
      List<String> missing = new ArrayList<>(expected.get(table));
      found.get(table).forEach(missing::remove);
      assertThat(cut(surplus)).as("surplus of " + table + ", missing " + cut(missing)).isEmpty();
      assertThat(cut(missing)).as("missing of " + table).isEmpty();
    }
  }

  private static List<String> cut(List<String> rows) {
    return rows.stream()
        .limit(2)
        .map(row -> row.substring(0, Math.min(600, row.length())))
        .toList();
  }

  private synchronized Map<String, List<String>> undisturbed() {
    if (rows == null) {
      Warehouse warehouse =
          Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
      TestNight.run(LocalSpark.session(), warehouse, localLanding(), BATCH, List.of(TASKS));
      rows = rows(warehouse, "file:" + localLanding());
    }
    return rows;
  }

  /** Arguments of {@code loomsight night} on the landing on this machine. */
  List<String> localArguments(String warehouse) {
    return nightOf(localLanding().toString(), warehouse);
  }

  /** Arguments of {@code loomsight night} on the bucket's landing. */
  List<String> arguments(String warehouse, String... more) {
    return nightOf(landing, warehouse, more);
  }

  private static List<String> nightOf(String landing, String warehouse, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "night",
                "--factory",
                BATCH.factory(),
                "--date",
                BATCH.batchDate().toString(),
                "--landing",
                landing,
                "--warehouse",
                warehouse));
    TestNight.SETTINGS.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    arguments.addAll(List.of("--set", TASKS));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** Starts a night on a cluster, with options of spark-submit and arguments of the night. */
  Launched submit(SparkCluster cluster, URI store, List<String> options, List<String> arguments) {
    String trust = String.join(" ", server.javaOptions());
    List<String> all = new ArrayList<>(List.of("--master", cluster.url()));
    S3Server.settings(store)
        .forEach(
            (key, value) -> all.addAll(List.of("--conf", "spark.hadoop." + key + "=" + value)));
    all.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    all.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + trust + " " + QUICK));
    all.addAll(List.of("--conf", "spark.executor.memory=1g"));
    // Nothing begins before all executors are there, and tests find them at work
    all.addAll(List.of("--conf", "spark.cores.max=" + cluster.workers().size()));
    all.addAll(List.of("--conf", "spark.scheduler.minRegisteredResourcesRatio=1.0"));
    all.addAll(List.of("--conf", "spark.sql.shuffle.partitions=2"));
    all.addAll(options);
    all.addAll(arguments);
    Map<String, String> environment = new TreeMap<>(S3Server.environment());
    environment.put("LOOMSIGHT_JAVA_OPTS", "-Xmx1g " + QUICK + " " + trust);
    environment.put("LOOMSIGHT_LIB", Path.of("target", "lib").toAbsolutePath().toString());
    return Launched.start(folder, environment, all);
  }

  /** Rows by table of what is published, without what tells one run from another. */
  static Map<String, List<String>> rows(Warehouse warehouse, String landing) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (Table<?> table : Tables.all()) {
      switch (table.mode()) {
        case REPLACE_BATCH -> rows.put(table.name(), text(warehouse.read(table, BATCH), landing));
        case REPLACE_BATCH_RULE_SET ->
            rows.put(table.name(), text(warehouse.read(table, BATCH, RULE_SET), landing));
        case INSERT_ONLY ->
            rows.put(table.name(), text(warehouse.readAll(table, BATCH.factory()), landing));
        case APPEND, REPLACE_RUN -> {}
      }
    }
    return rows;
  }

  private static List<String> text(Dataset<?> table, String landing) {
    return table
        .drop("elapsedMs", "referenceVersion", "version", "createdAt")
        .toJSON()
        .collectAsList()
        .stream()
        .map(row -> row.replace(landing.replaceAll("/$", ""), "LANDING"))
        .sorted()
        .toList();
  }
}
