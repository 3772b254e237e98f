package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;

/**
 * Picks that lie closer or farther apart over some millimetres, in one or two neighbouring bands.
 * Beyond the bands the picks lie where they would have lain.
 *
 * @param box the bands together
 * @param split share of the height taken by the first band; 1 for one band
 * @param first relative change of the pick density in the first band
 * @param second relative change in the second band
 * @param weftPitchMm distance from pick to pick
 * @param fadeMm how slowly the bands end across the roll
 */
record Density(
    Box box, double split, double first, double second, double weftPitchMm, double fadeMm)
    implements Alteration {

  private static final double GREY_OF_DENSITY = 0.9;

  @Override
  public void bend(Sample sample) {
    double change = change(sample);
    double place = placeInBand(sample);
    double rest = 1 - place * place;
    double heightMm = bandHeightMm(sample);
    sample.pickPlace += 0.5 * change * heightMm * place * rest * rest / weftPitchMm;
    double densest = change * Math.max(0, rest) * (1 - 5 * place * place > -1 ? 1 : 0);
    sample.pickWidth *= Math.max(0.4, 1 + densest * rest);
  }

  @Override
  public void tint(Sample sample) {
    double place = placeInBand(sample);
    sample.value += GREY_OF_DENSITY * change(sample) * Noise.bell(place * place);
  }

  private boolean inFirst(Sample sample) {
    return sample.yMm < box.yMm() + split * box.heightMm();
  }

  private double bandHeightMm(Sample sample) {
    return (inFirst(sample) ? split : 1 - split) * box.heightMm();
  }

  private double placeInBand(Sample sample) {
    double heightMm = bandHeightMm(sample);
    double startMm = inFirst(sample) ? box.yMm() : box.yMm() + split * box.heightMm();
    double place = 2 * (sample.yMm - startMm) / heightMm - 1;
    return Math.max(-1, Math.min(1, place));
  }

  private double change(Sample sample) {
    double fade = Noise.step(Math.min(sample.xMm - box.xMm(), box.rightMm() - sample.xMm) / fadeMm);
    return fade * (inFirst(sample) ? first : second);
  }
}
