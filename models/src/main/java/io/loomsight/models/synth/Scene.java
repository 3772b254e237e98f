package io.loomsight.models.synth;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.EnumMap;
import java.util.Map;

/**
 * A frame as cameras over a roll see it, with all that is not cloth to be judged: ground, selvedge,
 * labels and seams, and now and then a large flaw. The truth is exact to the pixel.
 *
 * @param image the frame
 * @param where the pixels of everything in it; each pixel is of one thing alone
 * @param flaw the large flaw, NONE for none
 * @param flawed the pixels of cloth that the flaw changes
 */
public record Scene(GreyImage image, Map<Thing, Mask> where, LargeFlaw flaw, Mask flawed) {

  /** What a pixel of a scene shows. */
  public enum Thing {
    CLOTH,
    GROUND,
    SELVEDGE,
    LABEL,
    SEAM
  }

  /** A flaw as large as what is left out. */
  public enum LargeFlaw {
    NONE,
    /** A hole of 10 to 40 mm. */
    HOLE,
    /** About half of the frame's columns much darker or lighter. */
    BAND_ALONG,
    /** About half of the frame's rows much darker or lighter. */
    BAND_ACROSS,
    /** Broad warp stripes from the frame's top to its bottom. */
    STRIPES,
    /** Where the loom stood and started again, over the whole width. */
    STARTING_MARK,
    /** Thick, coarse or missing picks over the whole width. */
    PICKS,
    /** A bar of other shade with sharp edges, over the whole width. */
    WEFT_BAR,
    /** A straight-edged patch of oil. */
    PATCH,
    /** Specks in a row. */
    SPECKS
  }

  public Scene {
    requireNonNull(image, "image is null");
    requireNonNull(flaw, "flaw is null");
    requireNonNull(flawed, "flawed is null");
    where = new EnumMap<>(where);
  }

  /**
   * Draws one. What it shows depends on the seed alone: a seam in one of four, labels in one of
   * three, ground at the left or right in one of two each, a large flaw in every other.
   */
  public static Scene draw(long seed, int widthPx, int heightPx) {
    return new SceneDraw(seed, widthPx, heightPx).draw();
  }
}
