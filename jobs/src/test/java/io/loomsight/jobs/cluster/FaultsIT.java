package io.loomsight.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.Services;
import io.loomsight.jobs.cluster.FaultyStore.Fault;
import io.loomsight.jobs.cluster.FaultyStore.Request;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Usage;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can go wrong in a night goes wrong, on a real cluster and a real S3 server; the rows at its
 * end are those of a night that nothing disturbed.
 */
@Tag("cluster")
final class FaultsIT {

  private static final Duration LONG = Duration.ofMinutes(6);

  /** Images of the landing that the stage's first pass reads: every frame of the small night. */
  private static final int SAMPLED = 20;

  @TempDir static Path folder;

  private static ClusterNight night;
  private static SparkCluster cluster;
  private static FaultyStore store;

  /** Of a whole night that went well; tests that need no more than a stage run that one again. */
  private static String finished;

  @BeforeAll
  static void runANight() {
    S3Server server = S3Server.shared();
    Services.require("s3", server.isSecure(), "Ceph's gateway, which faults are drawn before");
    night = ClusterNight.shared();
    cluster = SparkCluster.shared();
    store = FaultyStore.before(server);
    finished = warehouse("finished");
    try (Launched run = submit(finished)) {
      assertThat(run.exit(LONG)).as(run.said()).isZero();
    }
  }

  @AfterEach
  void calm() {
    store.rule(request -> Fault.NONE);
  }

  @AfterAll
  static void stop() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void executorKilledInDetect() {
    try (Launched run = submit(finished, "--from", "detect")) {
      atDetectsImage(run, SAMPLED + 6);
      cluster.executors().get(0).destroyForcibly();
      assertThat(run.exit(LONG)).as(run.said()).isZero();
      assertThat(run.said()).contains("Lost executor");
    }
    night.assertUndisturbed(finished);
  }

  @Test
  void workerKilledInDetect() {
    try (Launched run = submit(finished, "--from", "detect")) {
      atDetectsImage(run, SAMPLED + 6);
      cluster.workers().get(0).kill();
      assertThat(run.exit(LONG)).as(run.said()).isZero();
    } finally {
      cluster.addWorker(List.of());
    }
    night.assertUndisturbed(finished);
  }

  @Test
  void executorThatStallsIsOvertakenBySpeculation() {
    List<String> options =
        List.of(
            "--conf", "spark.speculation=true",
            "--conf", "spark.speculation.interval=200ms",
            "--conf", "spark.speculation.multiplier=1.1",
            "--conf", "spark.speculation.quantile=0.3");
    try (Launched run =
        night.submit(
            cluster, store.address(), options, night.arguments(finished, "--from", "detect"))) {
      atDetectsImage(run, SAMPLED + 6);
      ProcessHandle stalled = cluster.executors().get(0);
      signal("-STOP", stalled);
      S3Server.pause(12_000);
      signal("-CONT", stalled);
      assertThat(run.exit(LONG)).as(run.said()).isZero();
    }
    night.assertUndisturbed(finished);
    assertThat(usage(finished).stream().filter(Usage::speculative).map(Usage::stage))
        .contains("detect");
  }

  @Test
  void driverKilledInEachStageAndTheNightResumed() {
    String warehouse = warehouse("driver");
    for (String stage : List.of("ingest", "reference", "detect", "defects", "grade", "report")) {
      try (Launched run = submit(warehouse, "--break-lock")) {
        run.untilSaid(": " + stage + " begins", LONG);
        next(request -> request.method().matches("PUT|POST")).join();
        run.kill();
        assertThat(run.said()).doesNotContain(": " + stage + " SUCCEEDED");
      }
    }
    // The last owner is dead, and its lease lives on for a while
    try (Launched early = submit(warehouse)) {
      assertThat(early.exit(LONG)).as(early.said()).isEqualTo(2);
      assertThat(early.said())
          .contains("expected nobody else at work on it")
          .contains("take it over with --break-lock if that job is dead");
    }
    S3Server.pause(Duration.ofSeconds(121).toMillis());
    try (Launched last = submit(warehouse)) {
      assertThat(last.exit(LONG)).as(last.said()).isZero();
      assertThat(last.said()).contains("ingest     skipped").contains("report     done");
    }
    night.assertUndisturbed(warehouse);
  }

  @Test
  void storeThatRefusesAndStalls() {
    String warehouse = warehouse("store");
    store.rule(
        request ->
            switch ((int) (request.number() % 40)) {
              case 7, 27 -> Fault.SLOW_DOWN;
              case 13 -> Fault.INTERNAL_ERROR;
              case 21, 33 -> Fault.DELAY;
              default -> Fault.NONE;
            });
    long before = store.faults();
    try (Launched run = submit(warehouse)) {
      assertThat(run.exit(LONG)).as(run.said()).isZero();
    }
    assertThat(store.faults() - before).isGreaterThan(20);
    night.assertUndisturbed(warehouse);
  }

  @Test
  void writerKilledInTheMiddleOfItsCommitLeavesWhatWasPublished() throws IOException {
    // Two files, of which one is there when the driver dies
    List<String> twoFiles =
        List.of("--conf", "spark.sql.adaptive.coalescePartitions.enabled=false");
    try (Launched run =
        night.submit(
            cluster, store.address(), twoFiles, night.arguments(finished, "--from", "detect"))) {
      AtomicInteger completed = new AtomicInteger();
      next(
              request ->
                  request.completesUpload()
                      && request.path().contains("/findings/")
                      && completed.incrementAndGet() == 2,
              () -> {
                run.kill();
                return Fault.DROP;
              })
          .join();
    }
    // One file of the new run is there, and nobody reads it
    night.assertUndisturbed(finished);

    try (Launched again = submit(finished, "--break-lock", "--from", "detect")) {
      assertThat(again.exit(LONG)).as(again.said()).isZero();
    }
    night.assertUndisturbed(finished);
    try (Launched clean =
        night.submit(
            cluster,
            store.address(),
            List.of(),
            List.of("clean", "--warehouse", finished, "--older-than-hours", "0"))) {
      assertThat(clean.exit(LONG)).as(clean.said()).isZero();
    }
    night.assertUndisturbed(finished);
    assertThat(objects(finished)).noneMatch(path -> path.contains("__magic"));
    assertThat(objects(finished + "/findings"))
        .filteredOn(path -> path.endsWith("/_SUCCESS"))
        .hasSize(1);
  }

  @Test
  void twoNightsOfOneBatchAtOnce() {
    try (Launched one = submit(finished, "--from", "defects");
        Launched other = submit(finished, "--from", "defects")) {
      List<Integer> exits = List.of(one.exit(LONG), other.exit(LONG));
      assertThat(exits).as(one.said() + other.said()).containsExactlyInAnyOrder(0, 2);
      assertThat((exits.get(0) == 2 ? one : other).said())
          .contains("expected nobody else at work on it");
    }
    night.assertUndisturbed(finished);
  }

  /** A file system of some hundred kB that fills up while the findings are written. */
  @Test
  void diskFull() throws IOException {
    Services.require(
        "unshare",
        Services.hasProgram("unshare") && canMount(),
        "the right to mount a file system in a name space of its own");
    Path kept = folder.resolve("full");
    String small = folder.resolve("small").toString();
    Files.createDirectories(Path.of(small));
    String launcher = Path.of("bin", "loomsight").toAbsolutePath().toString();
    String script =
        "mount -t tmpfs -o size=96k none %s; bash %s \"$@\"; code=$?; cp -r %s %s; exit $code"
            .formatted(small, launcher, small, kept);
    List<String> command = new ArrayList<>(List.of("unshare", "-rm", "bash", "-c", script, "full"));
    command.addAll(night.localArguments(small));
    try (Launched run = Launched.start(folder, "full", Map.of(), command)) {
      assertThat(run.exit(LONG)).as(run.said()).isNotZero();
      assertThat(run.said()).contains("No space left on device");
    }
    try (Launched again = Launched.start(folder, Map.of(), night.localArguments(kept + ""))) {
      assertThat(again.exit(LONG)).as(again.said()).isZero();
    }
    night.assertUndisturbedHere(kept.toString());
  }

  private static boolean canMount() {
    try (Launched probe =
        Launched.start(
            folder,
            "mount",
            Map.of(),
            List.of("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"))) {
      return probe.exit(Duration.ofSeconds(20)) == 0;
    }
  }

  private static List<Usage> usage(String warehouse) {
    return Warehouse.open(LocalSpark.session(), warehouse)
        .readAll(Tables.USAGE, ClusterNight.BATCH)
        .collectAsList();
  }

  private static String warehouse(String name) {
    return "s3a://%s/%s".formatted(S3Server.BUCKET, name);
  }

  private static Launched submit(String warehouse, String... more) {
    return night.submit(cluster, store.address(), List.of(), night.arguments(warehouse, more));
  }

  /** Waits until the stage detect has asked for so many images. */
  private static void atDetectsImage(Launched run, int number) {
    run.untilSaid(": detect begins", LONG);
    AtomicInteger images = new AtomicInteger();
    next(request ->
            request.method().equals("GET")
                && request.path().contains("/landing/")
                && images.incrementAndGet() == number)
        .join();
  }

  /** The next request that is such a one; it is answered. */
  private static CompletableFuture<Request> next(Predicate<Request> wanted) {
    return next(wanted, () -> Fault.NONE);
  }

  /** Does something just before the next such request would be answered. */
  private static CompletableFuture<Request> next(
      Predicate<Request> wanted, Supplier<Fault> action) {
    CompletableFuture<Request> seen = new CompletableFuture<>();
    AtomicBoolean done = new AtomicBoolean();
    store.rule(
        request -> {
          if (!done.get() && wanted.test(request) && done.compareAndSet(false, true)) {
            Fault fault = action.get();
            seen.complete(request);
            return fault;
          }
          return Fault.NONE;
        });
    return seen.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  private static void signal(String signal, ProcessHandle process) {
    try (Launched kill =
        Launched.start(folder, "kill", Map.of(), List.of("kill", signal, "" + process.pid()))) {
      assertThat(kill.exit(Duration.ofSeconds(20))).isZero();
    }
  }

  private static List<String> objects(String place) throws IOException {
    var path = new org.apache.hadoop.fs.Path(place);
    FileSystem files =
        path.getFileSystem(LocalSpark.session().sparkContext().hadoopConfiguration());
    List<String> found = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(path, /* recursive= */ true);
    while (all.hasNext()) {
      found.add(all.next().getPath().toString());
    }
    return found;
  }
}
