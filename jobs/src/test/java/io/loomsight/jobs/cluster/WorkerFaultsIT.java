package io.loomsight.jobs.cluster;

import static io.loomsight.jobs.cluster.ClusterNight.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.Services;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the machines that judge images: killed, stopped, full. */
@Tag("cluster")
final class WorkerFaultsIT {

  /** Within it the other executor has done all else, and then this task. */
  private static final Duration STALLED = Duration.ofSeconds(25);

  @TempDir static Path folder;

  @RegisterExtension static final FaultyCluster CLUSTER = new FaultyCluster(2);

  @Test
  void executorKilledInDetect() {
    String warehouse = CLUSTER.night().finishedCopy("executor");
    try (Launched run =
        CLUSTER.judging(
            warehouse, List.of(), () -> CLUSTER.spark().executors().get(0).destroyForcibly())) {
      assertThat(run.exit(LONG)).as(run.said()).isZero();
      assertThat(run.said()).contains("Lost executor");
    }
    CLUSTER.night().assertUndisturbed(warehouse);
  }

  @Test
  void workerKilledInDetect() {
    String warehouse = CLUSTER.night().finishedCopy("worker");
    try (Launched run =
        CLUSTER.judging(warehouse, List.of(), () -> CLUSTER.spark().workers().get(0).kill())) {
      assertThat(run.exit(LONG)).as(run.said()).isZero();
    } finally {
      CLUSTER.spark().addWorker(List.of());
    }
    CLUSTER.night().assertUndisturbed(warehouse);
  }

  @Test
  void taskThatStallsIsOvertakenBySpeculation() {
    String warehouse = CLUSTER.night().finishedCopy("speculation");
    List<String> options =
        List.of(
            "--conf", "spark.speculation=true",
            "--conf", "spark.speculation.interval=200ms",
            "--conf", "spark.speculation.multiplier=1.1",
            "--conf", "spark.speculation.quantile=0.3");
    try (Launched run =
        CLUSTER.judging(warehouse, options, () -> S3Server.pause(STALLED.toMillis()))) {
      assertThat(run.exit(LONG)).as(run.said()).isZero();
    }
    CLUSTER.night().assertUndisturbed(warehouse);
    assertThat(usage(warehouse))
        .filteredOn(Usage::speculative)
        .filteredOn(Usage::counted)
        .extracting(Usage::stage)
        .contains("detect");
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
    command.addAll(CLUSTER.night().localArguments(small));
    try (Launched run = Launched.start(folder, "full", Map.of(), command)) {
      assertThat(run.exit(LONG)).as(run.said()).isNotZero();
      assertThat(run.said()).contains("No space left on device");
    }
    try (Launched again =
        Launched.start(folder, Map.of(), CLUSTER.night().localArguments(kept + ""))) {
      assertThat(again.exit(LONG)).as(again.said()).isZero();
    }
    CLUSTER.night().assertUndisturbedHere(kept.toString());
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
}
