package io.loomsight.jobs.simulate;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.synth.NightSize;
import java.io.Serializable;

/**
 * What a simulated night is like.
 *
 * @param seed seed of looms, styles and, with the date, of rolls and flaws
 * @param looms looms of the mill
 * @param styles styles on them; looms take them in turn
 * @param rollsPerLoom rolls a loom weaves in the night
 * @param framesPerRoll frames that each camera takes of a roll
 * @param longRollFrames frames that each camera takes of the night's long roll, the last of the
 *     first loom, which is good but for one bad stretch; 0 for no such roll
 * @param cameras most cameras side by side over a loom: looms have 1, 2, … in turn
 * @param flawsPerRoll flaws on a mean roll that is neither good nor a reference; 0 for a good night
 * @param badLoom number of the loom, from 1, that makes six times as many flaws; 0 for none
 * @param rollerMm circumference of the rollers whose mark repeats; 0 for one by chance
 * @param frameWidthPx columns of a frame
 * @param frameHeightPx rows of a frame
 * @param mmPerPx scale
 * @param overlapPx columns that two neighbouring cameras both see
 * @param jpegQuality above 0, coarsest, to 1, finest
 * @param badFiles whether the night holds files and manifest lines that must be refused
 */
public record SimulateConfig(
    long seed,
    int looms,
    int styles,
    int rollsPerLoom,
    int framesPerRoll,
    int longRollFrames,
    int cameras,
    int flawsPerRoll,
    int badLoom,
    double rollerMm,
    int frameWidthPx,
    int frameHeightPx,
    double mmPerPx,
    int overlapPx,
    double jpegQuality,
    BadFiles badFiles)
    implements Serializable {

  /** Whether a night holds what must be refused. */
  public enum BadFiles {
    NONE,
    /** One of each sort. */
    ONE_OF_EACH
  }

  public SimulateConfig {
    requireNonNull(badFiles, "simulate.badFiles is null");
    if (!(jpegQuality > 0 && jpegQuality <= 1)) {
      throw new IllegalArgumentException(
          "simulate.jpegQuality: expected above 0 to 1, found " + jpegQuality);
    }
    try {
      new NightSize(
          looms,
          styles,
          rollsPerLoom,
          framesPerRoll,
          longRollFrames,
          cameras,
          flawsPerRoll,
          badLoom,
          rollerMm,
          frameWidthPx,
          frameHeightPx,
          mmPerPx,
          overlapPx);
    } catch (IllegalArgumentException outOfRange) {
      throw new IllegalArgumentException("simulate." + outOfRange.getMessage(), outOfRange);
    }
  }

  /** A small night: 3 looms, 9 rolls of a good metre, 84 frames of 0.8 Mpx. */
  public static SimulateConfig defaults() {
    return new SimulateConfig(
        1, 3, 3, 3, 7, 0, 2, 4, 0, 0, 1024, 768, 0.2, 60, 0.92, BadFiles.NONE);
  }

  NightSize size() {
    return new NightSize(
        looms,
        styles,
        rollsPerLoom,
        framesPerRoll,
        longRollFrames,
        cameras,
        flawsPerRoll,
        badLoom,
        rollerMm,
        frameWidthPx,
        frameHeightPx,
        mmPerPx,
        overlapPx);
  }
}
