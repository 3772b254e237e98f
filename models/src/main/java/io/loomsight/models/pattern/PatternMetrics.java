package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

/**
 * What the checks measured on a pattern.
 *
 * @param seam of its tile in its layout
 * @param colours how many it has
 * @param error what the reduction to screens cost
 * @param likeness to the source's designs
 * @param nearest the design that it is most like, by its drawing
 * @param broken as in {@link Sketch}
 * @param smallestFeatureMm the thinnest line or gap in print
 * @param selfSimilarity how much it repeats within its tile
 * @param styleDistance the {@link SlicedWasserstein} distance of its patches at 64 px to those of
 *     the designs that it is drawn from
 */
public record PatternMetrics(
    SeamRatio seam,
    int colours,
    ColourError error,
    Likeness likeness,
    String nearest,
    double broken,
    double smallestFeatureMm,
    SelfSimilarity selfSimilarity,
    double styleDistance) {

  public PatternMetrics {
    requireNonNull(seam, "seam is null");
    requireNonNull(error, "error is null");
    requireNonNull(likeness, "likeness is null");
    requireNonNull(nearest, "nearest is null");
    requireNonNull(selfSimilarity, "selfSimilarity is null");
  }
}
