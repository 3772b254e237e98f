package io.loomsight.jobs.clean;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.clean.CleanRequest.Action;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.runtime.RunIds;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Compaction;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Warehouse;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges the small runs of appended tables, folder by folder, each under a lease: the batch's, or
 * one of the factory's own for rows that lie under no batch. Where a job is at work on the factory
 * the folder is left alone, and where one begins meanwhile the merge stops.
 */
final class CompactJob {

  /** No night's date: the lease on what a factory has beside its batches. */
  private static final LocalDate NO_NIGHT = LocalDate.EPOCH;

  /** Counts folders that could not be merged, since a file in them is damaged. */
  static final String UNMERGED = "unmergedFolders";

  private static final Logger LOG = LoggerFactory.getLogger(CompactJob.class);

  private final Warehouse warehouse;
  private final Clock clock;
  private final PrintStream out;
  private long unmerged;

  CompactJob(Warehouse warehouse, Clock clock, PrintStream out) {
    this.warehouse = warehouse;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Lists or merges; returns how many folders, how many runs in them, and how many could not be.
   */
  Map<String, Long> run(Action action, List<Table<?>> tables, Instant finishedBy) {
    long folders = 0;
    long runs = 0;
    for (Table<?> table : tables) {
      for (Compaction compaction : Compaction.find(warehouse, table, finishedBy)) {
        boolean atWork = Lease.factoriesAtWork(warehouse, clock).contains(compaction.factory());
        if (!atWork && (action == Action.LIST || merge(compaction))) {
          folders++;
          runs += compaction.runs();
          out.println(
              String.format(
                  Locale.ROOT,
                  "%-20s %,15d runs   %s",
                  action == Action.DO ? "merged" : "would merge",
                  compaction.runs(),
                  warehouse.root().toUri().relativize(compaction.folder().toUri()).getPath()));
        }
      }
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%s %,d small runs in %,d folders",
            action == Action.DO ? "merged" : "would merge",
            runs,
            folders));
    return new TreeMap<>(Map.of("mergedFolders", folders, "mergedRuns", runs, UNMERGED, unmerged));
  }

  private boolean merge(Compaction compaction) {
    Batch batch = compaction.batch().orElse(new Batch(compaction.factory(), NO_NIGHT));
    String runId = RunIds.next(clock) + "-compact";
    try (Lease lease = Lease.acquire(warehouse, batch, runId, LockHandling.RESPECT, clock)) {
      compaction.merge(warehouse.guardedBy(() -> check(lease, batch)), runId);
      return true;
    } catch (InputException taken) {
      out.println("left alone: " + taken.getMessage());
      return false;
    } catch (Exception damaged) {
      // What Spark throws of a file that it cannot read is checked, and no signature says so
      LOG.error("clean: {} could not be merged", compaction.folder(), damaged);
      out.printf("left alone: %s: %s%n", compaction.folder(), damaged);
      unmerged++;
      return false;
    }
  }

  private void check(Lease lease, Batch own) {
    lease.check();
    List<Batch> others =
        Lease.live(warehouse, clock).stream()
            .filter(batch -> batch.factory().equals(own.factory()) && !batch.equals(own))
            .toList();
    if (!others.isEmpty()) {
      throw new InputException(
          "%s: expected no job at work on it, found one on %s"
              .formatted(own.factory(), others.get(0)));
    }
  }
}
