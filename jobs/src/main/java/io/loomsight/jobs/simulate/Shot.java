package io.loomsight.jobs.simulate;

import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.PlannedFrame;
import io.loomsight.models.synth.PlannedRoll;
import io.loomsight.models.synth.Rendered;

/**
 * One image to be drawn and written.
 *
 * @param roll the roll
 * @param cloth its cloth
 * @param frame the frame
 * @param kind how it is stored
 */
record Shot(PlannedRoll roll, Cloth cloth, PlannedFrame frame, FileKind kind) {

  Rendered drawn() {
    return roll.render(cloth, frame);
  }

  boolean isOf(PlannedRoll other) {
    return roll.rollId().equals(other.rollId());
  }

  /** Where it lies in the batch's folder. */
  String file() {
    return "%s/%s/%s-%04d.%s"
        .formatted(
            roll.loomId(), roll.rollId(), frame.cameraId(), frame.sequence(), kind.extension());
  }

  ManifestLine line() {
    int last = roll.frames().get(roll.frames().size() - 1).sequence();
    return new ManifestLine(
        file(),
        roll.loomId(),
        roll.rollId(),
        roll.styleId(),
        frame.cameraId(),
        frame.sequence(),
        frame.capturedAt(),
        Double.toString(frame.camera().mmPerPx()),
        frame.view().offsetXMm(),
        frame.view().offsetYMm(),
        roll.use() == PlannedRoll.Use.REFERENCE,
        roll.end() == PlannedRoll.End.CLOSED && frame.sequence() == last);
  }
}
