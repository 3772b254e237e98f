package io.loomsight.jobs.cluster;

import static io.loomsight.jobs.cluster.ClusterNight.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.table.FrameScore;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers that say they have GPUs, on a machine that has none: which task is given which, and what
 * becomes of a night whose GPUs do not work.
 */
@Tag("cluster")
final class GpuIT {

  private static final List<String> ONE_GPU =
      List.of("--conf", "spark.executor.resource.gpu.amount=1");

  @TempDir static Path folder;

  private static S3Server server;
  private static ClusterNight night;
  private static SparkCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.shared();
    night = ClusterNight.shared();
    cluster = SparkCluster.start(folder.resolve("cluster"), 0);
    cluster.addWorker(worker("4"));
    cluster.addWorker(worker("7"));
  }

  /** Options of a worker that has one GPU, at an address. */
  private static List<String> worker(String address) throws IOException {
    Path script = folder.resolve("gpu-" + address + ".sh");
    Files.writeString(
        script,
        "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"%s\"]}'\n".formatted(address));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path properties = folder.resolve("gpu-" + address + ".conf");
    Files.writeString(
        properties,
        "spark.worker.resource.gpu.amount 1\nspark.worker.resource.gpu.discoveryScript %s\n"
            .formatted(script));
    return List.of("--properties-file", properties.toString());
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void addressesReachTheTasksAndAutoGoesOnAndSaysSo() {
    String warehouse = night.finishedCopy("gpu-auto");
    try (Launched run = submit(warehouse, "auto")) {
      assertThat(run.exit(LONG)).as(run.said()).isZero();
    }

    Warehouse tables = Warehouse.open(LocalSpark.session(), warehouse);
    List<FrameScore> scores = tables.read(Tables.SCORES, ClusterNight.BATCH).collectAsList();
    assertThat(scores).extracting(FrameScore::device).containsOnly("cpu");
    assertThat(scores)
        .extracting(score -> score.deviceNote().replaceFirst(" \\(.*", ""))
        .containsOnly(
            "Spark gave the task GPU 4, the model's engine sees none",
            "Spark gave the task GPU 7, the model's engine sees none");
  }

  @Test
  void gpuThatIsDemandedFailsTheNightWithTheReason() {
    String warehouse = night.finishedCopy("gpu-only");
    try (Launched run = submit(warehouse, "gpu")) {
      assertThat(run.exit(LONG)).as(run.said()).isEqualTo(2);
      assertThat(run.said())
          .contains("loomsight: detector.device: expected a GPU, found that Spark gave the task");
    }

    Warehouse tables = Warehouse.open(LocalSpark.session(), warehouse);
    List<Run> runs = tables.readAll(Tables.RUNS, ClusterNight.BATCH).collectAsList();
    assertThat(runs)
        .filteredOn(run -> run.outcome() == Run.Outcome.FAILED)
        .extracting(Run::stage)
        .containsExactly("detect");
  }

  private static Launched submit(String warehouse, String device) {
    return night.submit(
        cluster,
        server.endpoint(),
        ONE_GPU,
        night.arguments(warehouse, "--from", "detect", "--set", "detector.device=" + device));
  }
}
