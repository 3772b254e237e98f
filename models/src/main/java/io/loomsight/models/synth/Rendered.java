package io.loomsight.models.synth;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.List;

/**
 * A frame and what is wrong in it.
 *
 * @param image the frame
 * @param mask the px that flaws change visibly
 * @param flaws the flaws that are visible in the frame, in the order they were given
 */
public record Rendered(GreyImage image, Mask mask, List<FlawTruth> flaws) {

  public Rendered {
    flaws = List.copyOf(flaws);
  }
}
