package io.loomsight.models.synth;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.image.Mask;

/**
 * What a frame really shows of one flaw.
 *
 * @param flaw the flaw
 * @param box where the frame shows it, on the roll
 * @param mask px of the frame that it changes visibly, as {@code [height][width]} of the frame
 */
public record FlawTruth(Flaw flaw, Box box, Mask mask) {

  public FlawTruth {
    requireNonNull(flaw, "flaw is null");
    requireNonNull(box, "box is null");
    requireNonNull(mask, "mask is null");
  }
}
