package io.loomsight.jobs.cluster;

import static io.loomsight.jobs.cluster.ClusterNight.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.cluster.FaultyStore.Fault;
import io.loomsight.jobs.cluster.FaultyStore.Request;
import io.loomsight.jobs.table.SmallFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Drivers are killed, and started twice; what was published stays as it was. */
@Tag("cluster")
final class DriverFaultsIT {

  @RegisterExtension static final FaultyCluster CLUSTER = new FaultyCluster(1);

  /** In the first stage, in that with the model, and in that which writes the most tables. */
  @Test
  void driverKilledInAStageAndTheNightResumed() throws IOException {
    String warehouse = ClusterNight.warehouse("driver");
    for (String stage : List.of("ingest", "detect", "grade")) {
      String said =
          killedAt(
              (run, request) ->
                  request.method().matches("PUT|POST")
                      && run.said().contains(": " + stage + " begins"),
              () -> CLUSTER.night(warehouse, "--break-lock"));
      assertThat(said).doesNotContain(": " + stage + " SUCCEEDED");
    }
    // The last owner is dead, and its lease lives on for a while
    try (Launched early = CLUSTER.night(warehouse)) {
      assertThat(early.exit(LONG)).as(early.said()).isEqualTo(2);
      assertThat(early.said())
          .contains("expected nobody else at work on it")
          .contains("take it over with --break-lock if that job is dead");
    }
    letLeaseRunOut(warehouse);
    try (Launched last = CLUSTER.night(warehouse)) {
      assertThat(last.exit(LONG)).as(last.said()).isZero();
      assertThat(last.said()).contains("ingest     skipped").contains("report     done");
    }
    CLUSTER.night().assertUndisturbed(warehouse);
  }

  /** As if its two minutes had gone by. */
  private static void letLeaseRunOut(String warehouse) throws IOException {
    List<String> leases = objects(warehouse + "/_leases");
    assertThat(leases).hasSize(1);
    var path = new org.apache.hadoop.fs.Path(leases.get(0));
    SmallFiles files = new SmallFiles(LocalSpark.session().sparkContext().hadoopConfiguration());
    String text = files.read(path).orElseThrow();
    String over = text.replaceFirst("(\"expiresAt\" ?: ?)\"[^\"]+\"", "$1\"2026-03-01T00:00:00Z\"");
    assertThat(over).isNotEqualTo(text);
    files.replace(path, over);
  }

  @Test
  void writerKilledInTheMiddleOfItsCommitLeavesWhatWasPublished() throws IOException {
    String warehouse = CLUSTER.night().finishedCopy("writer");
    // Two files, of which one is there when the driver dies
    List<String> twoFiles =
        List.of("--conf", "spark.sql.adaptive.coalescePartitions.enabled=false");
    AtomicInteger completed = new AtomicInteger();
    killedAt(
        (run, request) ->
            request.completesUpload()
                && request.path().contains("/findings/")
                && completed.incrementAndGet() == 2,
        () -> CLUSTER.detect(warehouse, twoFiles));
    // One file of the new run is there, and nobody reads it
    CLUSTER.night().assertUndisturbed(warehouse);

    try (Launched again = CLUSTER.night(warehouse, "--break-lock", "--stage", "detect")) {
      assertThat(again.exit(LONG)).as(again.said()).isZero();
    }
    CLUSTER.night().assertUndisturbed(warehouse);
    try (Launched clean =
        CLUSTER.loomsight(List.of("clean", "--warehouse", warehouse, "--older-than-hours", "0"))) {
      assertThat(clean.exit(LONG)).as(clean.said()).isZero();
    }
    CLUSTER.night().assertUndisturbed(warehouse);
    assertThat(objects(warehouse)).noneMatch(path -> path.contains("__magic"));
    assertThat(objects(warehouse + "/findings"))
        .filteredOn(path -> path.endsWith("/_SUCCESS"))
        .hasSize(1);
  }

  @Test
  void twoNightsOfOneBatchAtOnce() {
    String warehouse = CLUSTER.night().finishedCopy("two");
    try (Launched one = CLUSTER.night(warehouse, "--stage", "grade");
        Launched other = CLUSTER.night(warehouse, "--stage", "grade")) {
      List<Integer> exits = List.of(one.exit(LONG), other.exit(LONG));
      assertThat(exits).as(one.said() + other.said()).containsExactlyInAnyOrder(0, 2);
      assertThat((exits.get(0) == 2 ? one : other).said())
          .contains("expected nobody else at work on it");
    }
    CLUSTER.night().assertUndisturbed(warehouse);
  }

  /** What a driver said that was killed as such a request came in, which nobody answered. */
  private static String killedAt(BiPredicate<Launched, Request> moment, Supplier<Launched> driver) {
    CompletableFuture<Launched> started = new CompletableFuture<>();
    CompletableFuture<Request> killed =
        CLUSTER.next(
            request -> started.isDone() && moment.test(started.join(), request),
            () -> {
              started.join().kill();
              return Fault.DROP;
            });
    try (Launched run = driver.get()) {
      started.complete(run);
      run.until(killed, LONG).kill();
      return run.said();
    }
  }

  private static List<String> objects(String place) throws IOException {
    var path = new org.apache.hadoop.fs.Path(place);
    List<String> found = new ArrayList<>();
    FileSystem store =
        path.getFileSystem(LocalSpark.session().sparkContext().hadoopConfiguration());
    RemoteIterator<LocatedFileStatus> all = store.listFiles(path, /* recursive= */ true);
    while (all.hasNext()) {
      found.add(all.next().getPath().toString());
    }
    return found;
  }
}
