package io.loomsight.models.synth;

import io.loomsight.models.image.ColourImage;

/**
 * A drawn textile design.
 *
 * @param name its kind and its number in the collection, such as {@code ornament-p4m-017}
 * @param tile one repeat, seamless in a straight repeat, in 2 to 5 flat colours
 */
public record DrawnDesign(String name, ColourImage tile) {

  public DrawnDesign {
    if (name.isBlank()) {
      throw new IllegalArgumentException("drawn design: expected a name, found a blank one");
    }
  }
}
