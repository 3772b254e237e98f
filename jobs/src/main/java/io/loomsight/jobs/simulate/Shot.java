package io.loomsight.jobs.simulate;

import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.PlannedFrame;
import io.loomsight.models.synth.PlannedRoll;
import io.loomsight.models.synth.Rendered;
import io.loomsight.models.synth.View;

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

  /** The image that this camera would take {@code steps} steps behind the roll's last one. */
  Shot behindLast(int steps) {
    PlannedFrame last = roll.frames().get(roll.frames().size() - 1);
    View view = frame.view();
    double stepMm = view.heightPx() * frame.camera().mmPerPx();
    PlannedFrame next =
        new PlannedFrame(
            frame.cameraId(),
            last.sequence() + steps,
            new View(
                view.offsetXMm(),
                last.view().offsetYMm() + steps * stepMm,
                view.widthPx(),
                view.heightPx()),
            frame.camera(),
            last.capturedAt().plusMinutes(steps),
            last.seed() + steps);
    return new Shot(roll, cloth, next, kind);
  }

  /** The same image with other rows. */
  Shot ofHeight(int heightPx) {
    View view = frame.view();
    View cut = new View(view.offsetXMm(), view.offsetYMm(), view.widthPx(), heightPx);
    PlannedFrame other =
        new PlannedFrame(
            frame.cameraId(),
            frame.sequence(),
            cut,
            frame.camera(),
            frame.capturedAt(),
            frame.seed());
    return new Shot(roll, cloth, other, kind);
  }

  /** The same image, stored otherwise. */
  Shot as(FileKind other) {
    return new Shot(roll, cloth, frame, other);
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
