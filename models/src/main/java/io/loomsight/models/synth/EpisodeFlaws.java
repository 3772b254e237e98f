package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws what is wrong in an episode: dots of one or two yarn crossings and faint lines make up most
 * of it, for they are what is hard to find.
 */
final class EpisodeFlaws {

  private static final double DOT_SHARE = 0.5;
  private static final double LINE_SHARE = 0.3;
  private static final double WOVEN_SHARE = 0.4;

  private static final List<DefectKind> DOTS =
      List.of(
          DefectKind.BROKEN_END,
          DefectKind.MISSING_PICK,
          DefectKind.BROKEN_END,
          DefectKind.MISSING_PICK,
          DefectKind.COARSE_END,
          DefectKind.COARSE_PICK,
          DefectKind.FLOAT,
          DefectKind.FLOAT,
          DefectKind.NEP);
  private static final List<DefectKind> LINES =
      List.of(
          DefectKind.BROKEN_END,
          DefectKind.MISSING_PICK,
          DefectKind.DOUBLE_END,
          DefectKind.DOUBLE_PICK,
          DefectKind.COARSE_END,
          DefectKind.COARSE_PICK,
          DefectKind.TIGHT_END,
          DefectKind.REED_MARK,
          DefectKind.JERK_IN);
  private static final List<DefectKind> AREAS =
      List.of(
          DefectKind.TEMPLE_MARK,
          DefectKind.SELVEDGE_FAULT,
          DefectKind.LOOSE_WEFT,
          DefectKind.THIN_PLACE,
          DefectKind.THICK_PLACE,
          DefectKind.STARTING_MARK,
          DefectKind.HOLE,
          DefectKind.FLOAT,
          DefectKind.SLUB,
          DefectKind.KNOT,
          DefectKind.NEP,
          DefectKind.OIL_STAIN,
          DefectKind.STAIN,
          DefectKind.FLY,
          DefectKind.CREASE);

  private static final List<GenericFlaw.Form> PAINTED_LINES =
      List.of(
          GenericFlaw.Form.LINE,
          GenericFlaw.Form.LINE,
          GenericFlaw.Form.THREAD,
          GenericFlaw.Form.PULL);
  private static final List<GenericFlaw.Form> PAINTED_AREAS =
      List.of(
          GenericFlaw.Form.OTHER_CLOTH,
          GenericFlaw.Form.OWN_CLOTH,
          GenericFlaw.Form.DISTORTION,
          GenericFlaw.Form.SMEAR,
          GenericFlaw.Form.STAIN,
          GenericFlaw.Form.BAND);

  private final ClothStyle style;
  private final Box region;
  private final double mmPerPx;
  private final SplittableRandom random;
  private final List<Flaw> woven;
  private final List<GenericFlaw.Form> painted;

  /** Adds what is drawn to {@code woven} and {@code painted}. */
  EpisodeFlaws(
      ClothStyle style,
      Box region,
      double mmPerPx,
      SplittableRandom random,
      List<Flaw> woven,
      List<GenericFlaw.Form> painted) {
    this.style = style;
    this.region = region;
    this.mmPerPx = mmPerPx;
    this.random = random;
    this.woven = woven;
    this.painted = painted;
  }

  void draw() {
    double which = random.nextDouble();
    boolean isWoven = random.nextDouble() < WOVEN_SHARE;
    if (which < DOT_SHARE) {
      if (isWoven) {
        woven.add(dot(one(DOTS)));
      } else {
        painted.add(GenericFlaw.Form.SPECK);
      }
    } else if (which < DOT_SHARE + LINE_SHARE) {
      if (isWoven) {
        woven.add(line(one(LINES)));
      } else {
        painted.add(one(PAINTED_LINES));
      }
    } else if (isWoven) {
      woven.add(Flaw.random(one(AREAS), style, region, random.nextLong()));
    } else {
      painted.add(one(PAINTED_AREAS));
    }
  }

  /** A yarn that is missing, coarse or out of order over one or two crossings. */
  private Flaw dot(DefectKind kind) {
    double warpMm = style.warp().pitchMm();
    double weftMm = style.weft().pitchMm();
    return switch (kind) {
      case BROKEN_END, COARSE_END -> yarn(kind, weftMm * random.nextDouble(1, 2.8));
      case MISSING_PICK, COARSE_PICK -> yarn(kind, warpMm * random.nextDouble(1, 2.8));
      case NEP -> round(kind, random.nextDouble(1.2, 2.2) * Math.min(warpMm, weftMm));
      default -> round(kind, random.nextDouble(2.2, 4) * Math.min(warpMm, weftMm));
    };
  }

  private Flaw line(DefectKind kind) {
    double wholeMm = kind.direction() == Direction.WARP ? region.heightMm() : region.widthMm();
    boolean whole = random.nextDouble() < 0.25;
    double lengthMm = whole ? wholeMm : wholeMm * 0.1 * Math.pow(9, random.nextDouble());
    return yarn(kind, lengthMm);
  }

  private Flaw yarn(DefectKind kind, double lengthMm) {
    boolean warp = kind.direction() == Direction.WARP;
    double pitchMm = warp ? style.warp().pitchMm() : style.weft().pitchMm();
    double lean = warp ? style.warpLean() : style.weftLean();
    double thickMm =
        2 * Alterations.REACH * pitchMm + Math.abs(lean) * lengthMm + 4 * style.wobbleMm();
    return placed(kind, warp ? thickMm : lengthMm, warp ? lengthMm : thickMm);
  }

  private Flaw round(DefectKind kind, double sizeMm) {
    double shape = Math.pow(1.4, random.nextDouble(-1, 1));
    double leastMm = 2 * mmPerPx;
    return placed(kind, Math.max(leastMm, sizeMm * shape), Math.max(leastMm, sizeMm / shape));
  }

  private Flaw placed(DefectKind kind, double widthMm, double heightMm) {
    double width = Math.min(widthMm, region.widthMm());
    double height = Math.min(heightMm, region.heightMm());
    double xMm = region.xMm() + random.nextDouble() * (region.widthMm() - width);
    double yMm = region.yMm() + random.nextDouble() * (region.heightMm() - height);
    Box box = new Box(xMm, yMm, width, height);
    return new Flaw(kind, kind.direction(), box, random.nextDouble(0.1, 1), random.nextLong());
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
