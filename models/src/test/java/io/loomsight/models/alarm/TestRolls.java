package io.loomsight.models.alarm;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.JudgedDefect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Defects on a roll of 100 m × 1.6 m: at random places, and as a roller leaves them. */
final class TestRolls {

  static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);
  static final double LENGTH_MM = 100_000;
  static final double WIDTH_MM = 1600;
  static final Comparator<JudgedDefect> BY_START =
      Comparator.comparingDouble(defect -> defect.box().yMm());

  private TestRolls() {}

  /**
   * Marks of a roller.
   *
   * @param missing share of the turns that leave none
   * @param jitterMm standard deviation of where they lie along
   */
  record TestRoller(
      double xMm, double turnMm, double fromMm, double toMm, double missing, double jitterMm) {

    /** Over the whole roll, 30 % missing, 1 mm of jitter. */
    static TestRoller overTheRoll(double xMm, double turnMm) {
      return new TestRoller(xMm, turnMm, turnMm / 3, LENGTH_MM, 0.3, 1);
    }

    List<JudgedDefect> marks(SplittableRandom random) {
      List<JudgedDefect> marks = new ArrayList<>();
      for (double yMm = fromMm; yMm < toMm; yMm += turnMm) {
        if (random.nextDouble() >= missing) {
          marks.add(
              spot(
                  "roller " + Long.toHexString(random.nextLong()),
                  xMm + 0.7 * random.nextGaussian(),
                  yMm + jitterMm * random.nextGaussian()));
        }
      }
      return marks;
    }
  }

  static List<JudgedDefect> noise(SplittableRandom random, int count) {
    List<JudgedDefect> defects = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      defects.add(
          spot("noise " + index, random.nextDouble() * WIDTH_MM, random.nextDouble() * LENGTH_MM));
    }
    return defects;
  }

  static JudgedDefect spot(String id, double xMm, double yMm) {
    return defect(
        id, NIGHT, new Box(xMm - 1, yMm - 1, 2, 2), DefectKind.UNKNOWN, Direction.AREA, 2);
  }

  static JudgedDefect end(String id, LocalDate night, Box box) {
    return defect(id, night, box, DefectKind.BROKEN_END, Direction.WARP, 2);
  }

  static JudgedDefect defect(
      String id, LocalDate night, Box box, DefectKind kind, Direction direction, double score) {
    return new JudgedDefect(
        id, night, kind, direction, box, box.longestMm(), score, Verdict.UNREVIEWED);
  }
}
