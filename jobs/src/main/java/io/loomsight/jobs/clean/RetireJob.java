package io.loomsight.jobs.clean;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.clean.CleanRequest.Action;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.runtime.RunIds;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Retention;
import io.loomsight.jobs.table.Retention.Published;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Warehouse;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Removes published batches that are older than their table is kept. Each batch is held by its
 * lease meanwhile; batches of a factory that a job is at work on stay, and so does everything that
 * later nights still read.
 */
final class RetireJob {

  private final Warehouse warehouse;
  private final RetentionRules rules;
  private final Clock clock;
  private final PrintStream out;

  RetireJob(Warehouse warehouse, RetentionRules rules, Clock clock, PrintStream out) {
    this.warehouse = warehouse;
    this.rules = rules;
    this.clock = clock;
    this.out = out;
  }

  /** Lists or removes; returns how many batches of tables and their bytes. */
  Map<String, Long> run(Action action, LocalDate asOf) {
    Set<String> atWork =
        Lease.live(warehouse, clock).stream().map(Batch::factory).collect(Collectors.toSet());
    List<Published> old = new ArrayList<>();
    long kept = 0;
    for (Table<?> table : CleanConfig.retained()) {
      Optional<LocalDate> from = rules.keptFrom(table, asOf);
      if (from.isPresent()) {
        List<Published> found = Retention.before(warehouse, table, from.get());
        List<Published> idle =
            found.stream().filter(slot -> !atWork.contains(slot.batch().factory())).toList();
        kept += found.size() - idle.size();
        old.addAll(idle);
        if (!idle.isEmpty()) {
          out.println(line(table, from.get(), idle));
        }
      }
    }
    long removed = action == Action.DO ? remove(old, asOf) : old.size();
    long bytes = old.stream().mapToLong(Published::bytes).sum();
    out.println(
        String.format(
            Locale.ROOT,
            "%s %,d old batches of tables, %,d bytes%s%s",
            action == Action.DO ? "removed" : "would remove",
            removed,
            bytes,
            kept == 0 ? "" : String.format(Locale.ROOT, "; %,d of factories at work stay", kept),
            action == Action.DO || old.isEmpty() ? "" : " (with --apply)"));
    return new TreeMap<>(Map.of("retired", removed, "retiredBytes", bytes, "retiredLater", kept));
  }

  private static String line(Table<?> table, LocalDate from, List<Published> slots) {
    return String.format(
        Locale.ROOT,
        "%-20s %,15d bytes  %,d batch%s from %s to %s, kept from %s",
        table.name(),
        slots.stream().mapToLong(Published::bytes).sum(),
        slots.size(),
        slots.size() == 1 ? "" : "es",
        date(slots, Comparator.naturalOrder()),
        date(slots, Comparator.reverseOrder()),
        from);
  }

  private static LocalDate date(List<Published> slots, Comparator<LocalDate> order) {
    return slots.stream().map(slot -> slot.batch().batchDate()).min(order).orElseThrow();
  }

  private long remove(List<Published> old, LocalDate asOf) {
    Map<Batch, List<Published>> byBatch =
        old.stream()
            .collect(
                Collectors.groupingBy(
                    Published::batch,
                    () -> new TreeMap<>(Comparator.comparing(Batch::toString)),
                    Collectors.toList()));
    long removed = 0;
    for (Map.Entry<Batch, List<Published>> entry : byBatch.entrySet()) {
      String runId = RunIds.next(clock) + "-clean";
      try (Lease lease =
          Lease.acquire(warehouse, entry.getKey(), runId, LockHandling.RESPECT, clock)) {
        Warehouse guarded = warehouse.guardedBy(lease::check);
        for (Published slot : entry.getValue()) {
          Retention.remove(guarded, slot, "older than it is kept, as of " + asOf + "\n");
          removed++;
        }
      } catch (InputException taken) {
        out.println("left alone: " + taken.getMessage());
      }
    }
    return removed;
  }
}
