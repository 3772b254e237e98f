package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plans what is wrong with one roll: flaws in mm on the roll, clear to see, a little apart from
 * each other.
 */
final class RollFlaws {

  private static final int TRIES = 12;
  private static final double APART_MM = 6;
  private static final double LEAST_STRENGTH = 0.5;
  private static final double FROM_SELVEDGE_MM = 9;
  private static final double FROM_END_MM = 4;

  /** Of these the detector misses few, by the table of kinds in BENCHMARKS.md. */
  private static final List<DefectKind> CLEAR =
      List.of(
          DefectKind.HOLE,
          DefectKind.OIL_STAIN,
          DefectKind.STAIN,
          DefectKind.FLOAT,
          DefectKind.CREASE,
          DefectKind.THIN_PLACE,
          DefectKind.STARTING_MARK);

  private final ClothStyle style;
  private final Box cloth;
  private final SplittableRandom random;
  private final List<Flaw> flaws = new ArrayList<>();

  RollFlaws(ClothStyle style, Box cloth, long seed) {
    this.style = style;
    this.cloth = cloth;
    this.random = new SplittableRandom(seed);
  }

  /** All kinds that can be drawn, without end, each once before one comes again. */
  static Iterator<DefectKind> deck(long seed) {
    List<DefectKind> kinds = new ArrayList<>(Arrays.asList(DefectKind.values()));
    kinds.remove(DefectKind.UNKNOWN);
    return deck(kinds, seed);
  }

  /** Kinds that are clear to see, in the same way. */
  static Iterator<DefectKind> clearDeck(long seed) {
    return deck(new ArrayList<>(CLEAR), seed);
  }

  private static Iterator<DefectKind> deck(List<DefectKind> kinds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int rest = kinds.size(); rest > 1; rest--) {
      Collections.swap(kinds, rest - 1, random.nextInt(rest));
    }
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public DefectKind next() {
        return kinds.get(next++ % kinds.size());
      }
    };
  }

  List<Flaw> planned() {
    return List.copyOf(flaws);
  }

  /** A broken end that runs along nearly all the roll. */
  RollFlaws addRunning() {
    double fromMm = random.nextDouble(0.01, 0.03) * cloth.heightMm();
    double lengthMm = random.nextDouble(0.95, 0.97) * cloth.heightMm();
    double widthMm = 2 * Alterations.REACH * style.warp().pitchMm() + 4 * style.wobbleMm();
    double xMm = cloth.xMm() + random.nextDouble(0.2, 0.8) * (cloth.widthMm() - widthMm);
    Box box = new Box(xMm, cloth.yMm() + fromMm, widthMm, lengthMm);
    return add(DefectKind.BROKEN_END, box);
  }

  /**
   * The same stain again and again, as a dirty roller leaves it.
   *
   * @param rollerMm the roller's circumference; 0: by chance
   */
  RollFlaws addRepeating(double rollerMm) {
    double byChanceMm = Math.max(90, Math.min(640, random.nextDouble(0.17, 0.23) * lengthMm()));
    double periodMm = rollerMm == 0 ? byChanceMm : rollerMm;
    double sizeMm = random.nextDouble(5, 11);
    double xMm = cloth.xMm() + random.nextDouble(0.25, 0.75) * (cloth.widthMm() - sizeMm);
    double strength = strength();
    long seed = random.nextLong();
    double yMm = cloth.yMm() + random.nextDouble(0.2, 0.8) * periodMm;
    while (yMm + sizeMm < cloth.endMm()) {
      Box box = new Box(xMm, yMm, sizeMm, 1.2 * sizeMm);
      flaws.add(
          new Flaw(DefectKind.OIL_STAIN, DefectKind.OIL_STAIN.direction(), box, strength, seed));
      yMm += periodMm;
    }
    return this;
  }

  /** Some more of the kinds that the deck gives. */
  RollFlaws addOthers(int count, Iterator<DefectKind> deck) {
    int wanted = flaws.size() + count;
    for (int draw = 0; draw < 3 * count && flaws.size() < wanted; draw++) {
      place(deck.next());
    }
    return this;
  }

  private void place(DefectKind kind) {
    Box region = region(kind);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Flaw flaw = Flaw.random(kind, style, region, random.nextLong());
      if (flaws.stream().allMatch(other -> other.box().gapMm(flaw.box()) > APART_MM)) {
        add(kind, flaw.box());
        return;
      }
    }
  }

  private RollFlaws add(DefectKind kind, Box box) {
    flaws.add(new Flaw(kind, kind.direction(), box, strength(), random.nextLong()));
    return this;
  }

  private double strength() {
    return random.nextDouble(LEAST_STRENGTH, 1);
  }

  /** Where on the roll a kind is found. */
  private Box region(DefectKind kind) {
    return switch (kind) {
      case SELVEDGE_FAULT -> besideSelvedge(-1, 10);
      case TEMPLE_MARK -> besideSelvedge(12, 0.35 * cloth.widthMm());
      case JERK_IN -> besideSelvedge(2, jerkInReachMm());
      default ->
          new Box(
              cloth.xMm() + FROM_SELVEDGE_MM,
              cloth.yMm() + FROM_END_MM,
              cloth.widthMm() - 2 * FROM_SELVEDGE_MM,
              lengthMm());
    };
  }

  /** On the narrowest cloth there is, 48 mm, less than the usual 20 mm and more. */
  private double jerkInReachMm() {
    double mostMm = 0.4 * cloth.widthMm();
    return random.nextDouble(Math.min(20, 0.97 * mostMm), mostMm);
  }

  private Box besideSelvedge(double fromMm, double toMm) {
    double xMm = random.nextBoolean() ? cloth.xMm() + fromMm : cloth.rightMm() - toMm;
    return new Box(xMm, cloth.yMm() + FROM_END_MM, toMm - fromMm, lengthMm());
  }

  private double lengthMm() {
    return cloth.heightMm() - 2 * FROM_END_MM;
  }
}
