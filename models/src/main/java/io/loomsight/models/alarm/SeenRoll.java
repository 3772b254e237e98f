package io.loomsight.models.alarm;

import io.loomsight.models.grade.RollGeometry;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * A roll as far as it was seen by a night's end.
 *
 * @param factory the mill
 * @param batchDate the night
 * @param loomId the loom that weaves it
 * @param rollId the roll
 * @param styleId its style
 * @param cloth its cloth so far
 * @param frameStepMm from one frame's start along the roll to the next one's, above 0
 */
public record SeenRoll(
    String factory,
    LocalDate batchDate,
    String loomId,
    String rollId,
    String styleId,
    RollGeometry cloth,
    double frameStepMm)
    implements Serializable {

  public SeenRoll {
    if (!(frameStepMm > 0)) {
      throw new IllegalArgumentException(
          "roll %s: expected frameStepMm > 0, found %s".formatted(rollId, frameStepMm));
    }
  }

  /** Where the cloth seen so far ends. */
  double endMm() {
    return cloth.startMm() + cloth.lengthMm();
  }
}
