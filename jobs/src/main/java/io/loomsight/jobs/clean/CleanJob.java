package io.loomsight.jobs.clean;

import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Leftover;
import io.loomsight.jobs.table.Leftovers;
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
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nobody reads and nobody will: old runs that were not published or not finished, old
 * half-written objects, old leases. Of a factory that a job is at work on, everything stays.
 */
public final class CleanJob {

  private static final Logger LOG = LoggerFactory.getLogger(CleanJob.class);

  private CleanJob() {}

  /**
   * Sweeps all tables and the leases.
   *
   * @return how many things were removed, or would be, their bytes, and how many were kept as they
   *     are too young or their factory is at work
   */
  public static Map<String, Long> run(
      Warehouse warehouse, CleanRequest request, Clock clock, PrintStream out) {
    return run(warehouse, Tables.all(), request, clock, out);
  }

  static Map<String, Long> run(
      Warehouse warehouse,
      List<Table<?>> tables,
      CleanRequest request,
      Clock clock,
      PrintStream out) {
    long startedMs = clock.millis();
    Instant youngest = clock.instant().minus(request.age());
    List<Leftover> leftovers = new ArrayList<>(Leftovers.find(warehouse, tables));
    leftovers.addAll(Lease.ended(warehouse, clock));
    Set<String> atWork =
        Lease.live(warehouse, clock).stream().map(Batch::factory).collect(Collectors.toSet());
    List<Leftover> swept =
        leftovers.stream()
            .filter(leftover -> !leftover.changedAt().isAfter(youngest))
            .filter(leftover -> !atWork.contains(leftover.factory()))
            .toList();
    for (Leftover leftover : swept) {
      if (!request.dryRun()) {
        remove(warehouse, leftover.path());
      }
      out.println(line(warehouse, leftover));
    }
    long bytes = swept.stream().mapToLong(Leftover::bytes).sum();
    out.println(
        String.format(
            Locale.ROOT,
            "%s %,d of %,d leftovers, %,d bytes",
            request.dryRun() ? "would remove" : "removed",
            swept.size(),
            leftovers.size(),
            bytes));
    out.flush();
    Map<String, Long> counts =
        new TreeMap<>(
            Map.of(
                "removed",
                (long) swept.size(),
                "bytes",
                bytes,
                "kept",
                (long) leftovers.size() - swept.size()));
    LOG.info(
        "clean of {}{}: {} in {} ms",
        warehouse.root(),
        request.dryRun() ? ", dry run" : "",
        counts,
        clock.millis() - startedMs);
    return counts;
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
      String warehouseRoot, CleanRequest request, Clock clock, PrintStream out) {
    SparkSession spark = Sessions.open();
    try {
      return run(Warehouse.open(spark, warehouseRoot), request, clock, out);
    } finally {
      spark.stop();
    }
  }
}
