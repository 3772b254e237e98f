package io.loomsight.models.synth;

import static java.util.Objects.requireNonNull;

/**
 * All that makes one cloth. Greys and noises are in units of the cloth's contrast, except base and
 * contrast themselves.
 *
 * @param weave what it is called
 * @param draft one repeat of the interlacing
 * @param warp the ends
 * @param weft the picks
 * @param warpLean how far an end strays sideways per length
 * @param weftLean how far a pick strays along the roll per width
 * @param wobbleMm deviation of the yarns' slow waving
 * @param wobbleLengthMm the length of that waving
 * @param fibreNoise deviation of the finest noise
 * @param fibreMm its size
 * @param patchNoise deviation of small uneven patches
 * @param patchMm their size
 * @param slowNoise deviation of slow changes of shade
 * @param slowMm their size
 * @param motif the print
 * @param ground grey of what lies between and under the yarns
 * @param baseGrey mean grey of the cloth, 0 to 1
 * @param contrast deviation of the cloth's grey, 0 to 1
 * @param seed seed of all that is left to chance in this style
 */
public record ClothStyle(
    Weave weave,
    Draft draft,
    Yarn warp,
    Yarn weft,
    double warpLean,
    double weftLean,
    double wobbleMm,
    double wobbleLengthMm,
    double fibreNoise,
    double fibreMm,
    double patchNoise,
    double patchMm,
    double slowNoise,
    double slowMm,
    Motif motif,
    double ground,
    double baseGrey,
    double contrast,
    long seed) {

  public ClothStyle {
    requireNonNull(weave, "weave is null");
    requireNonNull(draft, "draft is null");
    requireNonNull(warp, "warp is null");
    requireNonNull(weft, "weft is null");
    requireNonNull(motif, "motif is null");
    if (!(wobbleLengthMm > 0) || !(fibreMm > 0) || !(patchMm > 0) || !(slowMm > 0)) {
      throw new IllegalArgumentException(
          "style: expected lengths above 0, found wobble %s, fibre %s, patch %s, slow %s"
              .formatted(wobbleLengthMm, fibreMm, patchMm, slowMm));
    }
    if (!(baseGrey > 0 && baseGrey < 1) || !(contrast > 0 && contrast < 0.5)) {
      throw new IllegalArgumentException(
          "style: expected base in (0, 1) and contrast in (0, 0.5), found %s and %s"
              .formatted(baseGrey, contrast));
    }
  }

  /** A style drawn from all that the training should know, for cameras of about 0.2 mm/px. */
  public static ClothStyle random(long seed) {
    return StyleDraw.diverse(seed, EpisodeSettings.TRAINING);
  }

  /** A well behaved style of the given weave, as a home-textile mill would weave it. */
  public static ClothStyle of(Weave weave, long seed) {
    return StyleDraw.mill(weave, seed);
  }
}
