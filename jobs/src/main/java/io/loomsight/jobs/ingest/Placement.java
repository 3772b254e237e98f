package io.loomsight.jobs.ingest;

import java.time.Instant;

/** Where and when an image was taken, as its manifest line says. */
public record Placement(
    String park,
    String loomId,
    String rollId,
    String styleId,
    String cameraId,
    int sequence,
    Instant capturedAt,
    double mmPerPx,
    double offsetXMm,
    double offsetYMm,
    boolean reference,
    boolean rollEnd) {

  /** The same place, where the roll ends. */
  Placement atRollEnd() {
    return new Placement(
        park,
        loomId,
        rollId,
        styleId,
        cameraId,
        sequence,
        capturedAt,
        mmPerPx,
        offsetXMm,
        offsetYMm,
        reference,
        true);
  }
}
