package io.loomsight.jobs.ingest;

import io.loomsight.jobs.table.Reject;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.ContentHash;
import java.time.LocalDate;

/** Turns what has been judged into the rows of the tables. */
final class Rows {

  private Rows() {}

  static Frame frame(Candidate image, String factory, LocalDate batchDate) {
    Placement place = image.place();
    Candidate.Pixels shown = image.shown();
    return new Frame(
        ContentHash.ofParts(
            shown.contentHash(),
            factory,
            place.rollId(),
            place.cameraId(),
            Integer.toString(place.sequence())),
        factory,
        batchDate,
        place.park(),
        place.loomId(),
        place.rollId(),
        place.styleId(),
        place.cameraId(),
        place.sequence(),
        place.capturedAt(),
        shown.widthPx(),
        shown.heightPx(),
        place.mmPerPx(),
        place.offsetXMm(),
        place.offsetYMm(),
        image.uri(),
        image.bytes(),
        shown.sharpness(),
        shown.meanGrey(),
        place.reference(),
        place.rollEnd());
  }

  static Reject reject(Candidate refused, String factory, LocalDate batchDate) {
    Refusal refusal = refused.refusal().get(0);
    return new Reject(
        factory,
        batchDate,
        refused.subject(),
        refused.uri(),
        refused.line(),
        refusal.reason(),
        refusal.detail());
  }
}
