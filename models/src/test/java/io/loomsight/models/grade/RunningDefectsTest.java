package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.grade.RollGeometry.Edge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunningDefectsTest {

  private static final LocalDate FIRST_NIGHT = TestDefects.FIRST_NIGHT;
  private static final RunRules RULES = new RunRules(3, 100);
  private static final Comparator<JudgedDefect> BY_START =
      Comparator.comparingDouble(defect -> defect.box().yMm());

  @Test
  void aRollWithoutWarpDefectsHasNone() {
    JudgedDefect weft =
        TestDefects.defect(
            "a",
            FIRST_NIGHT,
            new Box(0, 0, 900, 1),
            900,
            DefectKind.MISSING_PICK,
            Direction.WEFT,
            5);

    assertThat(runs(RULES, List.of())).isEmpty();
    assertThat(runs(RULES, List.of(weft))).isEmpty();
  }

  @Test
  void anEndThatFadesAndDriftsIsOneRunningDefect() {
    List<JudgedDefect> defects =
        List.of(
            warp("a", 0, 500, 1000, 400, DefectKind.BROKEN_END),
            warp("b", 0, 503.5, 1500, 700, DefectKind.UNKNOWN),
            warp("c", 1, 507, 2250, 500, DefectKind.BROKEN_END));

    List<RunningDefect> runs = runs(RULES, defects);

    // gaps: 2.5 mm across and 100 along, then 2.5 and 50
    assertThat(runs)
        .containsExactly(
            new RunningDefect(
                new Box(500, 1000, 8, 1750),
                1600,
                DefectKind.BROKEN_END,
                3,
                List.of("a", "b", "c"),
                2,
                FIRST_NIGHT,
                FIRST_NIGHT.plusDays(1)));
    assertThat(runs.get(0).lengthMm()).isEqualTo(1750);
  }

  @Test
  void aLargerGapAlongOrAcrossParts() {
    assertThat(
            runs(
                RULES,
                List.of(
                    warp("a", 0, 500, 0, 400, DefectKind.BROKEN_END),
                    warp("b", 0, 504.01, 400, 400, DefectKind.BROKEN_END),
                    warp("c", 0, 500, 500.01, 400, DefectKind.BROKEN_END))))
        .extracting(RunningDefect::memberIds)
        .containsExactly(List.of("a"), List.of("b"), List.of("c"));
  }

  @Test
  void aLateDefectJoinsTwoRunsThatLaySideBySide() {
    List<JudgedDefect> defects =
        List.of(
            warp("a", 0, 500, 0, 320, DefectKind.BROKEN_END),
            warp("b", 0, 506, 100, 300, DefectKind.DOUBLE_END),
            warp("c", 0, 503, 420, 80, DefectKind.DOUBLE_END));

    RunningDefect run = runs(RULES, defects).get(0);

    // 0 to 400 and 420 to 500; 380 mm of double end against 320 mm of broken end
    assertThat(run.coveredMm()).isEqualTo(480);
    assertThat(run.kind()).isEqualTo(DefectKind.DOUBLE_END);
    assertThat(run.members()).isEqualTo(3);
  }

  @Test
  void whatALongerDefectHidesStillBelongsToIt() {
    // b is wider but ends first; d can only be near b's part beyond a, which is over by then
    List<JudgedDefect> defects =
        List.of(
            box("a", new Box(500, 0, 2, 1000)),
            box("b", new Box(495, 10, 20, 50)),
            box("c", new Box(501, 900, 0, 200)),
            box("d", new Box(516, 155, 1, 10)),
            box("e", new Box(516, 270, 1, 10)));

    assertThat(runs(RULES, defects))
        .extracting(RunningDefect::memberIds)
        .containsExactlyInAnyOrder(List.of("a", "b", "d", "c"), List.of("e"));
  }

  @Test
  void aRunThatReachesTheLastFrameIsStillRunning() {
    RunningDefect run =
        runs(RULES, List.of(warp("a", 0, 500, 0, 9_800, DefectKind.BROKEN_END))).get(0);

    assertThat(run.reaches(10_000, 200)).isTrue();
    assertThat(run.reaches(10_001, 200)).isFalse();
  }

  @Test
  void unsortedDefectsAreRefused() {
    Iterator<RunningDefect> runs =
        RunningDefects.of(
            List.of(box("a", new Box(0, 10, 1, 5)), box("b", new Box(0, 9, 1, 5))).iterator(),
            RULES);

    assertThatThrownBy(runs::next)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "defect b: expected defects by their start along the roll, found y=9.0 after y=10.0");
  }

  @Test
  void rulesAreChecked() {
    assertThatThrownBy(() -> new RunRules(-1, 100)).hasMessageContaining("found -1.0, 100.0");
    assertThatThrownBy(() -> new RunRules(3, Double.POSITIVE_INFINITY))
        .hasMessageContaining("joinGapMm >= 0");
  }

  @Test
  void runsAreWhatComparingAllDefectsWithAllGives() {
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RunRules rules = new RunRules(random.nextInt(5), random.nextInt(30));
      List<JudgedDefect> defects = randomDefects(random, 5 + random.nextInt(120));

      List<RunningDefect> runs = runs(rules, defects);

      assertThat(runs)
          .as("seed %d", seed)
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactlyInAnyOrderElementsOf(byComparingAll(rules, defects));
    }
  }

  @Test
  void theOrderOfDefectsThatStartTogetherDoesNotMatter() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RunRules rules = new RunRules(random.nextInt(5), random.nextInt(30));
      List<JudgedDefect> defects = new ArrayList<>(randomDefects(random, 60));
      List<RunningDefect> runs = runs(rules, defects);
      String salt = " " + seed;
      defects.sort(Comparator.comparingInt(defect -> (defect.defectId() + salt).hashCode()));

      assertThat(runs(rules, defects)).as("seed %d", seed).isEqualTo(runs);
    }
  }

  @Test
  void theLongestRunIsWhatPointSystemsMeasure() {
    RuleSet rules = RuleSetTest.fourPointMetric();
    double gapMm = rules.running().joinGap().mm();
    RollGeometry roll = new RollGeometry(0, 400, -1000, 3000, Edge.UNSEEN, Edge.UNSEEN);
    for (int seed = 0; seed < 200; seed++) {
      List<JudgedDefect> defects = randomDefects(new SplittableRandom(seed), 1 + seed % 12);

      double longestMm =
          runs(new RunRules(gapMm, gapMm), defects).stream()
              .mapToDouble(RunningDefect::lengthMm)
              .max()
              .orElse(0);

      assertThat(longestMm)
          .as("seed %d", seed)
          .isCloseTo(WholeRoll.of(rules, defects, roll).longestRunMm(), within(1e-6))
          .isCloseTo(longestOfJoinedMm(gapMm, defects), within(1e-6));
    }
  }

  /** By joining all boxes, in memory. */
  private static double longestOfJoinedMm(double gapMm, List<JudgedDefect> defects) {
    List<Box> boxes =
        defects.stream()
            .filter(defect -> defect.direction() == Direction.WARP)
            .map(JudgedDefect::box)
            .toList();
    BoxGroups joined = new BoxGroups(boxes);
    joined.joinAll(gapMm);
    return joined.groups().stream()
        .map(group -> group.stream().map(boxes::get).reduce(Box::union).orElseThrow())
        .mapToDouble(Box::heightMm)
        .max()
        .orElse(0);
  }

  @Test
  void aMillionDefectsAreNeverHeldTogether() {
    int count = 1_000_000;
    SplittableRandom random = new SplittableRandom(7);
    // pixels of 0.2 mm over 1.6 m across, 100 m along, one defect in 16 cm²
    Iterator<JudgedDefect> defects =
        IntStream.range(0, count)
            .mapToObj(
                index ->
                    box(
                        "d" + index,
                        new Box(
                            0.2 * random.nextInt(8000), index * 0.1, 0.4, random.nextInt(1, 30))))
            .iterator();
    RunningDefects runs = RunningDefects.of(defects, new RunRules(1, 5));
    long members = 0;
    int mostOpen = 0;
    int mostPieces = 0;
    while (runs.hasNext()) {
      members += runs.next().members();
      mostOpen = Math.max(mostOpen, runs.openRuns());
      mostPieces = Math.max(mostPieces, runs.frontPieces());
    }

    assertThat(members).isEqualTo(count);
    assertThat(mostOpen).isBetween(50, 2 * 1600);
    assertThat(mostPieces).isBetween(50, 2 * 8000);
  }

  @Test
  void oneRunOfAMillionDefectsKeepsItsFirstIds() {
    int count = 1_000_000;
    Iterator<JudgedDefect> defects =
        IntStream.range(0, count)
            .mapToObj(index -> box("d" + index, new Box(index % 2 * 0.2, index * 0.1, 0.2, 0.1)))
            .iterator();

    RunningDefects runs = RunningDefects.of(defects, RULES);
    RunningDefect run = runs.next();

    assertThat(run.members()).isEqualTo(count);
    assertThat(run.memberIds()).hasSize(RunningDefect.KEPT_IDS).startsWith("d0", "d1");
    assertThat(run.memberIds()).endsWith("d" + (RunningDefect.KEPT_IDS - 1));
    assertThat(run.lengthMm()).isCloseTo(100_000, within(1e-6));
    assertThat(runs.hasNext()).isFalse();
  }

  private static List<RunningDefect> runs(RunRules rules, List<JudgedDefect> defects) {
    List<RunningDefect> found = new ArrayList<>();
    RunningDefects.of(defects.stream().sorted(BY_START).iterator(), rules)
        .forEachRemaining(found::add);
    return found;
  }

  /** Whole millimetres, so that touching, hiding and equal starts are common. */
  private static List<JudgedDefect> randomDefects(SplittableRandom random, int count) {
    DefectKind[] kinds = {DefectKind.BROKEN_END, DefectKind.DOUBLE_END, DefectKind.UNKNOWN};
    List<JudgedDefect> defects = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      defects.add(
          TestDefects.defect(
              "d%03d".formatted(index),
              FIRST_NIGHT.plusDays(random.nextInt(3)),
              new Box(
                  random.nextInt(60),
                  random.nextInt(400),
                  random.nextInt(10) * random.nextInt(2),
                  random.nextInt(60)),
              10,
              kinds[random.nextInt(3)],
              random.nextInt(5) == 0 ? Direction.AREA : Direction.WARP,
              random.nextInt(9)));
    }
    return defects;
  }

  private static List<RunningDefect> byComparingAll(RunRules rules, List<JudgedDefect> all) {
    List<JudgedDefect> defects =
        all.stream().filter(defect -> defect.direction() == Direction.WARP).toList();
    int[] group = IntStream.range(0, defects.size()).toArray();
    for (int first = 0; first < group.length; first++) {
      for (int second = 0; second < first; second++) {
        if (near(rules, defects.get(first).box(), defects.get(second).box())) {
          int gone = group[first];
          int kept = group[second];
          for (int index = 0; index < group.length; index++) {
            group[index] = group[index] == gone ? kept : group[index];
          }
        }
      }
    }
    return IntStream.of(group)
        .distinct()
        .mapToObj(
            kept ->
                run(
                    IntStream.range(0, group.length)
                        .filter(index -> group[index] == kept)
                        .mapToObj(defects::get)
                        .toList()))
        .toList();
  }

  private static boolean near(RunRules rules, Box one, Box other) {
    return Math.max(one.xMm(), other.xMm()) - Math.min(one.rightMm(), other.rightMm())
            <= rules.sidewaysMm()
        && Math.max(one.yMm(), other.yMm()) - Math.min(one.endMm(), other.endMm())
            <= rules.joinGapMm();
  }

  private static RunningDefect run(List<JudgedDefect> members) {
    TreeSet<Integer> covered = new TreeSet<>();
    Map<DefectKind, Double> lengths = new EnumMap<>(DefectKind.class);
    for (JudgedDefect member : members) {
      Box box = member.box();
      IntStream.range((int) box.yMm(), (int) box.endMm()).forEach(covered::add);
      lengths.merge(member.kind(), box.heightMm(), Double::sum);
    }
    return new RunningDefect(
        members.stream().map(JudgedDefect::box).reduce(Box::union).orElseThrow(),
        covered.size(),
        lengths.entrySet().stream()
            .max(
                Map.Entry.<DefectKind, Double>comparingByValue()
                    .thenComparing(Map.Entry.<DefectKind, Double>comparingByKey().reversed()))
            .orElseThrow()
            .getKey(),
        members.size(),
        members.stream()
            .sorted(BY_START.thenComparing(JudgedDefect::defectId))
            .map(JudgedDefect::defectId)
            .toList(),
        members.stream().mapToDouble(JudgedDefect::score).max().orElseThrow(),
        members.stream().map(JudgedDefect::seenDate).min(Comparator.naturalOrder()).orElseThrow(),
        members.stream().map(JudgedDefect::seenDate).max(Comparator.naturalOrder()).orElseThrow());
  }

  private static JudgedDefect warp(
      String id, int night, double xMm, double yMm, double lengthMm, DefectKind kind) {
    return TestDefects.defect(
        id,
        FIRST_NIGHT.plusDays(night),
        new Box(xMm, yMm, 1, lengthMm),
        lengthMm,
        kind,
        Direction.WARP,
        2);
  }

  private static JudgedDefect box(String id, Box box) {
    return TestDefects.defect(
        id, FIRST_NIGHT, box, box.longestMm(), DefectKind.BROKEN_END, Direction.WARP, 2);
  }
}
