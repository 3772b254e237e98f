package io.loomsight.jobs.clean;

import io.loomsight.jobs.clean.CleanRequest.Action;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Leftover;
import io.loomsight.jobs.table.Leftovers;
import io.loomsight.jobs.table.PendingUploads;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nobody reads and nobody will: old runs that were not published or not finished, old
 * half-written objects, old leases, and on S3 uploads that were never completed. On demand it also
 * retires old batches and merges small runs. Of a factory that a job is at work on, everything
 * stays.
 */
public final class CleanJob {

  private static final Logger LOG = LoggerFactory.getLogger(CleanJob.class);

  private CleanJob() {}

  /**
   * Does to all tables and the leases what the request says.
   *
   * @return how many leftovers were removed, or would be, their bytes, and how many were kept as
   *     they are too young or their factory is at work; the same of old batches ({@code retired})
   *     and of small runs ({@code merged}) where these were asked for
   */
  static Map<String, Long> run(
      Warehouse warehouse,
      CleanRequest request,
      RetentionRules rules,
      Clock clock,
      PrintStream out) {
    return run(warehouse, Tables.all(), request, rules, clock, out);
  }

  static Map<String, Long> run(
      Warehouse warehouse,
      List<Table<?>> tables,
      CleanRequest request,
      RetentionRules rules,
      Clock clock,
      PrintStream out) {
    long startedMs = clock.millis();
    Instant youngest = clock.instant().minus(request.age());
    Map<String, Long> counts = new TreeMap<>();
    if (request.batches() != Action.LEAVE) {
      counts.putAll(
          new RetireJob(warehouse, rules, clock, out)
              .run(request.batches(), request.asOf().orElseThrow()));
    }
    if (request.runs() != Action.LEAVE) {
      counts.putAll(new CompactJob(warehouse, clock, out).run(request.runs(), tables, youngest));
    }
    if (request.leftovers() != Action.LEAVE) {
      counts.putAll(sweep(warehouse, tables, request.leftovers(), youngest, clock, out));
    }
    out.flush();
    LOG.info(
        "clean of {}{}: {} in {} ms",
        warehouse.root(),
        request.leftovers() == Action.LIST ? ", dry run" : "",
        counts,
        clock.millis() - startedMs);
    return counts;
  }

  /** Something that nobody reads, and how it is removed. */
  private record Dirt(Leftover leftover, Runnable removal) {}

  private static Map<String, Long> sweep(
      Warehouse warehouse,
      List<Table<?>> tables,
      Action action,
      Instant youngest,
      Clock clock,
      PrintStream out) {
    List<Dirt> all = new ArrayList<>();
    for (Leftover leftover : Leftovers.find(warehouse, tables)) {
      all.add(new Dirt(leftover, () -> remove(warehouse, leftover.path())));
    }
    for (Lease.Ended lease : Lease.ended(warehouse, clock)) {
      all.add(new Dirt(lease.leftover(), () -> Lease.forget(warehouse, lease)));
    }
    PendingUploads uploads = PendingUploads.of(warehouse);
    for (PendingUploads.Upload upload : uploads.found()) {
      all.add(new Dirt(upload.leftover(), () -> uploads.abort(upload)));
    }
    Set<String> atWork = Lease.factoriesAtWork(warehouse, clock);
    List<Dirt> swept =
        all.stream()
            .filter(dirt -> !dirt.leftover().changedAt().isAfter(youngest))
            .filter(dirt -> !atWork.contains(dirt.leftover().factory()))
            .toList();
    for (Dirt dirt : swept) {
      if (action == Action.DO) {
        dirt.removal().run();
      }
      out.println(line(warehouse, dirt.leftover()));
    }
    long bytes = swept.stream().mapToLong(dirt -> dirt.leftover().bytes()).sum();
    out.println(
        String.format(
            Locale.ROOT,
            "%s %,d of %,d leftovers, %,d bytes",
            action == Action.DO ? "removed" : "would remove",
            swept.size(),
            all.size(),
            bytes));
    return Map.of(
        "removed", (long) swept.size(), "bytes", bytes, "kept", (long) all.size() - swept.size());
  }

  private static void remove(Warehouse warehouse, Path path) {
    try {
      warehouse.files().delete(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String line(Warehouse warehouse, Leftover leftover) {
    return String.format(
        Locale.ROOT,
        "%-20s %,15d bytes  %s",
        leftover.kind().words(),
        leftover.bytes(),
        warehouse.root().toUri().relativize(leftover.path().toUri()).getPath());
  }

  /** Runs in a session of its own. */
  static Map<String, Long> runAlone(
      String warehouseRoot,
      CleanRequest request,
      RetentionRules rules,
      Clock clock,
      PrintStream out) {
    return Sessions.with(
        spark -> run(Warehouse.open(spark, warehouseRoot), request, rules, clock, out));
  }
}
