package io.loomsight.models.synth;

/**
 * How large a simulated night is, and what is wrong with its looms.
 *
 * @param looms looms of the mill
 * @param styles styles on them; looms take them in turn
 * @param rollsPerLoom rolls a loom weaves, one after the other
 * @param framesPerRoll frames that each camera takes of a roll, end to end
 * @param longRollFrames frames that each camera takes of the night's long roll, the last of the
 *     first loom; 0: that roll is as long as the others
 * @param cameras most cameras side by side over a loom: looms have 1, 2, … in turn
 * @param flawsPerRoll flaws on a mean roll that is neither good nor a reference
 * @param badLoom number of the loom, from 1, that makes {@link #BAD_LOOM_TIMES} times as many
 *     flaws; 0, or more than there are looms: none does
 * @param rollerMm circumference of the rollers whose mark repeats; 0: by chance
 * @param frameWidthPx columns of a frame
 * @param frameHeightPx rows of a frame
 * @param mmPerPx scale
 * @param overlapPx columns that two neighbouring cameras both see
 */
public record NightSize(
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
    int overlapPx) {

  /** Ground that the outer cameras see beyond each selvedge. */
  static final double GROUND_MM = 8;

  static final int BAD_LOOM_TIMES = 6;

  private static final double LEAST_ROLLER_MM = 90;
  private static final double MOST_ROLLER_MM = 2000;
  private static final double LEAST_WIDTH_MM = 64;
  private static final double LEAST_HEIGHT_MM = 20;
  private static final int MOST_PX = 20_000;

  public NightSize {
    require("looms", looms, 1, 999);
    require("styles", styles, 1, 99);
    require("rollsPerLoom", rollsPerLoom, 1, 999);
    require("framesPerRoll", framesPerRoll, 1, 9_999);
    require("longRollFrames", longRollFrames, 0, 9_999);
    require("cameras", cameras, 1, 99);
    require("flawsPerRoll", flawsPerRoll, 0, 99);
    require("badLoom", badLoom, 0, 999);
    if (!(rollerMm == 0 || (rollerMm >= LEAST_ROLLER_MM && rollerMm <= MOST_ROLLER_MM))) {
      throw new IllegalArgumentException("rollerMm: expected 0 or 90 to 2000, found " + rollerMm);
    }
    if (!(mmPerPx >= 0.01 && mmPerPx <= 5)) {
      throw new IllegalArgumentException("mmPerPx: expected 0.01 to 5, found " + mmPerPx);
    }
    require("frameWidthPx", frameWidthPx, (int) Math.ceil(LEAST_WIDTH_MM / mmPerPx), MOST_PX);
    require("frameHeightPx", frameHeightPx, (int) Math.ceil(LEAST_HEIGHT_MM / mmPerPx), MOST_PX);
    require("overlapPx", overlapPx, 0, frameWidthPx / 2);
  }

  /** Cameras over a loom, which is counted from 0. */
  public int camerasOver(int loom) {
    return 1 + loom % cameras;
  }

  /** Frames of the whole night. */
  public int frames() {
    int all = 0;
    for (int loom = 0; loom < looms; loom++) {
      for (int roll = 0; roll < rollsPerLoom; roll++) {
        all += camerasOver(loom) * framesOf(loom, roll);
      }
    }
    return all;
  }

  /** Frames that each camera takes of a roll; looms and rolls are counted from 0. */
  int framesOf(int loom, int roll) {
    return isLong(loom, roll) ? longRollFrames : framesPerRoll;
  }

  /** Whether a roll is the long one; loom and roll are counted from 0. */
  boolean isLong(int loom, int roll) {
    return longRollFrames > 0 && loom == 0 && roll == rollsPerLoom - 1;
  }

  /** Whether a loom, counted from 0, makes more flaws than others. */
  boolean isBad(int loom) {
    return loom == badLoom - 1;
  }

  double frameHeightMm() {
    return frameHeightPx * mmPerPx;
  }

  /** Left edge of a camera's frames, cameras counted from 0. */
  double offsetXMm(int camera) {
    return (long) camera * (frameWidthPx - overlapPx) * mmPerPx;
  }

  /** Top edge of a frame, counted from 0. */
  double offsetYMm(int sequence) {
    return (long) sequence * frameHeightPx * mmPerPx;
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: expected %d to %d, found %d".formatted(name, least, most, value));
    }
  }
}
