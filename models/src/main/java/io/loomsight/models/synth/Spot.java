package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;

/**
 * An uneven round place that fills its box.
 *
 * @param form what happens there
 * @param box the box
 * @param amount how much, in units of contrast where it is a grey; below 0 darker
 * @param ragged how uneven its border is, 0 to 0.4
 * @param run the yarns that matter, for floats
 * @param seed seed of its outline
 */
record Spot(Form form, Box box, double amount, double ragged, Direction run, long seed)
    implements Alteration {

  /** What happens in the spot. */
  enum Form {
    HOLE,
    FLOAT,
    NEP,
    OIL,
    STAIN,
    SHADOW
  }

  private static final double MARGIN = 1.45;

  @Override
  public void bend(Sample sample) {
    if (form == Form.HOLE) {
      double distance = distance(sample);
      int end = Noise.floor(sample.endPlace);
      int pick = Noise.floor(sample.pickPlace);
      sample.endMissing |= distance < 0.9 + 0.35 * Noise.signed(seed, end, 1);
      sample.pickMissing |= distance < 0.9 + 0.35 * Noise.signed(seed, pick, 2);
    } else if (form == Form.FLOAT) {
      double inside = Noise.step((1 - distance(sample)) * 2);
      double loose = 0.5 * inside * Noise.along(seed + 3, 0, sample.alongMm(run));
      sample.moveAcross(run, sample.across(run) + loose);
    }
  }

  @Override
  public void weave(Sample sample) {
    if (form == Form.FLOAT && distance(sample) < 1) {
      sample.raise(run);
      sample.brighten(run, amount);
    }
  }

  @Override
  public void tint(Sample sample) {
    double distance = distance(sample);
    switch (form) {
      case HOLE -> sample.value -= 0.8 * Noise.bell((distance - 1) * (distance - 1) / 0.09);
      case FLOAT -> sample.value -= 0.5 * Noise.bell((distance - 1) * (distance - 1) / 0.04);
      case NEP -> {
        double fuzz = 0.8 + 0.3 * Noise.over(seed + 4, sample.xMm / 0.25, sample.yMm / 0.25);
        double solid = Noise.step(1.6 * (1.15 - distance));
        sample.value += solid * (amount * fuzz - 0.6 * sample.value);
      }
      case OIL -> {
        double soaked = Noise.step((1.25 - distance) / 0.8);
        sample.value += soaked * (amount - 0.35 * sample.value);
      }
      case STAIN -> {
        double inside = Noise.step((1.1 - distance) / 0.35);
        double rim = Noise.bell((distance - 0.95) * (distance - 0.95) / 0.03);
        sample.value += amount * (0.75 * inside + 0.45 * rim);
      }
      case SHADOW -> sample.value += amount * Noise.bell(distance * distance / 1.6);
    }
  }

  /** Distance from the middle: about 1 on the outline. */
  private double distance(Sample sample) {
    double x = MARGIN * (2 * (sample.xMm - box.xMm()) / box.widthMm() - 1);
    double y = MARGIN * (2 * (sample.yMm - box.yMm()) / box.heightMm() - 1);
    double round = Math.sqrt(x * x + y * y);
    return ragged > 0 ? round + ragged * 0.5 * Noise.over(seed + 5, 1.7 * x, 1.7 * y) : round;
  }
}
