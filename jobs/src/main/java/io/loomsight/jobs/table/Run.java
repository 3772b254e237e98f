package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;

/** One attempt at one stage. */
public record Run(
    @Column(doc = "The attempt") String runId,
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "The stage") String stage,
    @Column(doc = "How it ended") Outcome outcome,
    @Column(doc = "When it began") Instant startedAt,
    @Column(doc = "When it ended") Instant endedAt,
    @Column(doc = "Wall time", unit = "ms") long elapsedMs,
    @Column(doc = "Hash of inputs, config, model and reference: the same hash need not run again")
        String fingerprint,
    @Column(doc = "The effective config, JSON") String config,
    @Column(doc = "Versions of Loomsight, Spark, Java, model and references")
        Map<String, String> versions,
    @Column(doc = "What the stage counted") Map<String, Long> counts,
    @Column(doc = "Why it failed; empty where it did not") String failure) {

  public Run {
    versions = Map.copyOf(versions);
    counts = Map.copyOf(counts);
  }

  /** The order in which attempts ended. */
  public static final Comparator<Run> BY_END =
      Comparator.comparing(Run::endedAt).thenComparing(Run::runId);

  /** How an attempt ended. */
  public enum Outcome {
    SUCCEEDED,
    SKIPPED,
    FAILED
  }
}
