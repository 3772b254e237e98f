package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.grade.RollGeometry.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One roll of 30 m by 1600 mm, graded by hand by every shipped rule set. */
class WorkedExamplesTest {

  private static final RollGeometry ROLL =
      new RollGeometry(0, 30_000, 0, 1600, Edge.SELVEDGE, Edge.SELVEDGE);

  private static final List<JudgedDefect> DEFECTS =
      List.of(
          weft("a", 500, 60, DefectKind.MISSING_PICK),
          weft("b", 2_200, 140, DefectKind.MISSING_PICK),
          warp("c", 4_100, 300),
          spot("d", 300, 6_000, 20, DefectKind.HOLE),
          spot("e", 900, 6_500, 40, DefectKind.HOLE),
          warp("f", 10_200, 2_500),
          weft("g", 15_000, 1_500, DefectKind.MISSING_PICK),
          spot("h", 5, 17_000, 3, DefectKind.NEP),
          spot("i", 600, 18_000, 200, DefectKind.STAIN));

  @Test
  void fourPointMetric() {
    assertThat(awarded("four-point-metric"))
        .containsExactly(
            "a 0 1 LENGTH", // 60 mm, up to 75
            "b 2 2 LENGTH", // 140 mm, up to 150
            "c 4 4 LENGTH", // 300 mm, over 230
            "d 6 2 KIND", // hole of 20 mm, up to 25
            "e 6 2 CAPPED", // hole of 40 mm: 4, of which metre 6 has room for 2
            "f 10 4 RUNNING", // from 10.2 m to 12.7 m: metres 10, 11, 12
            "f 11 4 RUNNING",
            "f 12 4 RUNNING",
            "g 15 4 LENGTH",
            "h 17 0 SELVEDGE", // ends 8 mm from it
            "i 18 3 LENGTH"); // 200 mm, up to 230
    // 30 x 100000 / (30 x 1600)
    assertRate("four-point-metric", 30, 62.5);
  }

  @Test
  void fourPointImperial() {
    assertThat(awarded("four-point-imperial"))
        .containsExactly(
            "a 0 1 LENGTH", // 2.4 in
            "b 2 2 LENGTH", // 5.5 in
            "c 4 4 LENGTH", // 11.8 in
            "d 6 2 KIND", // 0.8 in, at 6.56 yd
            "e 7 4 KIND", // 1.6 in, at 7.11 yd: a yard of its own
            "f 11 4 RUNNING", // from 11.15 yd to 13.89 yd
            "f 12 4 RUNNING",
            "f 13 4 RUNNING",
            "g 16 4 LENGTH",
            "h 18 0 SELVEDGE",
            "i 19 3 LENGTH"); // 7.9 in
    // 32 x 3600 / (62.992 in x 32.808 yd)
    assertRate("four-point-imperial", 32, 55.742);
  }

  @Test
  void tenPoint() {
    assertThat(awarded("ten-point"))
        .containsExactly(
            "a 0 3 LENGTH", // weft, 2.4 in
            "b 2 5 LENGTH", // weft, 5.5 in, less than half the width
            "c 4 10 LENGTH", // warp, 11.8 in
            "d 6 10 KIND",
            "e 7 10 KIND",
            "f 11 10 RUNNING",
            "f 12 10 RUNNING",
            "f 13 10 RUNNING",
            "g 16 10 LENGTH", // weft over half the width
            "h 18 0 SELVEDGE", // ends 8 mm from it, within half an inch
            "i 19 5 LENGTH"); // 7.9 in
    // 83 / 32.808 yd: over 1 a yard
    assertRate("ten-point", 83, 2.5298);
  }

  @Test
  void millGrades() {
    assertThat(awarded("mill-cn"))
        .containsExactly(
            "a 0 3 LENGTH", // weft, 6 cm
            "b 2 3 LENGTH", // weft, 14 cm
            "c 4 5 LENGTH", // warp, 30 cm
            "d 6 10 KIND", // hole over 1 cm
            "e 6 0 CAPPED",
            "f 10 10 RUNNING", // the first metre
            "f 11 10 RUNNING", // the second
            "f 12 5 RUNNING", // the half metre that is left
            "g 15 10 LENGTH", // weft over half the width
            "h 17 1 LENGTH", // 5 to 8 mm from the edge, not wholly within 5
            "i 18 3 LENGTH"); // 20 cm
    assertRate("mill-cn", 60, 2);
  }

  /** By length: 1 mm to 300 mm in steps of 0.1. */
  @Test
  void metricAndImperialDifferOnlyBetweenTheirBands() {
    assertThat(differences(DefectKind.STAIN))
        .containsExactly(
            "75.1 to 76.2 mm: 2 and 1", "150.1 to 152.4 mm: 3 and 2", "228.7 to 230.0 mm: 3 and 4");
    assertThat(differences(DefectKind.HOLE)).containsExactly("25.1 to 25.4 mm: 4 and 2");
  }

  private static List<String> differences(DefectKind kind) {
    RuleSet metric = RuleSetTest.shipped("four-point-metric");
    RuleSet imperial = RuleSetTest.shipped("four-point-imperial");
    List<String> found = new ArrayList<>();
    String open = "";
    double from = 0;
    for (int tenths : IntStream.rangeClosed(10, 3001).toArray()) {
      JudgedDefect defect = spot("x", 300, 100, tenths / 10.0, kind);
      long one = WholeRoll.of(metric, List.of(defect), ROLL).points();
      long other = WholeRoll.of(imperial, List.of(defect), ROLL).points();
      String now = one == other ? "" : "%d and %d".formatted(one, other);
      if (!now.equals(open)) {
        if (!open.isEmpty()) {
          found.add("%.1f to %.1f mm: %s".formatted(from, (tenths - 1) / 10.0, open));
        }
        open = now;
        from = tenths / 10.0;
      }
    }
    return found;
  }

  private static List<String> awarded(String ruleSet) {
    return graded(ruleSet).awarded().stream()
        .map(row -> "%s %d %d %s".formatted(row.defectId(), row.unit(), row.points(), row.rule()))
        .sorted(Comparator.comparing(row -> row.charAt(0)))
        .toList();
  }

  private static void assertRate(String ruleSet, long points, double rate) {
    WholeRoll graded = graded(ruleSet);
    assertThat(graded.points()).isEqualTo(points);
    assertThat(RuleSetTest.shipped(ruleSet).rate().rate(graded.points(), ROLL))
        .isCloseTo(rate, within(1e-3));
  }

  private static WholeRoll graded(String ruleSet) {
    return WholeRoll.of(RuleSetTest.shipped(ruleSet), DEFECTS, ROLL);
  }

  private static JudgedDefect weft(String id, double yMm, double lengthMm, DefectKind kind) {
    return defect(id, new Box(50, yMm, lengthMm, 1), lengthMm, kind, Direction.WEFT);
  }

  private static JudgedDefect warp(String id, double yMm, double lengthMm) {
    return defect(
        id, new Box(700, yMm, 2, lengthMm), lengthMm, DefectKind.BROKEN_END, Direction.WARP);
  }

  private static JudgedDefect spot(
      String id, double xMm, double yMm, double lengthMm, DefectKind kind) {
    return defect(id, new Box(xMm, yMm, lengthMm, lengthMm), lengthMm, kind, Direction.AREA);
  }

  private static JudgedDefect defect(
      String id, Box box, double lengthMm, DefectKind kind, Direction direction) {
    return TestDefects.defect(id, TestDefects.FIRST_NIGHT, box, lengthMm, kind, direction, 2);
  }
}
