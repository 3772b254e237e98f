package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;

/** Tells the grey of one cloth at any place, in units of contrast above its mean. */
final class Weaver {

  /** How wide the denser selvedge is. */
  static final double SELVEDGE_MM = 6;

  private static final double FRAY_MM = 0.25;
  private static final double SHADE_OF_UPPER_YARN = 0.9;
  private static final int SAMPLES_FOR_MEAN = 1500;
  private static final Draft SELVEDGE_DRAFT = Draft.basket(1, 2);

  private final ClothStyle style;
  private final long seed;
  private final double leftMm;
  private final double rightMm;
  private final double beyond;
  private final double mean;
  private final double scale;

  /**
   * @param leftMm the cloth lies from here, minus infinity for a cloth without edges
   * @param rightMm to here; infinite for a cloth without edges
   * @param beyondGrey grey of what lies beyond the edges, 0 to 1
   */
  Weaver(ClothStyle style, long seed, double leftMm, double rightMm, double beyondGrey) {
    this.style = style;
    this.seed = seed ^ style.seed() * 0x632BE59BD9B4E019L;
    this.leftMm = leftMm;
    this.rightMm = rightMm;
    this.beyond = (beyondGrey - style.baseGrey()) / style.contrast();
    double sum = 0;
    double squares = 0;
    Sample sample = new Sample();
    for (int index = 0; index < SAMPLES_FOR_MEAN; index++) {
      double xMm = 100 + 100 * Noise.signed(style.seed(), index, 1);
      double yMm = 100 + 100 * Noise.signed(style.seed(), index, 2);
      yarns(sample, xMm, yMm, 0, 0, NO_FLAWS, 0, false);
      sum += sample.value;
      squares += sample.value * sample.value;
    }
    mean = sum / SAMPLES_FOR_MEAN;
    scale = 1 / Math.sqrt(Math.max(1e-6, squares / SAMPLES_FOR_MEAN - mean * mean));
  }

  private static final Placed[] NO_FLAWS = {};

  /** A flaw's effect and the box it stays in. */
  record Placed(Box box, Alteration alteration) {

    boolean touches(double xMm, double yMm) {
      return xMm >= box.xMm() && xMm <= box.rightMm() && yMm >= box.yMm() && yMm <= box.endMm();
    }
  }

  /** Number of the end nearest to a place. */
  int endAt(double xMm, double yMm) {
    return Noise.floor(endPlace(xMm, yMm, wobbleAcross(xMm, yMm)));
  }

  /** Number of the pick nearest to a place. */
  int pickAt(double xMm, double yMm) {
    return Noise.floor(pickPlace(xMm, yMm, wobbleAlong(xMm, yMm)));
  }

  /**
   * The grey of one px, averaged over its samples.
   *
   * @param flaws the flaws that touch the px, in its first {@code flawCount} places
   * @param samplesAcross samples across and along
   */
  double grey(
      Sample sample,
      double xMm,
      double yMm,
      double mmPerPx,
      int samplesAcross,
      Placed[] flaws,
      int flawCount) {
    boolean atEdge = xMm < leftMm + SELVEDGE_MM + 1 || xMm > rightMm - SELVEDGE_MM - 1;
    if (atEdge && (xMm < leftMm - 1 || xMm > rightMm + 1)) {
      return beyond;
    }
    double across = wobbleAcross(xMm, yMm);
    double along = wobbleAlong(xMm, yMm);
    double sum = 0;
    double pitch = mmPerPx / samplesAcross;
    double start = 0.5 * pitch - 0.5 * mmPerPx;
    for (int row = 0; row < samplesAcross; row++) {
      double rowMm = yMm + start + row * pitch;
      for (int column = 0; column < samplesAcross; column++) {
        double columnMm = xMm + start + column * pitch;
        yarns(sample, columnMm, rowMm, across, along, flaws, flawCount, atEdge);
        sum += sample.value;
      }
    }
    double value = sum / (samplesAcross * samplesAcross);
    value += style.slowNoise() * Noise.over(seed + 3, xMm / style.slowMm(), yMm / style.slowMm());
    if (style.patchNoise() > 0) {
      double patchMm = style.patchMm();
      value += style.patchNoise() * Noise.over(seed + 4, xMm / patchMm, yMm / patchMm);
    }
    sample.value = value;
    sample.xMm = xMm;
    sample.yMm = yMm;
    for (int index = 0; index < flawCount; index++) {
      flaws[index].alteration().tint(sample);
    }
    return sample.value;
  }

  private double wobbleAcross(double xMm, double yMm) {
    double lengthMm = style.wobbleLengthMm();
    return style.wobbleMm() * Noise.over(seed + 1, xMm / lengthMm, yMm / lengthMm);
  }

  private double wobbleAlong(double xMm, double yMm) {
    double lengthMm = style.wobbleLengthMm();
    return style.wobbleMm() * Noise.over(seed + 2, xMm / lengthMm, yMm / lengthMm);
  }

  private double endPlace(double xMm, double yMm, double wobbleMm) {
    double place = (xMm + style.warpLean() * yMm + wobbleMm) / style.warp().pitchMm();
    double jitter = style.warp().jitter();
    return jitter > 0 ? place + jitter * Noise.along(seed + 5, 0, place) : place;
  }

  private double pickPlace(double xMm, double yMm, double wobbleMm) {
    double place = (yMm + style.weftLean() * xMm + wobbleMm) / style.weft().pitchMm();
    double jitter = style.weft().jitter();
    return jitter > 0 ? place + jitter * Noise.along(seed + 5, 1, place) : place;
  }

  private void yarns(
      Sample sample,
      double xMm,
      double yMm,
      double wobbleAcrossMm,
      double wobbleAlongMm,
      Placed[] flaws,
      int flawCount,
      boolean atEdge) {
    sample.place(xMm, yMm);
    sample.endPlace = endPlace(xMm, yMm, wobbleAcrossMm);
    sample.pickPlace = pickPlace(xMm, yMm, wobbleAlongMm);
    for (int index = 0; index < flawCount; index++) {
      flaws[index].alteration().bend(sample);
    }
    sample.end = Noise.floor(sample.endPlace);
    sample.pick = Noise.floor(sample.pickPlace);
    double fromEdgeMm = Double.POSITIVE_INFINITY;
    if (atEdge) {
      fromEdgeMm =
          Math.min(xMm - leftMm, rightMm - xMm) + FRAY_MM * Noise.signed(seed + 6, sample.pick, 0);
    }
    boolean inSelvedge = fromEdgeMm < SELVEDGE_MM;
    Draft draft = inSelvedge ? SELVEDGE_DRAFT : style.draft();
    sample.warpUp = draft.warpUp(sample.end, sample.pick);
    for (int index = 0; index < flawCount; index++) {
      flaws[index].alteration().weave(sample);
    }
    if (fromEdgeMm < 0) {
      sample.value = beyond;
      return;
    }
    double value = sample.open ? style.ground() : visible(sample, draft);
    value +=
        style.fibreNoise() * Noise.over(seed + 7, xMm / style.fibreMm(), yMm / style.fibreMm());
    if (style.motif().strength() > 0 && !sample.open) {
      value += style.motif().grey(style.seed(), xMm, yMm);
    }
    if (inSelvedge) {
      value += 0.5;
    }
    sample.value = scale == 0 ? value : (value - mean) * scale;
  }

  /** The grey of the upper yarn, else of the lower one in its shade, else of the ground. */
  private double visible(Sample sample, Draft draft) {
    double endShare = sample.endPlace - sample.end;
    double pickShare = sample.pickPlace - sample.pick;
    boolean warpFirst = sample.endMissing ? false : sample.warpUp || sample.pickMissing;
    double first = warpFirst ? warp(sample, endShare) : weft(sample, pickShare);
    if (!Double.isNaN(first)) {
      double dip =
          warpFirst ? dipOfEnd(sample, draft, pickShare) : dipOfPick(sample, draft, endShare);
      boolean sunk = warpFirst != sample.warpUp;
      return first - dip - (sunk ? SHADE_OF_UPPER_YARN : 0);
    }
    double second = warpFirst ? weft(sample, pickShare) : warp(sample, endShare);
    return Double.isNaN(second) ? style.ground() : second - SHADE_OF_UPPER_YARN;
  }

  private double warp(Sample sample, double endShare) {
    if (sample.endMissing) {
      return Double.NaN;
    }
    double grey =
        surface(style.warp(), seed + 10, sample.end, endShare, sample.endWidth, sample.yMm);
    return grey + sample.endGrey;
  }

  private double weft(Sample sample, double pickShare) {
    if (sample.pickMissing) {
      return Double.NaN;
    }
    double grey =
        surface(style.weft(), seed + 20, sample.pick, pickShare, sample.pickWidth, sample.xMm);
    return grey + sample.pickGrey;
  }

  private static double surface(
      Yarn yarn, long seed, int number, double share, double width, double alongMm) {
    double lengths = alongMm / yarn.unevenLengthMm();
    double halfWidth = 0.5 * yarn.diameter() * width;
    if (yarn.thickness() > 0) {
      halfWidth *= 1 + yarn.thickness() * Noise.along(seed, number, 2.3 * lengths);
    }
    double fromAxis = Math.abs(share - 0.5) / halfWidth;
    if (!(fromAxis <= 1)) {
      return Double.NaN;
    }
    double grey = yarn.grey() + yarn.crown() * (0.5 - fromAxis * fromAxis);
    if (yarn.unevenness() > 0) {
      grey += yarn.unevenness() * 1.7 * Noise.signed(seed + 1, number, 0);
      grey += yarn.alongUnevenness() * Noise.along(seed + 2, number, lengths);
    }
    if (yarn.stripeYarns() > 0 && Math.floorMod(number, yarn.stripeYarns()) < 2) {
      grey += yarn.stripeGrey();
    }
    return grey;
  }

  /** How much darker an end is where it dives under the next pick. */
  private double dipOfEnd(Sample sample, Draft draft, double pickShare) {
    int next = pickShare < 0.5 ? sample.pick - 1 : sample.pick + 1;
    if (draft.warpUp(sample.end, next) == sample.warpUp) {
      return 0;
    }
    double fromMiddle = 2 * pickShare - 1;
    return 0.8 * style.warp().crown() * fromMiddle * fromMiddle;
  }

  private double dipOfPick(Sample sample, Draft draft, double endShare) {
    int next = endShare < 0.5 ? sample.end - 1 : sample.end + 1;
    if (draft.warpUp(next, sample.pick) == sample.warpUp) {
      return 0;
    }
    double fromMiddle = 2 * endShare - 1;
    return 0.8 * style.weft().crown() * fromMiddle * fromMiddle;
  }

  /** The pitch of the yarns that run in the given direction. */
  double pitchMm(Direction direction) {
    return direction == Direction.WARP ? style.warp().pitchMm() : style.weft().pitchMm();
  }

  ClothStyle style() {
    return style;
  }
}
