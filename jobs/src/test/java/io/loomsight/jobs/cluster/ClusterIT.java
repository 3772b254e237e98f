package io.loomsight.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Usage;
import io.loomsight.jobs.table.Warehouse;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A night on a real cluster of separate JVMs, landing and warehouse on a real S3 server. */
@Tag("cluster")
final class ClusterIT {

  @Test
  void clusterGivesTheRowsOfLocalMode() {
    ClusterNight night = ClusterNight.shared();

    ClusterNight.Finished finished = night.finished();

    System.out.println(finished.said().replaceAll("(?s).*\n(?=mill )", ""));
    assertThat(finished.said())
        .doesNotContain(S3Server.SECRET_KEY)
        .doesNotContain(S3Server.ACCESS_KEY);
    night.assertUndisturbed(finished.warehouse());
    assertThat(executorsThatJudged(finished.warehouse())).hasSize(2);
  }

  /** Frames are a small table on one executor, and yet all of them get images to judge. */
  private static Set<String> executorsThatJudged(String warehouse) {
    return Warehouse.open(LocalSpark.session(), warehouse)
        .readAll(Tables.USAGE, ClusterNight.BATCH)
        .collectAsList()
        .stream()
        .filter(usage -> usage.stage().equals("detect") && usage.frames() > 0)
        .map(Usage::executorId)
        .collect(Collectors.toSet());
  }
}
