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

  /** A roll of so many units, its first and last perhaps parts of one. */
  static UncutRoll drawn(SplittableRandom random, RuleSet rules, int units) {
    double unitMm = rules.unit().mm();
    double startMm = random.nextBoolean() ? 0 : -unitMm * random.nextInt(1, 30) / 20;
    double endMm = Math.ceil(startMm / unitMm) * unitMm + units * unitMm;
    endMm -= random.nextBoolean() ? 0 : unitMm * random.nextInt(1, 20) / 20;
    RollGeometry cloth =
        new RollGeometry(
            startMm,
            endMm - startMm,
            0,
            WIDTHS_MM[random.nextInt(WIDTHS_MM.length)],
            Edge.SELVEDGE,
            Edge.SELVEDGE);
    double share = random.nextDouble(0.6);
    double badShare = random.nextDouble();
    TreeMap<Integer, Integer> points = new TreeMap<>();
    for (int unit = -2; unit <= units; unit++) {
      boolean isBad = Math.floorMod(unit / 5, 3) == 1;
      if (random.nextDouble() < (isBad ? badShare : share)) {
        points.put(unit, random.nextInt(1, rules.cap().points() + 1));
      }
    }
    return new UncutRoll(
        cloth,
        unitMm,
        points,
        stretches(random, cloth, units / 10 + 1, 20 * unitMm),
        stretches(random, cloth, units / 6, unitMm));
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
    double minPieceMm = unitMm * random.nextInt(12) / 2;
    return new CuttingRules(
        minPieceMm,
        minPieceMm * random.nextInt(3) / 3,
        random.nextBoolean() ? 0 : unitMm * random.nextInt(1, 5) / 2);
  }
}
