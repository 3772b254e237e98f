package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One accounted task: one attempt of Spark's at one part of the work of a stage attempt. Of rows
 * with one key the one recorded last counts.
 */
public record Usage(
    @Column(doc = "The stage attempt, as in runs") String runId,
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "The stage") String stage,
    @Column(doc = "Spark's stage that the task was of") int sparkStage,
    @Column(doc = "Spark's attempt at that stage, from 0") int sparkStageAttempt,
    @Column(doc = "The part of Spark's stage that it worked on") int partition,
    @Column(doc = "Spark's number of the task, new for each attempt at it") long taskId,
    @Column(doc = "Spark's attempt at the part, from 0") int attempt,
    @Column(doc = "How it ended") Outcome outcome,
    @Column(doc = "Started beside a slow attempt at the same part") boolean speculative,
    @Column(doc = "Its result counted: it succeeded first, and so did its stage attempt")
        boolean counted,
    @Column(doc = "Spark's executor") String executorId,
    @Column(doc = "The executor's machine") String host,
    @Column(doc = "What it held: cpu, gpu:N, or gpu where its number is not known") String device,
    @Column(doc = "A GPU's own id, the same in every container; empty where not known")
        String deviceId,
    @Column(doc = "The device's model, 'unknown' where nobody says") String deviceModel,
    @Column(doc = "How much of it: 0.25 for a quarter of a GPU, or the number of cores")
        double deviceShare,
    @Column(doc = "When it began") Instant startedAt,
    @Column(doc = "When it ended, or was recorded where it had not ended") Instant endedAt,
    @Column(doc = "Wall time times the share: device time held", unit = "ms") long heldMs,
    @Column(
            doc =
                "Wall time of the network's synchronised calls on it, times the share (1 at most)",
            unit = "ms")
        long busyMs,
    @Column(doc = "Waiting for images from storage, all its threads together", unit = "ms")
        long readMs,
    @Column(doc = "Decoding images, all its threads together", unit = "ms") long decodeMs,
    @Column(doc = "Processor time; 0 where the executor was lost", unit = "ms") long cpuMs,
    @Column(doc = "Read from storage", unit = "bytes") long bytesRead,
    @Column(doc = "Written to storage", unit = "bytes") long bytesWritten,
    @Column(doc = "Frames that went through the network, in whole or as a sample") long frames,
    @Column(doc = "Cloth judged for findings", unit = "m²") double areaM2,
    @Column(doc = "When the row was made") Instant recordedAt) {

  /** How a task ended. */
  public enum Outcome {
    SUCCEEDED,
    /** An error of its own, or its executor was lost. */
    FAILED,
    /** Stopped, since its job had failed. */
    KILLED,
    /** Another attempt at the same part was first. */
    SUPERSEDED
  }
}
