package io.loomsight.models.synth;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;

/**
 * One flaw to be woven into a cloth.
 *
 * @param kind what it is; never UNKNOWN
 * @param direction the way it runs
 * @param box the cloth it may change, on the roll
 * @param strength from 0 (hardly visible) to 1 (glaring)
 * @param seed seed of its form
 */
public record Flaw(DefectKind kind, Direction direction, Box box, double strength, long seed) {

  public Flaw {
    requireNonNull(kind, "kind is null");
    requireNonNull(direction, "direction is null");
    requireNonNull(box, "box is null");
    if (kind == DefectKind.UNKNOWN) {
      throw new IllegalArgumentException("flaw: expected a kind that can be drawn, found UNKNOWN");
    }
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException(
          "flaw: expected a strength in [0, 1], found %s".formatted(strength));
    }
  }

  /** A flaw of realistic size at a place drawn inside {@code region}, on the roll. */
  public static Flaw random(DefectKind kind, ClothStyle style, Box region, long seed) {
    return FlawDraw.draw(kind, style, region, seed);
  }
}
