package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;

/**
 * A slack pick that stands up in small loops.
 *
 * @param box where it does
 * @param pick the pick
 * @param strength 0 to 1
 * @param spacingMm distance from loop to loop
 * @param weftPitchMm distance from pick to pick
 * @param seed seed of the loops
 */
record Loops(Box box, int pick, double strength, double spacingMm, double weftPitchMm, long seed)
    implements Alteration {

  private static final double REACH = 2.6;

  @Override
  public void bend(Sample sample) {
    double loop = loop(sample);
    if (loop <= 0) {
      return;
    }
    double place = sample.pickPlace - pick - 0.5;
    double moved = place - side(sample) * (0.5 + strength) * loop;
    if (Math.abs(moved) < 0.5 + 0.3 * loop && Math.abs(place) < REACH) {
      sample.pickPlace = pick + 0.5 + moved / (1.01 + 0.6 * loop);
      sample.brighten(Direction.WEFT, (0.4 + strength) * loop);
    }
  }

  @Override
  public void weave(Sample sample) {
    if (sample.pick == pick && loop(sample) > 0.25) {
      sample.raise(Direction.WEFT);
    }
  }

  @Override
  public void tint(Sample sample) {
    double place = sample.pickPlace - pick - 0.5;
    double shadow = Noise.bell(place * place / (REACH * REACH));
    sample.value -= 0.5 * (0.3 + strength) * loop(sample) * shadow * (sample.pick == pick ? 0 : 1);
  }

  private int number(Sample sample) {
    return Noise.floor((sample.xMm - box.xMm()) / spacingMm);
  }

  private double side(Sample sample) {
    return Noise.signed(seed, number(sample), 1) > 0 ? 1 : -1;
  }

  /** How high the pick stands, 0 to 1. */
  private double loop(Sample sample) {
    int number = number(sample);
    if ((number + 1) * spacingMm > box.widthMm() || Noise.signed(seed, number, 2) < -0.5) {
      return 0;
    }
    double place = 2 * ((sample.xMm - box.xMm()) / spacingMm - number) - 1;
    return Noise.bell(1.2 * place * place);
  }
}
