package io.loomsight.models.synth;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import io.loomsight.models.synth.Scene.LargeFlaw;
import io.loomsight.models.synth.Scene.Thing;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws scenes, as {@link Scene} tells. */
final class SceneDraw {

  private static final double MM_PER_PX = 0.2;
  private static final List<Weave> WEAVES = List.of(Weave.values());
  private static final List<LargeFlaw> FLAWS = List.of(LargeFlaw.values());
  private static final double FAR_MM = 10_000;
  private static final int SELVEDGE_PX = (int) Math.round(Weaver.SELVEDGE_MM / MM_PER_PX);

  private final long seed;
  private final int widthPx;
  private final int heightPx;
  private final SplittableRandom random;
  private final ClothStyle style;
  private final Thing[] things;
  private final BitSet flawed = new BitSet();

  SceneDraw(long seed, int widthPx, int heightPx) {
    this.seed = seed;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.random = new SplittableRandom(Noise.hash(seed, 1, 17));
    this.style =
        random.nextBoolean()
            ? ClothStyle.random(random.nextLong())
            : ClothStyle.of(WEAVES.get(random.nextInt(WEAVES.size())), random.nextLong());
    this.things = new Thing[widthPx * heightPx];
  }

  Scene draw() {
    Arrays.fill(things, Thing.CLOTH);
    int left = random.nextBoolean() ? random.nextInt(40, (int) (0.28 * widthPx)) : 0;
    int right = random.nextBoolean() ? random.nextInt((int) (0.72 * widthPx), widthPx - 40) : 0;
    boolean seam = random.nextInt(4) == 0;
    boolean labels = random.nextInt(3) == 0;
    LargeFlaw flaw =
        random.nextBoolean() || seam
            ? LargeFlaw.NONE
            : FLAWS.get(1 + random.nextInt(FLAWS.size() - 1));
    Camera camera =
        new Camera(
            MM_PER_PX,
            random.nextDouble(0.5, 0.9),
            random.nextDouble(0.004, 0.012),
            random.nextDouble(0, 0.08),
            random.nextDouble(-0.03, 0.03),
            1,
            0);
    View view = new View(0, 0, widthPx, heightPx);
    float[] greys = cloth(camera, view, left, right, flaw);
    ground(greys, left, right);
    if (seam) {
      new SeamDraw(random, style, camera, view).paint(greys, things);
    }
    if (labels) {
      int count = random.nextInt(1, 3);
      for (int label = 0; label < count; label++) {
        new LabelDraw(random, style, widthPx, heightPx).paint(greys, things);
      }
    }
    new LargeFlaws(random, style, widthPx, heightPx).paint(flaw, greys, things, flawed);
    GreyImage image = Optics.photograph(greys, widthPx, heightPx, camera, seed);
    return new Scene(image, masks(), flaw, Mask.of(widthPx, heightPx, flawed));
  }

  private float[] cloth(Camera camera, View view, int left, int right, LargeFlaw flaw) {
    double leftMm = left > 0 ? left * MM_PER_PX : -FAR_MM;
    double rightMm = right > 0 ? right * MM_PER_PX : FAR_MM;
    Cloth cloth = Cloth.roll(style, random.nextLong(), leftMm, rightMm, beyond());
    List<Flaw> flaws = LargeFlaws.woven(flaw, style, view.box(MM_PER_PX), random.nextLong());
    Cloth.Ideal ideal = cloth.ideal(camera, view, flaws);
    flawed.or(ideal.mask().pixels());
    return ideal.flawed().clone();
  }

  private double beyond() {
    return switch (random.nextInt(3)) {
      case 0 -> 0.99;
      case 1 -> 0.03;
      default -> style.baseGrey() * random.nextDouble(0.95, 1.05);
    };
  }

  /** What lies beyond the cloth, its shadow or gap at the edge, and stripes of the selvedge. */
  private void ground(float[] greys, int left, int right) {
    double gap = random.nextBoolean() ? 1 : 0.05;
    int gapPx = random.nextInt(6, 12);
    boolean striped = random.nextInt(3) == 0;
    for (int row = 0; row < heightPx; row++) {
      for (int column = 0; column < widthPx; column++) {
        int outside =
            Math.max(
                left > 0 ? left - column : -widthPx, right > 0 ? column + 1 - right : -widthPx);
        int place = row * widthPx + column;
        if (outside > 0) {
          things[place] = Thing.GROUND;
          if (outside > 2
              && outside <= 2 + gapPx
              && Math.abs(greys[place] - style.baseGrey()) < 0.1) {
            greys[place] = (float) gap;
          }
        } else if (outside > -SELVEDGE_PX) {
          things[place] = Thing.SELVEDGE;
          if (striped) {
            double stripe = Math.floorMod(-outside / 6, 2) == 0 ? 1.45 : 0.5;
            greys[place] = (float) (greys[place] * stripe);
          }
        }
      }
    }
  }

  private Map<Thing, Mask> masks() {
    Map<Thing, BitSet> pixels = new EnumMap<>(Thing.class);
    for (Thing thing : Thing.values()) {
      pixels.put(thing, new BitSet(things.length));
    }
    for (int place = 0; place < things.length; place++) {
      pixels.get(things[place]).set(place);
    }
    flawed.and(pixels.get(Thing.CLOTH));
    Map<Thing, Mask> masks = new EnumMap<>(Thing.class);
    pixels.forEach((thing, set) -> masks.put(thing, Mask.of(widthPx, heightPx, set)));
    return masks;
  }
}
