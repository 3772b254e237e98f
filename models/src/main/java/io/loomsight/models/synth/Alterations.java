package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;
import java.util.List;
import java.util.SplittableRandom;

/** Turns a flaw into what it does to the cloth. */
final class Alterations {

  /** How far a faulty yarn moves its neighbours, in yarns. */
  static final double REACH = 3.5;

  private final Flaw flaw;
  private final Weaver weaver;
  private final SplittableRandom random;
  private final Box box;
  private final double strength;

  private Alterations(Flaw flaw, Weaver weaver) {
    this.flaw = flaw;
    this.weaver = weaver;
    this.random = new SplittableRandom(flaw.seed());
    this.box = flaw.box();
    this.strength = flaw.strength();
  }

  static Alteration of(Flaw flaw, Weaver weaver) {
    return new Alterations(flaw, weaver).build();
  }

  private Alteration build() {
    double sign = random.nextBoolean() ? 1 : -1;
    return switch (flaw.kind()) {
      case BROKEN_END -> yarn(Direction.WARP, YarnFault.Form.MISSING, 0.45 + 0.6 * strength, 0, 0);
      case MISSING_PICK ->
          yarn(Direction.WEFT, YarnFault.Form.MISSING, 0.45 + 0.6 * strength, 0, 0);
      case DOUBLE_END ->
          yarn(Direction.WARP, YarnFault.Form.SPLIT, 1.3 + 0.8 * strength, 0.3 + 0.6 * strength, 0);
      case DOUBLE_PICK ->
          yarn(Direction.WEFT, YarnFault.Form.SPLIT, 1.3 + 0.8 * strength, 0.3 + 0.6 * strength, 0);
      case JERK_IN ->
          yarn(Direction.WEFT, YarnFault.Form.SPLIT, 1.5 + 1.2 * strength, 0.5 + strength, 0.25);
      case COARSE_END ->
          yarn(
              Direction.WARP, YarnFault.Form.WHOLE, 1.35 + 1.2 * strength, 0.2 + 0.7 * strength, 0);
      case COARSE_PICK ->
          yarn(
              Direction.WEFT, YarnFault.Form.WHOLE, 1.35 + 1.2 * strength, 0.2 + 0.7 * strength, 0);
      case TIGHT_END ->
          sign < 0
              ? yarn(Direction.WARP, YarnFault.Form.WHOLE, 0.7, -0.6 - 1.2 * strength, 0)
              : yarn(
                  Direction.WARP, YarnFault.Form.WHOLE, 1.3, 0.5 + strength, 0.2 + 0.3 * strength);
      case REED_MARK -> yarn(Direction.WARP, YarnFault.Form.GAP, 0.35 + 0.7 * strength, 0, 0);
      case TEMPLE_MARK ->
          new Band(Band.Form.TEMPLE, box, strength, 0, random.nextDouble(2.2, 5), flaw.seed());
      case SELVEDGE_FAULT -> new Band(Band.Form.SELVEDGE, box, strength, 0, 1, flaw.seed());
      case CREASE -> crease(sign);
      case THIN_PLACE -> density(1, -0.25 - 0.35 * strength, 0);
      case THICK_PLACE -> density(1, 0.25 + 0.4 * strength, 0);
      case STARTING_MARK -> density(0.3, -0.35 - 0.4 * strength, 0.15 + 0.25 * strength);
      case LOOSE_WEFT -> loops();
      case HOLE -> spot(Spot.Form.HOLE, 0, 0.35);
      case FLOAT -> spot(Spot.Form.FLOAT, 0.2 + 0.7 * strength, 0.3);
      case SLUB -> slub();
      case KNOT -> knot();
      case NEP -> spot(Spot.Form.NEP, (1.3 + 2 * strength) * mostlyBright(), 0.3);
      case OIL_STAIN -> spot(Spot.Form.OIL, -0.7 - 2 * strength, 0.35);
      case STAIN -> spot(Spot.Form.STAIN, sign * (0.6 + 1.5 * strength), 0.4);
      case FLY -> fly();
      case UNKNOWN -> throw new IllegalArgumentException("flaw: UNKNOWN cannot be drawn");
    };
  }

  private double mostlyBright() {
    return random.nextDouble() < 0.75 ? 1 : -1;
  }

  private Alteration yarn(
      Direction run, YarnFault.Form form, double width, double grey, double wave) {
    double lengthMm = run == Direction.WARP ? box.heightMm() : box.widthMm();
    double taperMm = Math.min(0.3 * lengthMm, weaver.pitchMm(crossing(run)));
    return yarn(run, form, width, grey, wave, taperMm);
  }

  private YarnFault yarn(
      Direction run, YarnFault.Form form, double width, double grey, double wave, double taperMm) {
    double xMm = box.xMm() + 0.5 * box.widthMm();
    double yMm = box.yMm() + 0.5 * box.heightMm();
    int number = run == Direction.WARP ? weaver.endAt(xMm, yMm) : weaver.pickAt(xMm, yMm);
    double fromMm = run == Direction.WARP ? box.yMm() : box.xMm();
    double toMm = run == Direction.WARP ? box.endMm() : box.rightMm();
    double axis = form == YarnFault.Form.GAP ? number : number + 0.5;
    return new YarnFault(
        run, form, axis, width, REACH, fromMm, toMm, taperMm, grey, wave, flaw.seed());
  }

  private static Direction crossing(Direction run) {
    return run == Direction.WARP ? Direction.WEFT : Direction.WARP;
  }

  private Direction longer() {
    return box.heightMm() >= box.widthMm() ? Direction.WARP : Direction.WEFT;
  }

  private Alteration slub() {
    Direction run = longer();
    double lengthMm = Math.max(box.heightMm(), box.widthMm());
    double width = 1.5 + 1.3 * strength;
    return yarn(run, YarnFault.Form.WHOLE, width, 0.4 + 0.9 * strength, 0, 0.5 * lengthMm);
  }

  private Alteration knot() {
    Direction run = random.nextBoolean() ? Direction.WARP : Direction.WEFT;
    double lengthMm = run == Direction.WARP ? box.heightMm() : box.widthMm();
    Alteration thick = yarn(run, YarnFault.Form.WHOLE, 1.8 + strength, 0.5, 0, 0.5 * lengthMm);
    Box inner = shrunk(0.6);
    Alteration ball = new Spot(Spot.Form.NEP, inner, 1.2 + 1.6 * strength, 0.2, run, flaw.seed());
    Alteration shadow = new Spot(Spot.Form.SHADOW, box, -0.8 - strength, 0, run, flaw.seed());
    Alteration tails = Strokes.random(box, 2, 0.09, 1 + 1.5 * strength, 0, flaw.seed());
    return new Together(List.of(thick, shadow, ball, tails));
  }

  private Box shrunk(double share) {
    double widthMm = share * box.widthMm();
    double heightMm = share * box.heightMm();
    return new Box(
        box.xMm() + 0.5 * (box.widthMm() - widthMm),
        box.yMm() + 0.5 * (box.heightMm() - heightMm),
        widthMm,
        heightMm);
  }

  private Alteration crease(double sign) {
    double spareMm = Math.max(0, box.widthMm() - 2.4);
    double lean = Math.min(1.2, spareMm / box.heightMm()) * sign;
    return new Band(Band.Form.CREASE, box, strength, lean, 1, flaw.seed());
  }

  private Alteration density(double split, double first, double second) {
    double pitchMm = weaver.pitchMm(Direction.WEFT);
    double fadeMm = Math.min(4, 0.3 * box.widthMm());
    return new Density(box, split, first, second, pitchMm, fadeMm);
  }

  private Alteration loops() {
    int pick = weaver.pickAt(box.xMm() + 0.5 * box.widthMm(), box.yMm() + 0.5 * box.heightMm());
    double spacingMm =
        Math.min(
            box.widthMm(),
            Math.max(2.5 * weaver.pitchMm(Direction.WARP), random.nextDouble(1.2, 3)));
    return new Loops(box, pick, strength, spacingMm, weaver.pitchMm(Direction.WEFT), flaw.seed());
  }

  private Alteration spot(Spot.Form form, double amount, double ragged) {
    return new Spot(form, box, amount, ragged, longer(), flaw.seed());
  }

  private Alteration fly() {
    boolean tuft = random.nextBoolean();
    int fibres = tuft ? random.nextInt(3, 9) : random.nextInt(1, 3);
    double halfWidthMm = random.nextDouble(0.08, tuft ? 0.16 : 0.25);
    double amount = (0.9 + 1.9 * strength) * mostlyBright();
    double haze = tuft ? 0.5 + 0.5 * strength : 0;
    return Strokes.random(box, fibres, halfWidthMm, amount, haze, flaw.seed());
  }

  /** Several effects of one flaw. */
  private record Together(List<Alteration> parts) implements Alteration {

    @Override
    public void bend(Sample sample) {
      parts.forEach(part -> part.bend(sample));
    }

    @Override
    public void weave(Sample sample) {
      parts.forEach(part -> part.weave(sample));
    }

    @Override
    public void tint(Sample sample) {
      parts.forEach(part -> part.tint(sample));
    }
  }
}
