package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.SmallFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

  private static final Batch BATCH = new Batch("mill-7", LocalDate.of(2026, 3, 1));
  private static final Batch OTHER = new Batch("mill-7", LocalDate.of(2026, 3, 2));
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(START);
  private final SmallFiles files = new SmallFiles(new Configuration());

  @Test
  void aHeldBatchIsRefusedToOthersByName() {
    try (Lease held = acquire("anna")) {
      assertThat(held.expiresAt()).isEqualTo(START.plus(Lease.LIFETIME));
      assertThatThrownBy(() -> acquire("bela"))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "batch mill-7 2026-03-01: expected nobody else at work on it, found that anna holds it for run run-of-anna until 2026-03-02T01:02:00Z (wait, or take it over with --break-lock if that job is dead)");
    }
  }

  @Test
  void batchesAreHeldApart() {
    try (Lease one = acquire("anna");
        Lease other =
            Lease.acquire(files, root(), OTHER, "bela", "r", LockHandling.RESPECT, clock)) {
      assertThatCode(one::check).doesNotThrowAnyException();
      assertThatCode(other::check).doesNotThrowAnyException();
    }
  }

  @Test
  void aReleasedBatchIsFree() {
    acquire("anna").close();
    try (Lease next = acquire("bela")) {
      assertThatCode(next::check).doesNotThrowAnyException();
    }
  }

  @Test
  void renewalKeepsTheBatch() throws IOException {
    try (Lease held = acquire("anna")) {
      for (int i = 0; i < 5; i++) {
        clock.advance(Lease.LIFETIME.minusSeconds(1));
        held.renew();
      }
      assertThatThrownBy(() -> acquire("bela")).isInstanceOf(InputException.class);
    }
  }

  @Test
  void anExpiredLeaseIsTakenOverAndItsOwnerLearnsIt() {
    Lease dead = acquire("anna");
    clock.advance(Lease.LIFETIME);
    try (Lease next = acquire("bela")) {
      assertThatCode(next::check).doesNotThrowAnyException();
      assertThatThrownBy(dead::check)
          .isInstanceOf(InputException.class)
          .hasMessage(
              "batch mill-7 2026-03-01: expected to hold it to the end, found that bela took it over; nothing more is published");
      dead.close();
      assertThatCode(next::check).doesNotThrowAnyException();
      assertThatThrownBy(() -> acquire("carl")).hasMessageContaining("bela holds it");
    }
  }

  @Test
  void anExpiredLeaseThatNobodyTookGoesOn() {
    try (Lease held = acquire("anna")) {
      clock.advance(Duration.ofHours(1));
      assertThatCode(held::check).doesNotThrowAnyException();
      assertThatThrownBy(() -> acquire("bela")).hasMessageContaining("until 2026-03-02T02:02:00Z");
    }
  }

  @Test
  void aLiveLeaseIsTakenOverOnlyByBreaking() {
    Lease held = acquire("anna");
    try (Lease breaker =
        Lease.acquire(files, root(), BATCH, "bela", "r", LockHandling.BREAK, clock)) {
      assertThatCode(breaker::check).doesNotThrowAnyException();
      assertThatThrownBy(held::check).hasMessageContaining("bela took it over");
    }
    held.close();
  }

  @Test
  void oneOfManyContendersGetsAnExpiredLease() throws Exception {
    int contenders = 8;
    var pool = Executors.newFixedThreadPool(contenders);
    try {
      for (int round = 0; round < 10; round++) {
        CyclicBarrier start = new CyclicBarrier(contenders);
        List<Future<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < contenders; i++) {
          String owner = "contender-" + i;
          Callable<Boolean> contender =
              () -> {
                start.await();
                try {
                  acquire(owner);
                  return true;
                } catch (InputException refused) {
                  return false;
                }
              };
          tries.add(pool.submit(contender));
        }
        int holders = 0;
        for (Future<Boolean> attempt : tries) {
          holders += attempt.get() ? 1 : 0;
        }
        assertThat(holders).as("round " + round).isEqualTo(1);
        clock.advance(Lease.LIFETIME);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aLeaseThatIsJustBeingWrittenCountsAsHeld() throws IOException {
    Path object = folder.resolve("_leases/factory=mill-7/date=2026-03-01/000001");
    Files.createDirectories(object.getParent());
    Files.writeString(object, "");
    SettableClock wall = new SettableClock(Instant.now());
    assertThatThrownBy(
            () -> Lease.acquire(files, root(), BATCH, "anna", "r", LockHandling.RESPECT, wall))
        .hasMessageContaining("unknown holds it");
    wall.advance(Duration.ofMinutes(3));
    try (Lease lease =
        Lease.acquire(files, root(), BATCH, "anna", "r", LockHandling.RESPECT, wall)) {
      assertThatCode(lease::check).doesNotThrowAnyException();
    }
  }

  @Test
  void oneSmallObjectRemains() throws IOException {
    for (int i = 0; i < 3; i++) {
      acquire("anna").close();
    }
    try (Stream<Path> objects =
        Files.list(folder.resolve("_leases/factory=mill-7/date=2026-03-01"))) {
      assertThat(objects.map(path -> path.getFileName().toString()))
          .filteredOn(name -> !name.endsWith(".crc"))
          .containsExactly("000003");
    }
  }

  private Lease acquire(String owner) {
    return Lease.acquire(
        files, root(), BATCH, owner, "run-of-" + owner, LockHandling.RESPECT, clock);
  }

  private org.apache.hadoop.fs.Path root() {
    return new org.apache.hadoop.fs.Path(folder.toUri());
  }
}
