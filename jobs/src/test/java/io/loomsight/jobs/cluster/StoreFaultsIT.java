package io.loomsight.jobs.cluster;

import static io.loomsight.jobs.cluster.ClusterNight.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.cluster.FaultyStore.Fault;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A store that has a bad night. */
@Tag("cluster")
final class StoreFaultsIT {

  @RegisterExtension static final FaultyCluster CLUSTER = new FaultyCluster(2);

  private static final Pattern IMAGE = Pattern.compile("/landing/.*\\.(jpe?g|png|tiff?|bmp)$");

  @Test
  void storeThatRefusesAndStalls() {
    String warehouse = ClusterNight.warehouse("store");
    Queue<String> lengthsAskedFor = new ConcurrentLinkedQueue<>();
    CLUSTER
        .store()
        .rule(
            request -> {
              if (request.method().equals("HEAD") && IMAGE.matcher(request.path()).find()) {
                lengthsAskedFor.add(request.path());
              }
              return switch ((int) (request.number() % 40)) {
                case 7, 27 -> Fault.SLOW_DOWN;
                case 13, 33 -> Fault.INTERNAL_ERROR;
                case 19 -> Fault.DELAY;
                default -> Fault.NONE;
              };
            });
    long before = CLUSTER.store().faults();
    try (Launched run = CLUSTER.night(warehouse)) {
      assertThat(run.exit(LONG)).as(run.said()).isZero();
    }
    assertThat(CLUSTER.store().faults() - before).isGreaterThan(20);
    // they were listed, and a request for each is what a store takes its time for
    assertThat(lengthsAskedFor).isEmpty();
    CLUSTER.night().assertUndisturbed(warehouse);
  }
}
