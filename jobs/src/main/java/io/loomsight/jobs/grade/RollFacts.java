package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.RollGrade.Status;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.grade.RollGeometry;
import java.time.LocalDate;
import java.util.List;

/**
 * What a roll's frames say of it, whatever its defects cost. Public, because Spark's code makes it.
 *
 * @param loomId of tonight's first frame along the roll, as is the style
 * @param firstShift the shift that took this frame
 * @param nights in which the roll was seen
 * @param judgedFrames of all nights, an image that landed in two of them once
 * @param geometry of its cloth so far
 * @param frameStepMm from one frame's start along the roll to the next one's
 * @param judgedAreaMm2 cloth judged so far, overlaps counted once
 * @param mismatch why its cloth does not look like its style; NONE where it does
 * @param shares what tonight's cloth adds to the statistics, without grade and defects
 */
public record RollFacts(
    String rollId,
    String loomId,
    String styleId,
    String firstShift,
    Status status,
    LocalDate firstDate,
    int nights,
    long judgedFrames,
    RollGeometry geometry,
    double frameStepMm,
    double judgedAreaMm2,
    Mismatch.Kind mismatch,
    boolean provisionalReference,
    List<RollShare> shares) {

  public RollFacts {
    shares = List.copyOf(shares);
  }

  static RollFacts of(Roll roll, ShiftPlan shifts) {
    return new RollFacts(
        roll.first().rollId(),
        roll.first().loomId(),
        roll.first().styleId(),
        shifts.shiftAt(roll.first().capturedAt()),
        roll.status(),
        roll.firstDate(),
        roll.nights(),
        roll.judgedFrames(),
        roll.geometry(),
        roll.frameStepMm(),
        roll.judgedAreaMm2(),
        roll.mismatch(),
        roll.hasProvisionalReference(),
        new ClothShares(roll, shifts).shares());
  }
}
