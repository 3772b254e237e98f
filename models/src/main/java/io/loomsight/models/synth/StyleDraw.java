package io.loomsight.models.synth;

import java.util.List;
import java.util.SplittableRandom;

/** Draws styles. Sizes are drawn in px of a camera of 0.2 mm/px and turned into mm. */
final class StyleDraw {

  private static final double MM_PER_PX = 0.2;

  /** Much cloth is woven evenly; its noises are this share of rough cloth's. */
  private static final double EVEN_SHARE = 0.5;

  private static final double EVEN = 0.35;

  /** Plain and twill are what most cloth is. */
  private static final List<Weave> USUAL =
      List.of(
          Weave.PLAIN,
          Weave.PLAIN,
          Weave.TWILL,
          Weave.TWILL,
          Weave.SATIN,
          Weave.BASKET,
          Weave.DOBBY,
          Weave.PRINTED);

  private static final List<Weave> HELD_OUT =
      List.of(Weave.TWILL, Weave.TWILL, Weave.TWILL, Weave.SATIN, Weave.BASKET, Weave.PRINTED);

  private final SplittableRandom random;
  private final long seed;

  private StyleDraw(long seed) {
    this.random = new SplittableRandom(seed);
    this.seed = seed;
  }

  /** At least as diverse as real cloth under real cameras. */
  static ClothStyle diverse(long seed, EpisodeSettings settings) {
    return new StyleDraw(seed).drawDiverse(settings);
  }

  /** Even cloth, straight along the roll. */
  static ClothStyle mill(Weave weave, long seed) {
    return new StyleDraw(seed).drawMill(weave);
  }

  private ClothStyle drawDiverse(EpisodeSettings settings) {
    boolean usual = settings.drafts() == EpisodeSettings.Drafts.USUAL;
    Weave weave = usual ? one(USUAL) : one(HELD_OUT);
    EpisodeSettings.Span pitchPx = settings.pitchPx();
    double firstPx = pitchPx.scaled(random);
    double secondPx =
        chance(0.4) ? pitchPx.scaled(random) : pitchPx.clamp(firstPx * logUniform(0.6, 1.6));
    boolean motif = weave == Weave.PRINTED || chance(0.12);
    double rough = chance(EVEN_SHARE) ? EVEN : 1;
    double unevenness = chance(0.25) ? 0 : rough * settings.unevenness().even(random);
    return new ClothStyle(
        weave,
        usual ? draft(weave) : heldOut(weave),
        yarn(firstPx, unevenness),
        yarn(secondPx, unevenness),
        normal(0.02),
        normal(0.02),
        rough * random.nextDouble(0, 1) * MM_PER_PX,
        random.nextDouble(30, 70) * MM_PER_PX,
        rough * random.nextDouble(0.05, 0.8),
        random.nextDouble(0.7, 1.6) * MM_PER_PX,
        chance(0.7) ? rough * random.nextDouble(0.05, 0.35) : 0,
        random.nextDouble(2, 6) * MM_PER_PX,
        rough * random.nextDouble(0, 0.3),
        random.nextDouble(60, 120) * MM_PER_PX,
        motif
            ? new Motif(
                random.nextDouble(0.3, 1.6),
                random.nextDouble(28, 90) * MM_PER_PX,
                random.nextInt(2, 8),
                chance(0.5) ? random.nextDouble(0.6, 1) : random.nextDouble(0, 0.4))
            : Motif.NONE,
        chance(0.85) ? random.nextDouble(-3, -1) : random.nextDouble(1, 3),
        random.nextDouble(0.2, 0.7),
        settings.contrast().scaled(random),
        seed);
  }

  private ClothStyle drawMill(Weave weave) {
    return new ClothStyle(
        weave,
        draft(weave),
        yarn(random.nextDouble(3.5, 7), 0.2),
        yarn(random.nextDouble(3.5, 7), 0.2),
        0,
        random.nextDouble(-0.004, 0.004),
        0.04,
        12,
        random.nextDouble(0.15, 0.4),
        0.2,
        random.nextDouble(0.1, 0.2),
        0.8,
        0.08,
        30,
        weave == Weave.PRINTED
            ? new Motif(random.nextDouble(0.6, 1.2), random.nextDouble(9, 16), 5, 0.8)
            : Motif.NONE,
        random.nextDouble(-2.5, -1.5),
        random.nextDouble(0.35, 0.62),
        random.nextDouble(0.05, 0.09),
        seed);
  }

  private Yarn yarn(double pitchPx, double unevenness) {
    boolean striped = chance(0.08);
    return new Yarn(
        pitchPx * MM_PER_PX,
        random.nextDouble(0.75, 1.15),
        random.nextDouble(-0.6, 0.6),
        random.nextDouble(0.6, 2.2),
        unevenness * random.nextDouble(0.3, 1),
        unevenness * random.nextDouble(0.3, 1),
        random.nextDouble(0, 0.15),
        random.nextDouble(0, 0.1),
        logUniform(1.5, 30),
        striped ? random.nextInt(4, 12) : 0,
        striped ? random.nextDouble(-1.2, 1.2) : 0);
  }

  private Draft draft(Weave weave) {
    return switch (weave) {
      case PLAIN -> Draft.plain();
      case TWILL -> {
        int repeat = random.nextInt(3, 7);
        yield Draft.stepped(repeat, chance(0.5) ? 1 : repeat - 1, random.nextInt(1, repeat));
      }
      case SATIN ->
          chance(0.5)
              ? Draft.stepped(5, chance(0.5) ? 2 : 3, chance(0.5) ? 1 : 4)
              : Draft.stepped(8, chance(0.5) ? 3 : 5, chance(0.5) ? 1 : 7);
      case BASKET -> Draft.basket(random.nextInt(1, 4), random.nextInt(2, 4));
      case DOBBY -> Draft.dobby(seed);
      case PRINTED -> chance(0.5) ? Draft.plain() : Draft.stepped(4, 1, 2);
    };
  }

  private Draft heldOut(Weave weave) {
    return switch (weave) {
      case TWILL -> {
        int repeat = random.nextInt(3, 6);
        yield Draft.pointed(repeat, random.nextInt(1, repeat), random.nextInt(2, 7));
      }
      case SATIN -> Draft.stepped(7, random.nextInt(2, 6), chance(0.5) ? 1 : 6);
      case PRINTED -> Draft.basket(1, random.nextInt(4, 6));
      case PLAIN, BASKET, DOBBY -> Draft.basket(random.nextInt(2, 4), 1);
    };
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private double logUniform(double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  private double normal(double deviation) {
    double sum = random.nextDouble() + random.nextDouble() + random.nextDouble();
    return deviation * 2 * (sum - 1.5);
  }
}
