package io.loomsight.jobs.cluster;

import static io.loomsight.jobs.cluster.ClusterNight.LONG;

import io.loomsight.jobs.Services;
import io.loomsight.jobs.cluster.FaultyStore.Fault;
import io.loomsight.jobs.cluster.FaultyStore.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A cluster of its own for the tests of one class, with a store before which faults are drawn;
 * after each test the store is calm again.
 */
final class FaultyCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private final int executors;
  private ClusterNight night;
  private SparkCluster spark;
  private FaultyStore store;

  /** A cluster of two workers of one core each, of which a run takes so many. */
  FaultyCluster(int executors) {
    this.executors = executors;
  }

  @Override
  public void beforeAll(ExtensionContext tests) {
    S3Server server = S3Server.shared();
    Services.require("s3", server.isSecure(), "Ceph's gateway, which faults are drawn before");
    night = ClusterNight.shared();
    store = FaultyStore.before(server);
    spark = SparkCluster.start(TestFolder.create("cluster"), 2);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    store.rule(request -> Fault.NONE);
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    if (store != null) {
      store.close();
    }
    if (spark != null) {
      spark.close();
    }
  }

  ClusterNight night() {
    return night;
  }

  SparkCluster spark() {
    return spark;
  }

  FaultyStore store() {
    return store;
  }

  /** The night into a warehouse, with more arguments. */
  Launched night(String warehouse, String... more) {
    return loomsight(night.arguments(warehouse, more));
  }

  /** Any command of Loomsight. */
  Launched loomsight(List<String> arguments) {
    return submit(List.of(), arguments);
  }

  /** The night's stage detect again, with options of spark-submit. */
  Launched detect(String warehouse, List<String> options) {
    return submit(options, night.arguments(warehouse, "--stage", "detect"));
  }

  /**
   * The same, with a disturbance while it judges images: all have been read once, for their rolls'
   * looks, and the sixth that is read again is answered when the disturbance is over.
   */
  Launched judging(String warehouse, List<String> options, Runnable disturbance) {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AtomicInteger again = new AtomicInteger();
    CompletableFuture<Request> disturbed =
        next(
            request ->
                request.method().equals("GET")
                    && request.path().contains("/landing/")
                    && !seen.add(request.path())
                    && again.incrementAndGet() == 6,
            () -> {
              disturbance.run();
              return Fault.NONE;
            });
    return detect(warehouse, options).until(disturbed, LONG);
  }

  private Launched submit(List<String> options, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("--conf", "spark.cores.max=" + executors));
    all.addAll(options);
    return night.submit(spark, store.address(), all, arguments);
  }

  /** Does something just before the next such request would be answered. */
  CompletableFuture<Request> next(Predicate<Request> wanted, Supplier<Fault> action) {
    CompletableFuture<Request> seen = new CompletableFuture<>();
    AtomicBoolean done = new AtomicBoolean();
    store.rule(
        request -> {
          if (!done.get() && wanted.test(request) && done.compareAndSet(false, true)) {
            seen.complete(request);
            return action.get();
          }
          return Fault.NONE;
        });
    return seen;
  }
}
