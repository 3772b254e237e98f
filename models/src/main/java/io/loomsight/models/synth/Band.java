package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;

/**
 * What runs along the roll in a band: marks of the temple, a bad selvedge, a crease.
 *
 * @param form what it is
 * @param box the band
 * @param strength 0 to 1
 * @param lean how far it strays sideways per length
 * @param periodMm distance from mark to mark
 * @param seed seed of its form
 */
record Band(Form form, Box box, double strength, double lean, double periodMm, long seed)
    implements Alteration {

  /** What the band is. */
  enum Form {
    TEMPLE,
    SELVEDGE,
    CREASE
  }

  private static final double TORN_MM = 4;

  @Override
  public void bend(Sample sample) {
    double fade = fade(sample);
    switch (form) {
      case TEMPLE -> {
        double pushed = 1.2 * strength * Noise.bell(1.3 * mark(sample));
        sample.endPlace += pushed * Math.signum(sample.xMm - middleMm());
      }
      case SELVEDGE -> {
        sample.endPlace += 1.3 * (0.4 + strength) * fade * Noise.along(seed, 0, sample.yMm / 2.5);
        int end = Noise.floor(sample.endPlace);
        int stretch = Noise.floor(sample.yMm / TORN_MM);
        sample.endMissing |= fade > 0.3 && Noise.signed(seed, end, stretch) > 1.1 - strength;
      }
      case CREASE ->
          sample.endPlace += 0.8 * strength * fade * Noise.bell(4 * square(fromLine(sample)));
    }
  }

  @Override
  public void tint(Sample sample) {
    double fade = fade(sample);
    switch (form) {
      case TEMPLE -> {
        double mark = mark(sample);
        sample.value -= (1 + 2 * strength) * Noise.bell(1.6 * mark);
        sample.value += (0.3 + 0.6 * strength) * Noise.bell(square(Math.sqrt(mark) - 0.9) * 9);
      }
      case SELVEDGE -> {
        double loop = Noise.over(seed + 1, sample.xMm / 1.2, sample.yMm / 0.45) - 0.4;
        sample.value += (0.6 + 1.2 * strength) * fade * Math.max(0, loop);
      }
      case CREASE -> {
        double place = fromLine(sample);
        double flank = 2.6 * place * Noise.bell(place * place);
        sample.value +=
            fade * (0.5 + 1.6 * strength) * (flank - 0.7 * Noise.bell(9 * place * place));
      }
    }
  }

  /** Squared distance from the nearest mark, in mark radii. */
  private double mark(Sample sample) {
    double places = (sample.yMm - box.yMm()) / periodMm;
    int number = Noise.floor(places);
    if ((number + 0.8) * periodMm > box.heightMm()) {
      return 2;
    }
    double alongMm = (places - number - 0.5) * periodMm;
    double acrossMm =
        sample.xMm - middleMm() - 0.12 * box.widthMm() * Noise.signed(seed, number, 3);
    double radiusMm = 0.38 * Math.min(periodMm, 0.8 * box.widthMm());
    return (alongMm * alongMm + acrossMm * acrossMm) / (radiusMm * radiusMm);
  }

  /** Distance from the crease in half widths: its line leans from end to end of the box. */
  private double fromLine(Sample sample) {
    double halfMm = 0.5 * (box.widthMm() - Math.abs(lean) * box.heightMm());
    double lineMm = middleMm() + lean * (sample.yMm - box.yMm() - 0.5 * box.heightMm());
    double waveMm = 0.2 * halfMm * Noise.along(seed + 2, 0, sample.yMm / 8);
    return (sample.xMm - lineMm - waveMm) / (0.6 * halfMm);
  }

  private double middleMm() {
    return box.xMm() + 0.5 * box.widthMm();
  }

  private double fade(Sample sample) {
    double alongMm = Math.min(sample.yMm - box.yMm(), box.endMm() - sample.yMm);
    double acrossMm = Math.min(sample.xMm - box.xMm(), box.rightMm() - sample.xMm);
    double across = form == Form.SELVEDGE ? Noise.step(acrossMm / (0.3 * box.widthMm())) : 1;
    return Noise.step(alongMm / 2.5) * across;
  }

  private static double square(double value) {
    return value * value;
  }
}
