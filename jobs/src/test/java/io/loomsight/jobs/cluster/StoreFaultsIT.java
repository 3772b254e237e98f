package io.loomsight.jobs.cluster;

import static io.loomsight.jobs.cluster.ClusterNight.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.cluster.FaultyStore.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A store that has a bad night. */
@Tag("cluster")
final class StoreFaultsIT {

  @RegisterExtension static final FaultyCluster CLUSTER = new FaultyCluster(2);

  @Test
  void storeThatRefusesAndStalls() {
    String warehouse = ClusterNight.warehouse("store");
    CLUSTER
        .store()
        .rule(
            request ->
                switch ((int) (request.number() % 60)) {
                  case 7, 37 -> Fault.SLOW_DOWN;
                  case 23 -> Fault.INTERNAL_ERROR;
                  case 51 -> Fault.DELAY;
                  default -> Fault.NONE;
                });
    long before = CLUSTER.store().faults();
    try (Launched run = CLUSTER.night(warehouse)) {
      assertThat(run.exit(LONG)).as(run.said()).isZero();
    }
    assertThat(CLUSTER.store().faults() - before).isGreaterThan(20);
    CLUSTER.night().assertUndisturbed(warehouse);
  }
}
