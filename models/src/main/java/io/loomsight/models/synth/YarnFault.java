package io.loomsight.models.synth;

import io.loomsight.models.fabric.Direction;

/**
 * One end or pick that is missing, doubled, thicker or thinner, or a gap between two; the yarns
 * beside it make room or close up, those farther than {@code reach} stay where they are.
 *
 * @param run the way the yarn runs
 * @param form what happens to it
 * @param axis its middle (for a gap: the border between two yarns), in yarns
 * @param widthYarns how wide it is where it is worst, in yarns
 * @param reach how far its neighbours are moved, in yarns
 * @param fromMm where it begins, along the yarn
 * @param toMm where it ends, along the yarn
 * @param taperMm how slowly it begins and ends
 * @param grey how much brighter the yarn is, in units of contrast
 * @param waveYarns how far the yarn waves sideways, in yarns
 * @param seed seed of the waving
 */
record YarnFault(
    Direction run,
    Form form,
    double axis,
    double widthYarns,
    double reach,
    double fromMm,
    double toMm,
    double taperMm,
    double grey,
    double waveYarns,
    long seed)
    implements Alteration {

  /** What happens to the yarn. */
  enum Form {
    WHOLE,
    MISSING,
    SPLIT,
    GAP
  }

  private static final double WAVE_MM = 2;

  @Override
  public void bend(Sample sample) {
    double along = sample.alongMm(run);
    double share = Noise.step(Math.min(along - fromMm, toMm - along) / taperMm);
    if (share <= 0) {
      return;
    }
    double place = sample.across(run) - axis;
    if (waveYarns > 0) {
      double fade = Noise.bell(place * place / (reach * reach));
      place += share * waveYarns * fade * Noise.along(seed, 0, along / WAVE_MM);
    }
    double distance = Math.abs(place);
    if (distance >= reach) {
      return;
    }
    double half = 0.5 * (form == Form.GAP ? widthYarns * share : 1 + (widthYarns - 1) * share);
    double inner = form == Form.GAP ? 0 : 0.5;
    if (distance > half) {
      double outer = inner + (distance - half) * (reach - inner) / (reach - half);
      sample.moveAcross(run, axis + Math.copySign(outer, place));
      return;
    }
    within(sample, inner * place / half, share);
  }

  private void within(Sample sample, double place, double share) {
    switch (form) {
      case WHOLE -> {
        sample.moveAcross(run, axis + place * 0.999);
        sample.brighten(run, grey * share);
      }
      case SPLIT -> {
        double twice = 2 * (place * 0.999 + 0.5);
        double part = share > 0.5 ? twice - Math.floor(twice) : 0.5 * twice;
        sample.moveAcross(run, axis - 0.5 + part);
        sample.brighten(run, grey * share);
      }
      case MISSING -> {
        sample.moveAcross(run, axis + place * 0.999);
        if (share > 0.3) {
          sample.takeAway(run);
        }
      }
      case GAP -> {
        sample.moveAcross(run, axis);
        sample.takeAway(run);
      }
    }
  }
}
