package io.loomsight.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights on a real cluster of separate JVMs, landing and warehouse on a real S3 server. */
@Tag("cluster")
final class ClusterIT {

  private static final Duration LONG = Duration.ofMinutes(4);

  @TempDir static Path folder;

  private static S3Server server;
  private static ClusterNight night;
  private static SparkCluster cluster;

  @BeforeAll
  static void start() {
    server = S3Server.shared();
    night = ClusterNight.draw(folder, server);
    cluster = SparkCluster.start(folder.resolve("cluster"), 2, List.of());
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void clusterGivesTheRowsOfLocalMode() {
    String warehouse = "s3a://%s/cluster".formatted(S3Server.BUCKET);

    Launched run = night.submit(cluster, server.endpoint(), List.of(), night.arguments(warehouse));

    assertThat(run.exit(LONG)).as(run.said()).isZero();
    night.assertUndisturbed(warehouse);
    assertThat(run.said()).doesNotContain(S3Server.SECRET_KEY).doesNotContain(S3Server.ACCESS_KEY);
  }
}
