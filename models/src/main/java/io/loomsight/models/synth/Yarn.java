package io.loomsight.models.synth;

/**
 * One sheet of yarns, warp or weft. Greys are in units of the cloth's contrast.
 *
 * @param pitchMm distance from yarn to yarn
 * @param diameter the yarn's diameter as a share of the pitch; above 1 the yarns are pressed flat
 * @param grey how bright the sheet is against the other
 * @param crown how much brighter the yarn's crown is than its sides
 * @param unevenness deviation of the grey from yarn to yarn
 * @param alongUnevenness deviation of the grey along a yarn
 * @param thickness deviation of the thickness along a yarn, as a share
 * @param jitter deviation of a yarn's place, as a share of the pitch
 * @param unevenLengthMm the length over which a yarn changes
 * @param stripeYarns yarns in one coloured stripe repeat; 0 where the sheet has one colour
 * @param stripeGrey how much brighter the stripes' yarns are
 */
public record Yarn(
    double pitchMm,
    double diameter,
    double grey,
    double crown,
    double unevenness,
    double alongUnevenness,
    double thickness,
    double jitter,
    double unevenLengthMm,
    int stripeYarns,
    double stripeGrey) {

  public Yarn {
    if (!(pitchMm > 0) || !(diameter > 0) || !(unevenLengthMm > 0) || stripeYarns < 0) {
      throw new IllegalArgumentException(
          "yarn: expected pitch, diameter and length above 0, found %s, %s, %s, stripe %d"
              .formatted(pitchMm, diameter, unevenLengthMm, stripeYarns));
    }
  }
}
