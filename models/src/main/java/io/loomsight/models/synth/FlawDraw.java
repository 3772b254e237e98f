package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.util.SplittableRandom;

/**
 * Draws a flaw's size and place. Sizes as mills see them, cut to the region where it is smaller.
 */
final class FlawDraw {

  private final DefectKind kind;
  private final ClothStyle style;
  private final Box region;
  private final SplittableRandom random;

  private FlawDraw(DefectKind kind, ClothStyle style, Box region, long seed) {
    this.kind = kind;
    this.style = style;
    this.region = region;
    this.random = new SplittableRandom(seed);
  }

  static Flaw draw(DefectKind kind, ClothStyle style, Box region, long seed) {
    FlawDraw draw = new FlawDraw(kind, style, region, seed);
    Box box = draw.box();
    double strength = 0.1 + 0.9 * draw.random.nextDouble();
    return new Flaw(kind, kind.direction(), box, strength, draw.random.nextLong());
  }

  private Box box() {
    return switch (kind) {
      case BROKEN_END, DOUBLE_END, COARSE_END, TIGHT_END -> alongWarp(15, 600, 0.5);
      case REED_MARK -> alongWarp(100, 3000, 0.8);
      case TEMPLE_MARK -> placed(random.nextDouble(1.8, 4), runningAlong(30, 400, 0.5));
      case SELVEDGE_FAULT -> placed(random.nextDouble(4, 9), runningAlong(15, 200, 0.4));
      case MISSING_PICK, DOUBLE_PICK, COARSE_PICK -> alongWeft(15, 2000, 0.7);
      case JERK_IN -> alongWeft(8, 80, 0);
      case LOOSE_WEFT -> {
        double heightMm = 6.5 * style.weft().pitchMm() + 3 * style.wobbleMm();
        yield placed(runningAcross(4, 25, 0), heightMm);
      }
      case THIN_PLACE, THICK_PLACE ->
          placed(runningAcross(30, 2000, 0.7), picks(random.nextDouble(6, 16), 2, 15));
      case STARTING_MARK ->
          placed(runningAcross(2000, 4000, 1), picks(random.nextDouble(8, 20), 3, 15));
      case HOLE -> round(1.5, 9, 1.4);
      case FLOAT -> round(3, 14, 1.8);
      case SLUB -> slub();
      case KNOT -> round(2.0, 3.4, 1.1);
      case NEP -> round(0.9, 2.6, 1.2);
      case OIL_STAIN -> round(2, 30, 2);
      case STAIN -> round(3, 35, 1.6);
      case FLY -> round(3, 22, 2.5);
      case CREASE -> placed(random.nextDouble(2.4, 7), runningAlong(15, 400, 0.4));
      case UNKNOWN -> throw new IllegalArgumentException("flaw: UNKNOWN cannot be drawn");
    };
  }

  private Box alongWarp(double leastMm, double mostMm, double wholeShare) {
    double lengthMm = runningAlong(leastMm, mostMm, wholeShare);
    double strayMm = Math.abs(style.warpLean()) * lengthMm + 4 * style.wobbleMm();
    return placed(2 * Alterations.REACH * style.warp().pitchMm() + strayMm, lengthMm);
  }

  private Box alongWeft(double leastMm, double mostMm, double wholeShare) {
    double lengthMm = runningAcross(leastMm, mostMm, wholeShare);
    double strayMm = Math.abs(style.weftLean()) * lengthMm + 4 * style.wobbleMm();
    return placed(lengthMm, 2 * Alterations.REACH * style.weft().pitchMm() + strayMm);
  }

  private Box slub() {
    double lengthMm = logUniform(4, 25);
    boolean warp = random.nextDouble() < 0.4;
    double pitchMm = warp ? style.warp().pitchMm() : style.weft().pitchMm();
    double thickMm = 2 * Alterations.REACH * pitchMm + 2 * style.wobbleMm();
    return warp
        ? placed(Math.min(thickMm, lengthMm), lengthMm)
        : placed(lengthMm, Math.min(thickMm, 0.99 * lengthMm));
  }

  /** A round or lengthy place; small ones are as common as large ones on a log scale. */
  private Box round(double leastMm, double mostMm, double slender) {
    double sizeMm = logUniform(leastMm, mostMm);
    double shape = Math.pow(slender, random.nextDouble(-1, 1));
    return placed(sizeMm * shape, sizeMm / shape);
  }

  private double picks(double picks, double leastMm, double mostMm) {
    return Math.max(leastMm, Math.min(mostMm, picks * style.weft().pitchMm()));
  }

  private double runningAlong(double leastMm, double mostMm, double wholeShare) {
    return running(leastMm, mostMm, wholeShare, region.heightMm());
  }

  private double runningAcross(double leastMm, double mostMm, double wholeShare) {
    return running(leastMm, mostMm, wholeShare, region.widthMm());
  }

  /** A length, which is the whole region's with the given chance. */
  private double running(double leastMm, double mostMm, double wholeShare, double wholeMm) {
    if (random.nextDouble() < wholeShare && mostMm > wholeMm) {
      return wholeMm;
    }
    return Math.min(wholeMm, logUniform(leastMm, mostMm));
  }

  private Box placed(double widthMm, double heightMm) {
    double width = Math.min(widthMm, region.widthMm());
    double height = Math.min(heightMm, region.heightMm());
    double xMm = region.xMm() + random.nextDouble() * (region.widthMm() - width);
    double yMm = region.yMm() + random.nextDouble() * (region.heightMm() - height);
    return new Box(xMm, yMm, width, height);
  }

  private double logUniform(double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }
}
