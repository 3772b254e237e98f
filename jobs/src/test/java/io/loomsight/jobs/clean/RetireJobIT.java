package io.loomsight.jobs.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.clean.CleanRequest.Action;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetireJobIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
  private static final Batch OLD = new Batch("mill", TODAY.minusDays(21));
  private static final Batch EDGE = new Batch("mill", TODAY.minusDays(20));
  private static final Batch YOUNG = new Batch("mill", TODAY.minusDays(10));

  @TempDir Path folder;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Clock clock = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);
  private Warehouse warehouse;

  /** Of rows nothing is asked here, so the runs are empty folders. */
  @BeforeEach
  void threeNights() throws IOException {
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("w").toString());
    for (Batch batch : List.of(OLD, EDGE, YOUNG)) {
      for (String table : List.of("findings", "scores", "evidence")) {
        publish(table + "/factory=mill/batch_date=" + batch.batchDate(), "r");
      }
      publish("points/factory=mill/batch_date=" + batch.batchDate() + "/rule_set=four", "r");
    }
  }

  private void publish(String slot, String run) throws IOException {
    Path path = folder.resolve("w").resolve(slot);
    Files.createDirectories(path.resolve("run=" + run));
    Files.writeString(path.resolve("_CURRENT"), run);
  }

  @Test
  void whatIsTooOldIsListedAndStaysUntilItIsToBeRemoved() {
    assertThat(clean(Map.of("findings", 20), Action.LIST)).containsEntry("retired", 1L);
    assertThat(warehouse.batches(Tables.FINDINGS, "mill")).containsExactly(OLD, EDGE, YOUNG);
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("1 batch from 2026-06-09 to 2026-06-09, kept from 2026-06-10")
        .contains("would remove 1 old batches of tables")
        .contains("(with --apply)");

    assertThat(clean(Map.of("findings", 20), Action.DO)).containsEntry("retired", 1L);
    assertThat(warehouse.batches(Tables.FINDINGS, "mill")).containsExactly(EDGE, YOUNG);
    assertThat(warehouse.batches(Tables.EVIDENCE, "mill")).containsExactly(OLD, EDGE, YOUNG);
    assertThat(folder.resolve("w/findings/factory=mill/batch_date=2026-06-09"))
        .isDirectoryContaining("glob:**/_RETIRED")
        .isDirectoryNotContaining("glob:**/run=*")
        .isDirectoryNotContaining("glob:**/_CURRENT");
  }

  @Test
  void everyRuleSetOfATableGoes() {
    assertThat(clean(Map.of("points", 15), Action.DO)).containsEntry("retired", 2L);
    assertThat(warehouse.batches(Tables.POINTS, "mill")).containsExactly(YOUNG);
  }

  @Test
  void whatLaterNightsReadIsKeptLookBackNightsLonger() {
    assertThat(clean(Map.of("scores", 7), Action.DO)).containsEntry("retired", 0L);
    assertThat(clean(Map.of("scores", 6), Action.DO)).containsEntry("retired", 1L);
    assertThat(warehouse.batches(Tables.SCORES, "mill")).containsExactly(EDGE, YOUNG);
  }

  @Test
  void zeroDaysAndNoEntryMeanForEver() {
    assertThat(clean(Map.of("findings", 0), Action.DO)).containsEntry("retired", 0L);
    assertThat(clean(Map.of(), Action.DO)).containsEntry("retired", 0L);
  }

  @Test
  void aFactoryThatAJobIsAtWorkOnKeepsAll() {
    try (Lease held = Lease.acquire(warehouse, YOUNG, "r", LockHandling.RESPECT, clock)) {
      assertThat(held).isNotNull();
      assertThat(clean(Map.of("findings", 20), Action.DO))
          .containsEntry("retired", 0L)
          .containsEntry("retiredLater", 1L);
    }
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("1 of factories at work stay");
  }

  @Test
  void aBatchThatIsPublishedAgainIsReadAgain() throws IOException {
    clean(Map.of("findings", 20), Action.DO);
    publish("findings/factory=mill/batch_date=" + OLD.batchDate(), "again");
    assertThat(warehouse.publishedRuns(Tables.FINDINGS, OLD)).containsExactly("again");
  }

  @Test
  void oneThatDiedAfterThePointerLeavesWhatTheNextSweepTakes() throws IOException {
    Files.delete(folder.resolve("w/findings/factory=mill/batch_date=2026-06-09/_CURRENT"));
    assertThat(warehouse.isPublished(Tables.FINDINGS, OLD)).isFalse();
    Map<String, Long> counts =
        CleanJob.run(
            warehouse,
            CleanRequest.sweep(Duration.ZERO, Action.DO),
            rules(Map.of()),
            Clock.fixed(Instant.now().plusSeconds(60), ZoneOffset.UTC),
            new PrintStream(screen, true, StandardCharsets.UTF_8));
    assertThat(counts).containsEntry("removed", 1L);
  }

  @Test
  void aDayMustBeGiven() {
    assertThatThrownBy(
            () ->
                new CleanRequest(
                    Duration.ZERO, Action.DO, Action.LEAVE, Optional.empty(), Action.DO))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("--apply: expected --as-of YYYY-MM-DD");
  }

  private Map<String, Long> clean(Map<String, Integer> keepDays, Action action) {
    return CleanJob.run(
        warehouse,
        new CleanRequest(
            Duration.ofDays(1), Action.LEAVE, Action.LEAVE, Optional.of(TODAY), action),
        rules(keepDays),
        clock,
        new PrintStream(screen, true, StandardCharsets.UTF_8));
  }

  private static RetentionRules rules(Map<String, Integer> keepDays) {
    return new RetentionRules(new CleanConfig(keepDays), 14);
  }
}
