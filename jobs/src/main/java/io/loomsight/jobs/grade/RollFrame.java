package io.loomsight.jobs.grade;

import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.grade.ClothView;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An accepted frame and, where it was judged, what it showed of the cloth. Public, because Spark's
 * code makes it.
 *
 * @param judged whether it has a score; if not, the rest says nothing
 */
public record RollFrame(
    String frameId,
    LocalDate batchDate,
    String loomId,
    String rollId,
    String styleId,
    String cameraId,
    Instant capturedAt,
    Box box,
    boolean rollEnd,
    boolean judged,
    double clothAreaMm2,
    double clothLeftMm,
    double clothRightMm,
    double drift,
    Mismatch.Kind mismatch,
    boolean provisionalReference) {

  ClothView cloth() {
    return new ClothView(cameraId, box, clothAreaMm2, clothLeftMm, clothRightMm);
  }
}
