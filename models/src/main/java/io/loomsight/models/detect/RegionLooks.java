package io.loomsight.models.detect;

import io.loomsight.models.detect.CrossProfile.Axis;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.fabric.RegionLook;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures how the regions of one frame look in grey: what they are told by.
 *
 * <p>An anomaly map is blunt, so a region's mask says where something is and not how wide. Here the
 * greys themselves are measured, as they are and smoothed by a yarn each way, which leaves what is
 * no weave; the profile across the region's axis, in which a single faulty yarn stands while the
 * weave averages out; and how much of the weave is left. The core is what reaches half of the
 * highest contrast within the mask, its deepest part three quarters. Contrasts are in grey
 * deviations of the cloth around, textures in the cloth's own, so that yarns, light and scale of a
 * style cancel.
 *
 * <table>
 *   <caption>The measures</caption>
 *   <tr><td>pitchMm</td><td>from yarn to yarn across the region's axis</td></tr>
 *   <tr><td>widthMm</td><td>width of the profile at half height; no less than a yarn's</td></tr>
 *   <tr><td>peak, counter</td><td>the profile's highest contrast, below 0 darker; the highest of
 *       the other sign in it or beside it</td></tr>
 *   <tr><td>profile-3.0 … profile+3.0</td><td>the profile at so many yarns from its peak</td></tr>
 *   <tr><td>seam</td><td>how deep it dips between two tops, of its peak: two yarns side by side</td></tr>
 *   <tr><td>unevenness, fullness, ripple</td><td>along the axis: deviation over the mean, mean over
 *       the highest, how strongly it repeats every 1.5 to 6 mm</td></tr>
 *   <tr><td>clearness</td><td>highest contrast over the deviation of cloth smoothed alike</td></tr>
 *   <tr><td>fill</td><td>the core's share of the mask</td></tr>
 *   <tr><td>coreLengthMm, coreWidthMm, coreAngleDeg</td><td>of the bar of the core's spread</td></tr>
 *   <tr><td>softness</td><td>what reaches a quarter of the contrast over what reaches three</td></tr>
 *   <tr><td>middle</td><td>contrast in the core's middle over that at its rim</td></tr>
 *   <tr><td>darkest, brightest</td><td>of places a yarn wide, over the grey of the cloth around</td></tr>
 *   <tr><td>darkestPoint, brightestPoint</td><td>the same of single px</td></tr>
 *   <tr><td>darkShare, brightShare</td><td>of the mask beyond all but a hundredth of the cloth</td></tr>
 *   <tr><td>acrossTexture, alongTexture</td><td>steps of grey from px to px in the core, across and
 *       along the roll, over the cloth's</td></tr>
 *   <tr><td>deepAcrossTexture, deepAlongTexture, deepRoughness</td><td>the same and the deviation
 *       in the deepest part: a hole has none left, oil some</td></tr>
 *   <tr><td>grain</td><td>logarithm of the steps across over those along, in the mask</td></tr>
 *   <tr><td>slantTexture, slant</td><td>steps along both diagonals; logarithm of their ratio</td></tr>
 * </table>
 */
public final class RegionLooks {

  /** Pitches are measured on so much of the frame's middle. */
  private static final int PITCH_PX = 512;

  /** Where no pitch is seen. */
  private static final double USUAL_PITCH_MM = 1;

  /** Cloth flatter than this, of full scale, has no texture to compare with. */
  private static final double FLAT_GREY = 0.005;

  private static final double FLAT_STEP = FLAT_GREY / 4;
  private static final double SHORTEST_PERIOD_MM = 1.5;
  private static final double LONGEST_PERIOD_MM = 6;

  /** Masks are cut in cells of 4 px: the core may reach a little beyond. */
  private static final int BEYOND_MASK_PX = 2;

  /** An axis of a region at least so many times as long as thick is turned until it fits. */
  private static final double LINE_ASPECT = 3;

  private static final int SHORTEST_LINE_PX = 32;
  private static final int TURNS = 4;

  /** Measures have four decimals, the same ones on every machine. */
  private static final double DIGITS = 1e4;

  private final GreyImage image;
  private final Mask cloth;
  private final double mmPerPx;
  private final double pitchAcrossPx;
  private final double pitchAlongPx;

  /**
   * Measures the frame's yarns.
   *
   * @param image the frame
   * @param cloth its cloth, of the frame's size
   * @param area the same cloth's columns
   * @param mmPerPx its scale
   */
  public RegionLooks(GreyImage image, Mask cloth, ClothArea area, double mmPerPx) {
    this.image = image;
    this.cloth = cloth;
    this.mmPerPx = mmPerPx;
    double usualPx =
        Math.max(YarnPitch.SHORTEST_PX, Math.min(YarnPitch.LONGEST_PX, USUAL_PITCH_MM / mmPerPx));
    YarnPitch pitch = YarnPitch.of(middle(image, area), new ClothArea(0, middleWidthPx(area)));
    this.pitchAcrossPx = pitch.acrossPx().orElse(pitch.alongPx().orElse(usualPx));
    this.pitchAlongPx = pitch.alongPx().orElse(pitchAcrossPx);
  }

  private static int middleWidthPx(ClothArea area) {
    return Math.min(PITCH_PX, area.widthPx());
  }

  private static GreyImage middle(GreyImage image, ClothArea area) {
    int width = middleWidthPx(area);
    int height = Math.min(PITCH_PX, image.heightPx());
    if (width == 0) {
      return image;
    }
    int left = area.leftPx() + (area.widthPx() - width) / 2;
    return image.crop(new PixelBox(left, (image.heightPx() - height) / 2, width, height));
  }

  /**
   * How a region looks; nothing where no cloth is left around it.
   *
   * @param region its mask, of the size of its box; not empty
   * @param at its box in the frame
   * @param shape what was measured of its mask
   */
  public RegionLook of(Mask region, PixelBox at, RegionShape shape) {
    GreyWindow window = new GreyWindow(image, cloth, region, at, pitchAcrossPx, pitchAlongPx);
    if (window.around.isEmpty()) {
      return RegionLook.none();
    }
    Map<String, Double> measures = new TreeMap<>();
    double weave = Math.max(FLAT_GREY, GreyWindow.deviation(window.raw, window.around));
    profile(measures, window, shape, weave);
    core(measures, window, weave);
    texture(measures, window, window.inside);
    measures.replaceAll((name, value) -> Math.rint(value * DIGITS) / DIGITS);
    return new RegionLook(measures);
  }

  private void profile(
      Map<String, Double> measures, GreyWindow window, RegionShape shape, double weave) {
    Spread mask = Spread.of(window.inside, window.widthPx);
    Axis rough =
        new Axis(
            mask.xPx(),
            mask.yPx(),
            Math.toRadians(shape.angleDeg()),
            shape.lengthMm() / mmPerPx / 2,
            shape.thicknessMm() / mmPerPx / 2);
    double pitchPx = pitchBesidePx(rough.angle);
    Axis axis = turned(window, rough, pitchPx);
    CrossProfile across = CrossProfile.of(window, axis, pitchPx);
    AlongProfile along =
        AlongProfile.of(window, axis, across, pitchBesidePx(rough.angle + Math.PI / 2));
    measures.put("pitchMm", pitchPx * mmPerPx);
    measures.put("widthMm", across.widthPx() * mmPerPx);
    measures.put("peak", across.peak() / weave);
    measures.put("counter", across.counter() / weave);
    measures.put("seam", across.seam());
    for (int half = -6; half <= 6; half++) {
      measures.put(
          String.format(Locale.ROOT, "profile%+.1f", half / 2.0), across.at(half / 2.0) / weave);
    }
    measures.put("unevenness", along.unevenness());
    measures.put("fullness", along.fullness());
    measures.put("ripple", along.ripple(SHORTEST_PERIOD_MM / mmPerPx, LONGEST_PERIOD_MM / mmPerPx));
  }

  /** From yarn to yarn across an axis: an axis along the warp has the ends beside it. */
  private double pitchBesidePx(double angle) {
    double warp = Math.cos(angle) * Math.cos(angle);
    return warp * pitchAcrossPx + (1 - warp) * pitchAlongPx;
  }

  /** A line's axis as its greys show it, which its mask of cells does not to the last degree. */
  private static Axis turned(GreyWindow window, Axis rough, double pitchPx) {
    if (rough.halfLengthPx < LINE_ASPECT * rough.halfThicknessPx
        || 2 * rough.halfLengthPx < SHORTEST_LINE_PX) {
      return rough;
    }
    double most = Math.min(0.1, 0.75 * rough.halfThicknessPx / rough.halfLengthPx);
    Axis best = rough;
    double bestEnergy = -1;
    for (int turn = -TURNS; turn <= TURNS; turn++) {
      Axis turned = rough.turned(turn * most / TURNS);
      double energy = CrossProfile.of(window, turned, pitchPx).energy();
      if (energy > bestEnergy) {
        best = turned;
        bestEnergy = energy;
      }
    }
    return best;
  }

  private void core(Map<String, Double> measures, GreyWindow window, double weave) {
    double grey = Math.max(FLAT_GREY, GreyWindow.mean(window.raw, window.around));
    double level = GreyWindow.mean(window.smooth, window.around);
    double flat = Math.max(FLAT_STEP, GreyWindow.deviation(window.smooth, window.around));
    BitSet near = window.grown(window.inside, BEYOND_MASK_PX);
    near.and(window.cloth);
    float[] greys = GreyWindow.sorted(window.smooth, near);
    double low = GreyWindow.quantile(greys, 0.02) - level;
    double high = GreyWindow.quantile(greys, 0.98) - level;
    double peak = Math.abs(low) > Math.abs(high) ? low : high;
    BitSet core = window.reaching(near, level, peak / 2);
    BitSet deepest = window.reaching(near, level, 0.75 * peak);
    Spread spread = Spread.of(core, window.widthPx);
    measures.put("clearness", Math.abs(peak) / flat);
    measures.put("fill", (double) core.cardinality() / window.inside.cardinality());
    measures.put("coreLengthMm", spread.lengthPx() * mmPerPx);
    measures.put("coreWidthMm", spread.widthPx() * mmPerPx);
    measures.put("coreAngleDeg", Math.toDegrees(spread.angle()));
    measures.put(
        "softness",
        (double) window.reaching(near, level, peak / 4).cardinality()
            / Math.max(1, deepest.cardinality()));
    measures.put("middle", middle(window, core, spread, level));
    measures.put("darkest", (low + level) / grey);
    measures.put("brightest", (high + level) / grey);
    float[] inside = GreyWindow.sorted(window.raw, window.inside);
    measures.put("darkestPoint", GreyWindow.quantile(inside, 0.01) / grey);
    measures.put("brightestPoint", GreyWindow.quantile(inside, 0.99) / grey);
    float[] around = GreyWindow.sorted(window.raw, window.around);
    measures.put("darkShare", GreyWindow.shareBelow(inside, GreyWindow.quantile(around, 0.01)));
    measures.put(
        "brightShare", 1 - GreyWindow.shareBelow(inside, GreyWindow.quantile(around, 0.99)));
    measures.put("acrossTexture", steps(window, core, 1));
    measures.put("alongTexture", steps(window, core, window.widthPx));
    measures.put("deepAcrossTexture", steps(window, deepest, 1));
    measures.put("deepAlongTexture", steps(window, deepest, window.widthPx));
    measures.put("deepRoughness", GreyWindow.deviation(window.raw, deepest) / weave);
  }

  private static void texture(Map<String, Double> measures, GreyWindow window, BitSet inside) {
    double falling = Math.max(0.01, steps(window, inside, window.widthPx + 1));
    double rising = Math.max(0.01, steps(window, inside, window.widthPx - 1));
    double across = Math.max(0.01, steps(window, inside, 1));
    double along = Math.max(0.01, steps(window, inside, window.widthPx));
    measures.put("grain", Math.log(across / along));
    measures.put("slantTexture", Math.sqrt(falling * rising));
    measures.put("slant", Math.abs(Math.log(falling / rising)));
  }

  private static double steps(GreyWindow window, BitSet of, int step) {
    return window.steps(of, step) / Math.max(FLAT_STEP, window.stepsAround(step));
  }

  /** Contrast of the inner half of the core over that of the rest. */
  private static double middle(GreyWindow window, BitSet core, Spread spread, double level) {
    double inner = 0;
    double outer = 0;
    int inners = 0;
    int outers = 0;
    for (int place = core.nextSetBit(0); place >= 0; place = core.nextSetBit(place + 1)) {
      double contrast = Math.abs(window.smooth[place] - level);
      int x = place % window.widthPx;
      int y = place / window.widthPx;
      if (spread.radius(x, y) < 0.5) {
        inner += contrast;
        inners++;
      } else {
        outer += contrast;
        outers++;
      }
    }
    return inners > 0 && outer > 0 ? inner / inners / (outer / outers) : 1;
  }
}
