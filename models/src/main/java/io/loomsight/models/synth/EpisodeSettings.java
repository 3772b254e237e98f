package io.loomsight.models.synth;

import static java.util.Objects.requireNonNull;

import java.util.SplittableRandom;

/**
 * What episodes are drawn from. Sizes in px are those of a camera of 0.2 mm/px; amounts are in
 * deviations of the cloth's grey.
 *
 * @param name what the settings are called
 * @param drafts the interlacings
 * @param pitchPx from yarn to yarn
 * @param contrast deviation of the cloth's grey before the lens, 0 to 1
 * @param blurPx deviation of the lens's blur where it is sharpest
 * @param noise deviation of the sensor's noise
 * @param unevenness deviation of the grey from yarn to yarn and along a yarn
 * @param dotPitches a dot's radius, in yarn pitches
 * @param dotAmount how much darker or lighter a dot is
 * @param linePx half a line's thickness
 * @param lineAmount how much darker or lighter a line is
 * @param areaPx radius of an area
 */
public record EpisodeSettings(
    String name,
    Drafts drafts,
    Span pitchPx,
    Span contrast,
    Span blurPx,
    Span noise,
    Span unevenness,
    Span dotPitches,
    Span dotAmount,
    Span linePx,
    Span lineAmount,
    Span areaPx) {

  /** Interlacings that belong together; no draft is in both sets. */
  public enum Drafts {
    /** Plain, twill, satin of 5 and 8, basket, dobby and print. */
    USUAL,
    /** Pointed twill, satin of 7, rib, and print on a wide rib. */
    HELD_OUT
  }

  /** What is trained on. */
  public static final EpisodeSettings TRAINING =
      new EpisodeSettings(
          "training",
          Drafts.USUAL,
          new Span(2.4, 11),
          new Span(0.03, 0.2),
          new Span(0.3, 1.2),
          new Span(0, 0.25),
          new Span(0, 0.7),
          new Span(0.35, 1),
          new Span(1.6, 5),
          new Span(0.7, 3.2),
          new Span(0.4, 2.6),
          new Span(3, 18));

  /** What is validated on: other interlacings, finer and fainter cloth, other flaws. */
  public static final EpisodeSettings VALIDATION =
      new EpisodeSettings(
          "validation",
          Drafts.HELD_OUT,
          new Span(3, 7),
          new Span(0.025, 0.12),
          new Span(0.4, 1.3),
          new Span(0.02, 0.35),
          new Span(0.05, 0.5),
          new Span(0.4, 0.75),
          new Span(2, 4),
          new Span(0.9, 2),
          new Span(0.6, 1.8),
          new Span(4, 12));

  public EpisodeSettings {
    requireNonNull(name, "name is null");
    requireNonNull(drafts, "drafts is null");
    requireNonNull(pitchPx, "pitchPx is null");
    requireNonNull(contrast, "contrast is null");
    requireNonNull(blurPx, "blurPx is null");
    requireNonNull(noise, "noise is null");
    requireNonNull(unevenness, "unevenness is null");
    requireNonNull(dotPitches, "dotPitches is null");
    requireNonNull(dotAmount, "dotAmount is null");
    requireNonNull(linePx, "linePx is null");
    requireNonNull(lineAmount, "lineAmount is null");
    requireNonNull(areaPx, "areaPx is null");
  }

  /** From {@code low} to {@code high}, both at least 0. */
  public record Span(double low, double high) {

    public Span {
      if (!(low >= 0 && high > low) || Double.isInfinite(high)) {
        throw new IllegalArgumentException(
            "span: expected 0 <= low < high, found %s to %s".formatted(low, high));
      }
    }

    double even(SplittableRandom random) {
      return random.nextDouble(low, high);
    }

    /** Small values as common as large ones on a log scale. */
    double scaled(SplittableRandom random) {
      return low * Math.pow(high / low, random.nextDouble());
    }

    double clamp(double value) {
      return Math.max(low, Math.min(high, value));
    }
  }
}
