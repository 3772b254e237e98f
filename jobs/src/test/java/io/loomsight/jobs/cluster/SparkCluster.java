package io.loomsight.jobs.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A standalone cluster of separate JVMs on this machine: a master and workers of one core each,
 * started from the jars of the build.
 */
final class SparkCluster implements AutoCloseable {

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private final Path folder;
  private final int port;
  private final Launched master;
  private final List<Launched> workers = new ArrayList<>();

  private SparkCluster(Path folder) {
    this.folder = folder;
    this.port = S3Server.freePorts(2);
    layOutHome();
    this.master =
        daemon(
            "org.apache.spark.deploy.master.Master",
            List.of("--host", "127.0.0.1", "--port", "" + port, "--webui-port", "" + (port + 1)));
  }

  /**
   * Starts a cluster.
   *
   * @param folder gets logs and the workers' files
   */
  static SparkCluster start(Path folder, int workers) {
    SparkCluster cluster = new SparkCluster(folder);
    try {
      cluster.master.untilSaid("New state: ALIVE", Duration.ofSeconds(60));
      for (int i = 0; i < workers; i++) {
        cluster.addWorker(List.of());
      }
      return cluster;
    } catch (AssertionError failure) {
      cluster.close();
      throw failure;
    }
  }

  /** Adds a worker of one core, by more options of its command. */
  Launched addWorker(List<String> more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                // machines of their own to Spark, which puts no second attempt beside the first
                "--host",
                "127.0.0." + (workers.size() + 2),
                "--cores",
                "1",
                "--memory",
                "2g",
                "--webui-port",
                "0",
                "--work-dir",
                folder.resolve("work-" + workers.size()).toString()));
    options.addAll(more);
    options.add(url());
    Launched worker = daemon("org.apache.spark.deploy.worker.Worker", options);
    workers.add(worker);
    return worker.untilSaid("Successfully registered with master", Duration.ofSeconds(60));
  }

  /** The master's address. */
  String url() {
    return "spark://127.0.0.1:" + port;
  }

  /** The workers that run. */
  List<Launched> workers() {
    return workers.stream().filter(Launched::isRunning).toList();
  }

  /** The executors that run now, of all workers. */
  List<ProcessHandle> executors() {
    return workers().stream()
        .flatMap(worker -> worker.handle().descendants())
        .filter(SparkCluster::isExecutor)
        .toList();
  }

  private static boolean isExecutor(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
          .contains("org.apache.spark.executor.CoarseGrainedExecutorBackend");
    } catch (IOException ended) {
      return false;
    }
  }

  /** Waits until so many executors run. */
  List<ProcessHandle> untilExecutors(int count, Duration most) {
    Instant end = Instant.now().plus(most);
    while (executors().size() < count) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(
            "expected %d executors, found %d".formatted(count, executors().size()));
      }
      S3Server.pause(50);
    }
    return executors();
  }

  /**
   * A folder that Spark takes for an installation: the build's jars without Loomsight's own and the
   * engine's, which a night must bring along.
   */
  private void layOutHome() {
    Path jars = home().resolve("jars");
    try (Stream<Path> spark = Files.list(TARGET.resolve("spark"));
        Stream<Path> lib = Files.list(TARGET.resolve("lib"))) {
      Files.createDirectories(jars);
      for (Path jar : Stream.concat(spark, lib).toList()) {
        String name = jar.getFileName().toString();
        boolean brought =
            name.matches(
                "(loomsight|api|pytorch|imageio|picocli|jte|xchart|batik|xmlgraphics|xml-apis|poi|xmlbeans|SparseBitSet)-.*");
        if (!brought && !Files.exists(jars.resolve(name))) {
          Files.createSymbolicLink(jars.resolve(name), jar);
        }
      }
      Files.createFile(home().resolve("RELEASE"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path home() {
    return folder.resolve("spark");
  }

  private Launched daemon(String type, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + TARGET.resolve("jvm.options"),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                home().resolve("jars") + "/*",
                type));
    command.addAll(arguments);
    return Launched.start(
        folder,
        type.substring(type.lastIndexOf('.') + 1),
        Map.of("SPARK_HOME", home().toString(), "SPARK_SCALA_VERSION", "2.13"),
        command);
  }

  /** Kills all of it. */
  @Override
  public void close() {
    workers.forEach(Launched::close);
    master.close();
  }
}
