package io.loomsight.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A night on a real cluster of separate JVMs, landing and warehouse on a real S3 server. */
@Tag("cluster")
final class ClusterIT {

  private static final Duration LONG = Duration.ofMinutes(6);

  @Test
  void clusterGivesTheRowsOfLocalMode() {
    ClusterNight night = ClusterNight.shared();
    String warehouse = "s3a://%s/cluster".formatted(S3Server.BUCKET);

    try (Launched run =
        night.submit(
            SparkCluster.shared(),
            S3Server.shared().endpoint(),
            List.of(),
            night.arguments(warehouse))) {
      assertThat(run.exit(LONG)).as(run.said()).isZero();
      System.out.println(run.said().replaceAll("(?s).*\n(?=mill )", ""));
      assertThat(run.said())
          .doesNotContain(S3Server.SECRET_KEY)
          .doesNotContain(S3Server.ACCESS_KEY);
    }
    night.assertUndisturbed(warehouse);
  }
}
