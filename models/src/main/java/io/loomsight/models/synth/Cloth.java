package io.loomsight.models.synth;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One piece of cloth. Its grey is a pure function of the place on the roll, so frames that overlap
 * agree; light and sensor noise belong to the frame.
 */
public final class Cloth {

  private final Weaver weaver;

  private Cloth(Weaver weaver) {
    this.weaver = weaver;
  }

  /** A cloth without edges. */
  public static Cloth endless(ClothStyle style, long seed) {
    requireNonNull(style, "style is null");
    return new Cloth(
        new Weaver(style, seed, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0));
  }

  /**
   * A roll from x = 0 to {@code widthMm} with selvedges, endless along y.
   *
   * @param beyondGrey grey of what lies beyond the edges, 0 to 1
   */
  public static Cloth roll(ClothStyle style, long seed, double widthMm, double beyondGrey) {
    return roll(style, seed, 0, widthMm, beyondGrey);
  }

  /** The same from x = {@code leftMm} to {@code rightMm}. */
  public static Cloth roll(
      ClothStyle style, long seed, double leftMm, double rightMm, double beyondGrey) {
    requireNonNull(style, "style is null");
    if (!(rightMm - leftMm > 4 * Weaver.SELVEDGE_MM)) {
      throw new IllegalArgumentException(
          "roll: expected a width above %s mm, found %s"
              .formatted(4 * Weaver.SELVEDGE_MM, rightMm - leftMm));
    }
    return new Cloth(new Weaver(style, seed, leftMm, rightMm, beyondGrey));
  }

  /** A frame of endless clean cloth; the cloth's seed is also the frame's. */
  public static GreyImage render(
      ClothStyle style,
      Camera camera,
      double offsetXMm,
      double offsetYMm,
      int widthPx,
      int heightPx,
      long seed) {
    return endless(style, seed)
        .render(camera, new View(offsetXMm, offsetYMm, widthPx, heightPx), seed);
  }

  /** How this cloth is made. */
  public ClothStyle style() {
    return weaver.style();
  }

  /** A frame of clean cloth; {@code frameSeed} seeds the sensor's noise. */
  public GreyImage render(Camera camera, View view, long frameSeed) {
    float[] ideal = blurred(raw(camera, view), camera, view);
    return Optics.photograph(ideal, view.widthPx(), view.heightPx(), camera, frameSeed);
  }

  /** A frame with flaws, and its truth. Flaws that are not visible in the frame are left out. */
  public Rendered render(Camera camera, View view, List<Flaw> flaws, long frameSeed) {
    Ideal ideal = ideal(camera, view, flaws);
    GreyImage image =
        Optics.photograph(ideal.flawed(), view.widthPx(), view.heightPx(), camera, frameSeed);
    return new Rendered(image, ideal.mask(), ideal.truths());
  }

  /** A frame before light and sensor, with and without its flaws. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Ideal(float[] clean, float[] flawed, Mask mask, List<FlawTruth> truths) {}

  Ideal ideal(Camera camera, View view, List<Flaw> flaws) {
    float[] raw = raw(camera, view);
    float[] clean = blurred(raw, camera, view);
    Weaver.Placed[] placed = placed(camera, view, flaws);
    if (placed.length == 0) {
      return new Ideal(clean, clean, Mask.empty(view.widthPx(), view.heightPx()), List.of());
    }
    int reachPx = Optics.reachPx(camera);
    View wider = view.wider(reachPx, camera.mmPerPx());
    float[] rawFlawed = raw.clone();
    for (Weaver.Placed one : placed) {
      draw(rawFlawed, camera, wider, wider.range(one.box(), camera.mmPerPx()), placed);
    }
    float[] flawed = blurred(rawFlawed, camera, view);
    BitSet all = new BitSet();
    List<FlawTruth> truths = new ArrayList<>();
    for (Flaw flaw : flaws) {
      BitSet pixels = visible(clean, flawed, camera, view, flaw.box());
      if (!pixels.isEmpty()) {
        all.or(pixels);
        Box box = view.bounds(pixels, camera.mmPerPx());
        truths.add(new FlawTruth(flaw, box, Mask.of(view.widthPx(), view.heightPx(), pixels)));
      }
    }
    return new Ideal(clean, flawed, Mask.of(view.widthPx(), view.heightPx(), all), truths);
  }

  private BitSet visible(float[] clean, float[] flawed, Camera camera, View view, Box box) {
    int[] range = view.range(box, camera.mmPerPx());
    if (range[0] >= range[2] || range[1] >= range[3]) {
      return new BitSet();
    }
    double pitchMm = Math.max(weaver.pitchMm(Direction.WARP), weaver.pitchMm(Direction.WEFT));
    int gapPx = (int) Math.max(1, Math.min(4, Math.round(0.5 * pitchMm / camera.mmPerPx())));
    double least = Visible.leastChange(weaver.style().contrast());
    return Visible.changed(clean, flawed, view.widthPx(), range, least, gapPx);
  }

  private Weaver.Placed[] placed(Camera camera, View view, List<Flaw> flaws) {
    View wider = view.wider(Optics.reachPx(camera), camera.mmPerPx());
    Box frame = wider.box(camera.mmPerPx());
    return flaws.stream()
        .filter(flaw -> flaw.box().gapMm(frame) == 0)
        .map(flaw -> new Weaver.Placed(flaw.box(), Alterations.of(flaw, weaver)))
        .toArray(Weaver.Placed[]::new);
  }

  private float[] raw(Camera camera, View view) {
    View wider = view.wider(Optics.reachPx(camera), camera.mmPerPx());
    float[] raw = new float[wider.widthPx() * wider.heightPx()];
    int[] whole = {0, 0, wider.widthPx(), wider.heightPx()};
    draw(raw, camera, wider, whole, new Weaver.Placed[0]);
    return raw;
  }

  private void draw(float[] raw, Camera camera, View view, int[] range, Weaver.Placed[] placed) {
    Sample sample = new Sample();
    Weaver.Placed[] touching = new Weaver.Placed[placed.length];
    double mmPerPx = camera.mmPerPx();
    double pitchMm = Math.min(weaver.pitchMm(Direction.WARP), weaver.pitchMm(Direction.WEFT));
    int samplesAcross = pitchMm / mmPerPx < 6 ? 2 : 1;
    ClothStyle style = weaver.style();
    for (int row = range[1]; row < range[3]; row++) {
      double yMm = view.offsetYMm() + (row + 0.5) * mmPerPx;
      for (int column = range[0]; column < range[2]; column++) {
        double xMm = view.offsetXMm() + (column + 0.5) * mmPerPx;
        int count = 0;
        for (Weaver.Placed one : placed) {
          if (one.touches(xMm, yMm)) {
            touching[count++] = one;
          }
        }
        double value = weaver.grey(sample, xMm, yMm, mmPerPx, samplesAcross, touching, count);
        raw[row * view.widthPx() + column] = (float) (style.baseGrey() + style.contrast() * value);
      }
    }
  }

  private static float[] blurred(float[] raw, Camera camera, View view) {
    int reachPx = Optics.reachPx(camera);
    return Optics.blur(raw, view.widthPx(), view.heightPx(), camera.blurPx(), reachPx);
  }
}
