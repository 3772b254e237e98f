package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A design that a generator has learnt, as told on its card.
 *
 * @param name of its file
 * @param sha256 of its file
 * @param scale learnt pixels per pixel of the design, above 0 and at most 1: large tiles are learnt
 *     smaller than they are
 * @param periodWidthPx of its tile, in learnt pixels
 * @param periodHeightPx of its tile, in learnt pixels
 * @param paletteRgb {@value GeneratorNet#COLOURS} colours {@code 0xRRGGBB} from dark to light, some
 *     of them twice where the design has fewer
 */
public record LearntDesign(
    String name,
    String sha256,
    double scale,
    double periodWidthPx,
    double periodHeightPx,
    List<Integer> paletteRgb) {

  public LearntDesign {
    requireNonNull(name, "name is null");
    requireNonNull(sha256, "sha256 is null");
    paletteRgb = List.copyOf(paletteRgb);
    if (paletteRgb.size() != GeneratorNet.COLOURS) {
      throw new IllegalArgumentException(
          "%s: expected a palette of %d colours, found %d"
              .formatted(name, GeneratorNet.COLOURS, paletteRgb.size()));
    }
    paletteRgb.forEach(Rgb::require);
    if (!(scale > 0 && scale <= 1)) {
      throw new IllegalArgumentException(
          "%s: expected a scale above 0 and at most 1, found %s".formatted(name, scale));
    }
    if (!(periodWidthPx > 0 && periodHeightPx > 0)) {
      throw new IllegalArgumentException(
          "%s: expected a period above 0 px, found %s x %s px"
              .formatted(name, periodWidthPx, periodHeightPx));
    }
  }

  /** Its palette, {@code [COLOURS][3]} row-major, from 0 to 1. */
  float[] palette() {
    float[] palette = new float[GeneratorNet.COLOURS * 3];
    for (int at = 0; at < palette.length; at++) {
      palette[at] = Rgb.sample(paletteRgb.get(at / 3), at % 3);
    }
    return palette;
  }

  /** Whether this is the same file. */
  boolean isOf(LearntDesign other) {
    return name.equals(other.name) && sha256.equals(other.sha256);
  }
}
