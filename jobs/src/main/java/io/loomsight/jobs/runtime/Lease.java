package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Leftover;
import io.loomsight.jobs.table.Leftover.Kind;
import io.loomsight.jobs.table.Leftovers;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A batch's lock: an object in the warehouse with an owner and an expiry, renewed while the job
 * lives, given back when it ends. One that expired is taken over by the next who asks; a live one
 * by {@link LockHandling#BREAK} alone. Who was taken over learns it from {@link #check} and must
 * not publish. Clocks of machines that share a warehouse may differ by much less than {@link
 * #LIFETIME}.
 */
public final class Lease implements AutoCloseable {

  /** How long a lease outlives its last renewal. */
  static final Duration LIFETIME = Duration.ofMinutes(2);

  private static final Duration RENEWAL = Duration.ofSeconds(20);

  /** After Spark has stopped its tasks, before Hadoop closes its file systems. */
  private static final int SHUTDOWN_PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final Batch batch;
  private final LeaseFolder folder;
  private final int number;
  private final InstantSource clock;
  private final ScheduledExecutorService renewer;
  private final Runnable atShutdown = this::close;
  private LeaseText text;
  private boolean lost;
  private boolean closed;

  private Lease(Batch batch, LeaseFolder folder, int number, LeaseText text, InstantSource clock) {
    this.batch = batch;
    this.folder = folder;
    this.number = number;
    this.text = text;
    this.clock = clock;
    this.renewer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lease of " + batch);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes a batch for a run and keeps it until it is closed.
   *
   * @throws InputException where another job holds it
   */
  public static Lease acquire(
      Warehouse warehouse, Batch batch, String runId, LockHandling lock, InstantSource clock) {
    Lease lease = acquire(warehouse.files(), warehouse.root(), batch, owner(), runId, lock, clock);
    lease.keep();
    return lease;
  }

  /** As above, but not yet renewed by a thread. */
  static Lease acquire(
      SmallFiles files,
      Path root,
      Batch batch,
      String owner,
      String runId,
      LockHandling lock,
      InstantSource clock) {
    LeaseFolder folder = new LeaseFolder(files, root, batch);
    Optional<LeaseFolder.Entry> found = folder.current();
    Instant now = clock.instant();
    if (found.isPresent() && found.get().text().isLive(now)) {
      if (lock == LockHandling.RESPECT) {
        throw LeaseFolder.held(batch, found.get().text());
      }
      LOG.warn("lease of {}: broken, it was held by {}", batch, found.get().text().owner());
    }
    int number = found.map(LeaseFolder.Entry::number).orElse(0) + 1;
    LeaseText text = new LeaseText(owner, runId, end(now), false);
    if (!folder.take(number, text)) {
      throw folder
          .current()
          .map(entry -> LeaseFolder.held(batch, entry.text()))
          .orElseGet(
              () -> new InputException("batch %s: expected its lease, lost it".formatted(batch)));
    }
    folder.forgetUpTo(number - 1);
    return new Lease(batch, folder, number, text, clock);
  }

  /** Every batch that somebody is at work on. */
  public static List<Batch> live(Warehouse warehouse, InstantSource clock) {
    return LeaseFolder.batches(warehouse).stream()
        .filter(batch -> isLive(folder(warehouse, batch).current(), clock))
        .toList();
  }

  /** The factories that somebody is at work on a batch of. */
  public static Set<String> factoriesAtWork(Warehouse warehouse, InstantSource clock) {
    return live(warehouse, clock).stream().map(Batch::factory).collect(Collectors.toSet());
  }

  /**
   * A lease that was given back or ran out, which a next one does not need.
   *
   * @param number its own, 0 where nothing is left of it but its folder
   */
  public record Ended(Leftover leftover, Batch batch, int number) {}

  /** All such leases. */
  public static List<Ended> ended(Warehouse warehouse, InstantSource clock) {
    List<Ended> ended = new ArrayList<>();
    try {
      for (Batch batch : LeaseFolder.batches(warehouse)) {
        LeaseFolder folder = folder(warehouse, batch);
        Optional<LeaseFolder.Entry> last = folder.current();
        if (!isLive(last, clock)) {
          FileStatus status =
              warehouse.files().fileSystem(folder.path()).getFileStatus(folder.path());
          ended.add(
              new Ended(
                  Leftovers.measured(warehouse.files(), status, Kind.ENDED_LEASE, batch.factory()),
                  batch,
                  last.map(LeaseFolder.Entry::number).orElse(0)));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return ended;
  }

  /** Removes what is left of an ended lease, and nothing of one that was taken since. */
  public static void forget(Warehouse warehouse, Ended ended) {
    folder(warehouse, ended.batch()).forgetUpTo(ended.number());
  }

  private static LeaseFolder folder(Warehouse warehouse, Batch batch) {
    return new LeaseFolder(warehouse.files(), warehouse.root(), batch);
  }

  private static boolean isLive(Optional<LeaseFolder.Entry> last, InstantSource clock) {
    return last.filter(entry -> entry.text().isLive(clock.instant())).isPresent();
  }

  private void keep() {
    ShutdownHookManager.get().addShutdownHook(atShutdown, SHUTDOWN_PRIORITY);
    var unused =
        renewer.scheduleWithFixedDelay(
            this::renewQuietly, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void renewQuietly() {
    try {
      renew();
    } catch (IOException | UncheckedIOException failure) {
      LOG.warn("lease of {}: not renewed, trying again", batch, failure);
    }
  }

  /** Whole seconds, as people read it. */
  private static Instant end(Instant now) {
    return now.plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Puts the expiry off, unless somebody else has the batch by now. */
  synchronized void renew() throws IOException {
    if (lost || closed) {
      return;
    }
    if (folder.current().map(LeaseFolder.Entry::number).filter(n -> n == number).isEmpty()) {
      lost = true;
      return;
    }
    LeaseText later = text.until(end(clock.instant()));
    folder.replace(number, later);
    text = later;
  }

  /**
   * Makes sure that the batch is still this job's, by asking the store.
   *
   * @throws InputException where somebody took it over
   */
  public synchronized void check() {
    try {
      renew();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    if (lost) {
      throw new InputException(
          "batch %s: expected to hold it to the end, found that %s; nothing more is published"
              .formatted(
                  batch,
                  folder
                      .current()
                      .map(entry -> entry.text().owner() + " took it over")
                      .orElse("its lease was deleted")));
    }
  }

  /** Until when the batch is held without another renewal. */
  synchronized Instant expiresAt() {
    return text.expiresAt();
  }

  /** Gives the batch back. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    renewer.shutdownNow();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(atShutdown);
    }
    if (lost) {
      return;
    }
    try {
      giveBack();
    } catch (IOException | UncheckedIOException failure) {
      LOG.warn("lease of {}: not given back, it ends at {}", batch, text.expiresAt(), failure);
    }
  }

  /** Says that it is free; on a disk without room for these few bytes, takes its object away. */
  private void giveBack() throws IOException {
    try {
      folder.replace(number, text.releasedAt(clock.instant()));
    } catch (IOException full) {
      if (folder.current().filter(entry -> entry.number() == number).isPresent()) {
        folder.remove(number);
      }
    }
  }

  private static String owner() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      host = "localhost";
    }
    return "%s@%s:%d"
        .formatted(System.getProperty("user.name"), host, ProcessHandle.current().pid());
  }
}
