package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.fabric.RegionLook;
import io.loomsight.models.grade.RollGeometry.Edge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefectMergerTest {

  private static final MergeRules RULES = new MergeRules(3, 40, 8);

  @Test
  void noSightingsAreNoDefects() {
    assertThat(DefectMerger.merge("r1", List.of(), RULES)).isEmpty();
  }

  @Test
  void aLoneSightingKeepsWhatWasMeasuredOnItsMask() {
    Sighting slanted =
        new Sighting(
            "f",
            "c0",
            0,
            new PixelBox(0, 0, 30, 40),
            new Box(0, 0, 30, 40),
            50,
            2,
            37,
            90,
            1,
            2,
            RegionLook.none(),
            3);

    MergedRegion region = DefectMerger.merge("r1", List.of(slanted), RULES).get(0);

    assertThat(region.lengthMm()).isEqualTo(50);
    assertThat(region.thicknessMm()).isEqualTo(2);
    assertThat(region.angleDeg()).isEqualTo(37);
    assertThat(region.areaMm2()).isEqualTo(90);
    assertThat(region.score()).isEqualTo(3);
  }

  @Test
  void boxesWithinTheGapAreOneAndBeyondItTwo() {
    Sighting first = Sightings.of("f", new Box(0, 0, 10, 10));

    assertThat(merged(first, Sightings.of("f", new Box(13, 0, 10, 10)))).hasSize(1);
    assertThat(merged(first, Sightings.of("f", new Box(14, 0, 10, 10)))).hasSize(2);
    assertThat(merged(first, Sightings.of("f", new Box(13, 14, 10, 10)))).hasSize(2);
  }

  @Test
  void aWarpLineContinuesOverALargerGapAtTheSameX() {
    Sighting line = Sightings.of("f", new Box(100, 0, 2, 200));

    assertThat(merged(line, Sightings.of("f", new Box(101, 240, 2, 200)))).hasSize(1);
    assertThat(merged(line, Sightings.of("f", new Box(101, 241, 2, 200)))).hasSize(2);
    assertThat(merged(line, Sightings.of("f", new Box(106, 230, 2, 200)))).hasSize(2);
    assertThat(merged(line, Sightings.of("f", new Box(101, 230, 9, 200)))).hasSize(2);
  }

  @Test
  void aWeftLineContinuesOverALargerGapAtTheSameY() {
    Sighting line = Sightings.of("f", new Box(0, 100, 200, 2));

    assertThat(merged(line, Sightings.of("f", new Box(240, 101, 200, 2)))).hasSize(1);
    assertThat(merged(line, Sightings.of("f", new Box(241, 101, 200, 2)))).hasSize(2);
    assertThat(merged(line, Sightings.of("f", new Box(240, 106, 200, 2)))).hasSize(2);
  }

  @Test
  void aLineOverFrameBordersIsOneRunningDefect() {
    List<Sighting> cut = Sightings.cut(List.of(new Box(50, 100, 2, 2500)), 500, 400);

    List<MergedRegion> regions = DefectMerger.merge("r1", cut, RULES);

    assertThat(cut).hasSize(7);
    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).box()).isEqualTo(new Box(50, 100, 2, 2500));
    assertThat(regions.get(0).lengthMm()).isEqualTo(2500);
    assertThat(regions.get(0).thicknessMm()).isEqualTo(2);
    assertThat(regions.get(0).areaMm2()).isEqualTo(5000);
  }

  @Test
  void aSlantedLineOverABorderIsMeasuredAlongItself() {
    // 300 mm along, 400 mm across: 500 mm long, at atan(400 / 300) from the warp
    double angleDeg = Math.toDegrees(Math.atan2(400, 300));
    Sighting upper =
        new Sighting(
            "a",
            "c0",
            0,
            new PixelBox(0, 0, 200, 150),
            new Box(0, 0, 200, 150),
            250,
            2,
            angleDeg,
            500,
            -1,
            1,
            RegionLook.none(),
            2);
    Sighting lower =
        new Sighting(
            "b",
            "c0",
            0,
            new PixelBox(200, 0, 200, 150),
            new Box(200, 150, 200, 150),
            250,
            2,
            angleDeg,
            500,
            -1,
            1,
            RegionLook.none(),
            2);

    MergedRegion region = merged(upper, lower).get(0);

    assertThat(region.lengthMm()).isCloseTo(500, within(0.01));
    assertThat(region.thicknessMm()).isCloseTo(2, within(0.01));
    assertThat(region.angleDeg()).isCloseTo(angleDeg, within(0.01));
  }

  @Test
  void clothThatTwoCamerasShowCountsOnce() {
    MergedRegion region =
        merged(
                Sightings.of("a", new Box(0, 0, 100, 50)),
                Sightings.of("b", new Box(60, 0, 100, 50)))
            .get(0);

    assertThat(region.areaMm2()).isEqualTo(160 * 50);
    assertThat(region.frameIds()).containsExactly("a", "b");
  }

  @Test
  void contrastIsWeightedByAreaAndScoreIsTheHighest() {
    Sighting small = Sightings.of("a", new Box(0, 0, 10, 10));
    Sighting large =
        new Sighting(
            "b",
            "c1",
            0,
            new PixelBox(0, 10, 10, 30),
            new Box(0, 10, 10, 30),
            30,
            10,
            0,
            300,
            3,
            1.5,
            new RegionLook(Map.of("peak", 2.0)),
            7);

    MergedRegion region = merged(small, large).get(0);

    assertThat(region.contrast()).isEqualTo((100 * -1 + 300 * 3) / 400.0);
    assertThat(region.roughness()).isEqualTo((100 * 0.5 + 300 * 1.5) / 400.0);
    assertThat(region.look().measures()).containsExactly(Map.entry("peak", 2.0));
    assertThat(region.score()).isEqualTo(7);
    assertThat(region.best()).isEqualTo(large);
    assertThat(region.cameraIds()).containsExactly("c0", "c1");
  }

  @Test
  void theIdFollowsRollAndPixelsAlone() {
    Sighting sighting = Sightings.of("f", new Box(0, 0, 10, 10));

    String id = merged(sighting).get(0).defectId();

    // echo -n "r1\nf:0,0,10,10" | sha256sum, first 32 digits
    assertThat(id).isEqualTo("9b4f766aa7b61dcfe68a51e3e20b20f8");
    assertThat(DefectMerger.merge("r2", List.of(sighting), RULES).get(0).defectId())
        .isNotEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void howTheRollIsCutIntoFramesDoesNotMatter(long seed) {
    List<Box> boxes = drawn(seed);

    List<String> tall = geometry(DefectMerger.merge("r", Sightings.cut(boxes, 700, 900), RULES));
    List<String> flat = geometry(DefectMerger.merge("r", Sightings.cut(boxes, 310, 128), RULES));
    List<String> shared =
        geometry(DefectMerger.merge("r", Sightings.cut(boxes, 500, 300, 60), RULES));

    assertThat(flat).isEqualTo(tall).isNotEmpty();
    assertThat(shared).isEqualTo(tall);
  }

  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "four-point-imperial", "ten-point", "mill-cn"})
  void howTheRollIsCutDoesNotChangeThePoints(String ruleSet) {
    RuleSet rules = RuleSetTest.shipped(ruleSet);
    RollGeometry roll = new RollGeometry(0, 8000, 0, 2000, Edge.SELVEDGE, Edge.SELVEDGE);
    for (long seed = 1; seed <= 12; seed++) {
      List<Box> boxes = drawn(seed);
      long tall = points(rules, roll, Sightings.cut(boxes, 700, 900));

      assertThat(points(rules, roll, Sightings.cut(boxes, 310, 128))).isEqualTo(tall).isPositive();
      assertThat(points(rules, roll, Sightings.cut(boxes, 500, 300, 60))).isEqualTo(tall);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"four-point-metric", "four-point-imperial", "ten-point", "mill-cn"})
  void stripsThatNeitherFrameNorCameraShowsDoNotCutALine(String ruleSet) {
    RuleSet rules = RuleSetTest.shipped(ruleSet);
    RollGeometry roll = new RollGeometry(0, 8000, 0, 2000, Edge.SELVEDGE, Edge.SELVEDGE);
    for (long seed = 1; seed <= 12; seed++) {
      List<Box> boxes = drawnClearOfGaps(seed);
      List<Sighting> whole = Sightings.cut(boxes, 700, 900);
      List<Sighting> gaps = Sightings.cut(boxes, GAP_FRAME_MM, GAP_FRAME_MM, -GAP_MM);

      assertThat(gaps.size()).isGreaterThan(boxes.size());
      assertThat(places(DefectMerger.merge("r", gaps, RULES)))
          .isEqualTo(places(DefectMerger.merge("r", whole, RULES)))
          .hasSize(boxes.size());
      assertThat(points(rules, roll, gaps)).isEqualTo(points(rules, roll, whole));
    }
  }

  private static final int GAP_FRAME_MM = 270;
  private static final int GAP_MM = 30;

  /** Lines along and across, each in a strip of its own, that begin and end where frames see it. */
  private static List<Box> drawnClearOfGaps(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Box> boxes = new ArrayList<>();
    for (int strip = 0; strip < 6; strip++) {
      int frameMm = strip * (GAP_FRAME_MM + GAP_MM);
      int seen = 20 + random.nextInt(200);
      int from = 20 + random.nextInt(200);
      int to = (1 + random.nextInt(4)) * (GAP_FRAME_MM + GAP_MM) + 20 + random.nextInt(200);
      boxes.add(new Box(frameMm + seen, from, 1 + random.nextInt(5), to - from));
      boxes.add(new Box(from, 3000 + frameMm + seen, to - from, 1 + random.nextInt(5)));
    }
    return boxes;
  }

  private static List<String> places(List<MergedRegion> regions) {
    return regions.stream()
        .map(region -> "%s length %.3f".formatted(region.box(), region.lengthMm()))
        .sorted()
        .toList();
  }

  private static long points(RuleSet rules, RollGeometry roll, List<Sighting> sightings) {
    List<JudgedDefect> defects =
        DefectMerger.merge("r", sightings, RULES).stream().map(DefectMergerTest::defect).toList();
    return WholeRoll.of(rules, defects, roll).points();
  }

  private static JudgedDefect defect(MergedRegion region) {
    boolean along = region.box().heightMm() >= 3 * region.box().widthMm();
    boolean across = region.box().widthMm() >= 3 * region.box().heightMm();
    return TestDefects.defect(
        region.defectId(),
        TestDefects.FIRST_NIGHT,
        region.box(),
        region.lengthMm(),
        DefectKind.UNKNOWN,
        along ? Direction.WARP : across ? Direction.WEFT : Direction.AREA,
        region.score());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrderOfSightingsDoesNotMatter(long seed) {
    List<Sighting> sightings = Sightings.cut(drawn(seed), 400, 256);
    List<Sighting> shuffled = new ArrayList<>(sightings);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }

    assertThat(shuffled).isNotEqualTo(sightings);
    assertThat(DefectMerger.merge("r", shuffled, RULES))
        .isEqualTo(DefectMerger.merge("r", sightings, RULES));
  }

  @Test
  void fiftyThousandSpotsStayApart() {
    List<Sighting> spots = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      spots.add(Sightings.of("f", new Box(i % 7 * 100, i * 20.0, 5, 5)));
    }

    assertThat(DefectMerger.merge("r", spots, RULES)).hasSize(50_000);
  }

  private static List<MergedRegion> merged(Sighting... sightings) {
    return DefectMerger.merge("r1", List.of(sightings), RULES);
  }

  /** Spots, warp lines and weft lines on a roll 2 m wide and 8 m long. */
  private static List<Box> drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int x = random.nextInt(1900);
      int y = random.nextInt(7000);
      switch (i % 3) {
        case 0 -> boxes.add(new Box(x, y, 1 + random.nextInt(30), 1 + random.nextInt(30)));
        case 1 -> boxes.add(new Box(x, y, 1 + random.nextInt(5), 1 + random.nextInt(1000)));
        default -> boxes.add(new Box(x, y, 1 + random.nextInt(1000), 1 + random.nextInt(5)));
      }
    }
    return boxes;
  }

  private static List<String> geometry(List<MergedRegion> regions) {
    return regions.stream()
        .map(
            region ->
                "%s area %.2f contrast %.6f"
                    .formatted(region.box(), region.areaMm2(), region.contrast()))
        .sorted()
        .toList();
  }
}
