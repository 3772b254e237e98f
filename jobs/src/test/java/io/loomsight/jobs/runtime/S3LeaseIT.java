package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.cluster.S3Server;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.SmallFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** A batch's lease on a real S3 server. */
class S3LeaseIT {

  private static final Batch BATCH = new Batch("mill-7", LocalDate.of(2026, 3, 1));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T01:00:00Z"));
  private final SmallFiles files = new SmallFiles(S3Server.shared().reachFrom(new Configuration()));
  private final Path root = new Path("s3a://" + S3Server.BUCKET + "/lease-" + UUID.randomUUID());

  @Test
  void heldBatchIsRefusedAndAnExpiredOneTakenOver() {
    Lease anna = acquire("anna");
    assertThatThrownBy(() -> acquire("bela"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found that anna holds it");
    clock.advance(Lease.LIFETIME.plus(Duration.ofSeconds(1)));
    try (Lease bela = acquire("bela")) {
      bela.check();
      assertThatThrownBy(anna::check)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("bela took it over");
    }
    acquire("cili").close();
  }

  @Test
  void ofManyWhoAskAtOnceOneGetsTheBatch() {
    long taken =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> isTaken("asker-" + i)))
            .toList()
            .stream()
            .filter(CompletableFuture::join)
            .count();
    assertThat(taken).isEqualTo(1);
  }

  private boolean isTaken(String owner) {
    try {
      acquire(owner).check();
      return true;
    } catch (InputException held) {
      return false;
    }
  }

  private Lease acquire(String owner) {
    return Lease.acquire(files, root, BATCH, owner, "run-of-" + owner, LockHandling.RESPECT, clock);
  }
}
