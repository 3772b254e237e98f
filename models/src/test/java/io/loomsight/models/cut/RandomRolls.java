package io.loomsight.models.cut;

import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RollGeometry.Edge;
import io.loomsight.models.grade.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Rolls of all qualities, with bad stretches, long running defects and ends off the grid. */
final class RandomRolls {

  private static final double[] WIDTHS_MM = {1000, 1450, 1600, 2800};

  private RandomRolls() {}

  /**
   * A roll of so many units, its first and last perhaps parts of one. Some can be cut at every
   * second to fourth unit only, so that many ways to cut them give the same lengths.
   */
  static UncutRoll drawn(SplittableRandom random, RuleSet rules, int units) {
    double unitMm = rules.unit().mm();
    double startMm = random.nextInt(3) > 0 ? 0 : -unitMm * random.nextInt(1, 30) / 20;
    double endMm = Math.ceil(startMm / unitMm) * unitMm + units * unitMm;
    endMm -= random.nextInt(3) > 0 ? 0 : unitMm * random.nextInt(1, 20) / 20;
    RollGeometry cloth =
        new RollGeometry(
            startMm,
            endMm - startMm,
            0,
            WIDTHS_MM[random.nextInt(WIDTHS_MM.length)],
            Edge.SELVEDGE,
            Edge.SELVEDGE);
    int block = Math.max(1, random.nextInt(-2, 5));
    int stretch = block * random.nextInt(1, 5);
    TreeMap<Integer, Integer> points = new TreeMap<>();
    for (int first = -stretch; first <= units; first += stretch) {
      double share = random.nextBoolean() ? 0.1 : random.nextDouble();
      int most = random.nextInt(1, rules.cap().points() + 1);
      for (int unit = first; unit < first + stretch; unit++) {
        if (random.nextDouble() < share) {
          points.put(unit, random.nextInt(1, most + 1));
        }
      }
    }
    List<Stretch> runs = stretches(random, cloth, units / 10 + 1, 20 * unitMm);
    List<Stretch> uncuttable = stretches(random, cloth, units / 6, unitMm);
    for (int unit = 0; unit < units; unit += block) {
      uncuttable.add(new Stretch(unit * unitMm, block * unitMm));
    }
    List<Stretch> repeats = stretches(random, cloth, units / 10 + 1, 20 * unitMm);
    return new UncutRoll(cloth, unitMm, points, runs, repeats, uncuttable);
  }

  /**
   * A roll that can be cut in three, its ends equally long, so that often either end can be cut off
   * for the same length.
   */
  static UncutRoll inThree(SplittableRandom random, RuleSet rules) {
    double unitMm = rules.unit().mm();
    int end = random.nextInt(2, 5);
    int middle = random.nextInt(1, 5);
    TreeMap<Integer, Integer> points = new TreeMap<>();
    points.put(0, random.nextInt(3 * end));
    points.put(end, random.nextInt(middle + 1));
    points.put(end + middle, random.nextInt(3 * end));
    RollGeometry cloth =
        new RollGeometry(
            0,
            (2 * end + middle) * unitMm,
            0,
            WIDTHS_MM[random.nextInt(WIDTHS_MM.length)],
            Edge.SELVEDGE,
            Edge.SELVEDGE);
    return new UncutRoll(
        cloth,
        unitMm,
        points,
        List.of(),
        List.of(),
        List.of(
            new Stretch(0, end * unitMm),
            new Stretch(end * unitMm, middle * unitMm),
            new Stretch((end + middle) * unitMm, end * unitMm)));
  }

  private static List<Stretch> stretches(
      SplittableRandom random, RollGeometry cloth, int most, double longestMm) {
    List<Stretch> stretches = new ArrayList<>();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      double lengthMm = Math.min(cloth.lengthMm(), random.nextDouble(longestMm));
      double fromMm = cloth.startMm() + random.nextDouble() * (cloth.lengthMm() - lengthMm);
      stretches.add(new Stretch(fromMm, lengthMm));
    }
    return stretches;
  }

  /** Shortest lengths of a few units, and gains that a cut must bring from none to two units. */
  static CuttingRules cutting(SplittableRandom random, double unitMm) {
    double minPieceMm = unitMm * random.nextInt(8) / 2;
    return new CuttingRules(
        minPieceMm,
        minPieceMm * random.nextInt(3) / 3,
        random.nextBoolean() ? 0 : unitMm * random.nextInt(1, 5) / 2);
  }
}
