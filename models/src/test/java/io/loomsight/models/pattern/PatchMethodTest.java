package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatchMethodTest {

  private static final int PAPER = 0xf4efe0;
  private static final int INK = 0x23355c;

  /** Lines around the torus, so that there is nothing to toss. */
  private static final ColourImage LINES =
      DrawnTiles.drawRgb(48, 48, (x, y) -> (x + y / 2) % 24 < 9 ? INK : PAPER);

  /** Squares that stand far apart. */
  private static final ColourImage APART =
      DrawnTiles.drawRgb(32, 32, (x, y) -> x % 32 < 10 && y % 32 < 10 ? INK : PAPER);

  /** Squares with hardly any ground between them. */
  private static final ColourImage PACKED =
      DrawnTiles.drawRgb(24, 24, (x, y) -> x < 18 && y < 18 ? INK : PAPER);

  private static List<Sketch> sketches(ColourImage tile, int items, int attempt) {
    return sketches(tile, RepeatLayout.STRAIGHT, items, attempt);
  }

  private static List<Sketch> sketches(
      ColourImage tile, RepeatLayout layout, int items, int attempt) {
    PatternSource source =
        PatternSource.of("house", List.of(new Design("one.png", tile, Edges.PERIODIC)));
    List<Sketch> sketches = new ArrayList<>();
    try (PatchMethod method = new PatchMethod(source, 2, PatchSettings.defaults())) {
      for (int item = 0; item < items; item++) {
        PatternTask task = new PatternTask(item, layout, 64, 64, 2, 2, 5);
        sketches.add(method.sketch(task, attempt));
      }
    }
    return sketches;
  }

  @Test
  void whatHasNoMotifsIsFolded() {
    assertThat(sketches(LINES, 6, 0))
        .extracting(Sketch::recipe)
        .allMatch(recipe -> recipe.startsWith("folded, "))
        .anyMatch(recipe -> !recipe.equals("folded, pmm"));
  }

  @Test
  void afterTwoAttemptsNothingIsTriedWhoseJointsMayShow() {
    for (int attempt : List.of(2, 3)) {
      for (RepeatLayout layout : RepeatLayout.values()) {
        assertThat(sketches(LINES, layout, 2, attempt))
            .allSatisfy(
                sketch -> {
                  assertThat(sketch.recipe()).isIn("folded, pmm", "folded, p4m");
                  assertThat(sketch.broken()).isZero();
                  assertThat(sketch.tile().widthPx()).isEqualTo(64);
                  assertThat(sketch.tile().heightPx()).isEqualTo(64);
                  assertThat(SeamRatio.of(sketch.tile(), layout).isSeamless()).isTrue();
                });
      }
    }
  }

  @Test
  void stripesAreFoldedInMirrorsAlone() {
    ColourImage stripes = DrawnTiles.drawRgb(48, 48, (x, y) -> x % 24 < 9 ? INK : PAPER);

    for (RepeatLayout layout : RepeatLayout.values()) {
      assertThat(sketches(stripes, layout, 2, 0))
          .allSatisfy(sketch -> assertThat(sketch.recipe()).isIn("folded, pmm", "folded, p4m"));
    }
  }

  @Test
  void motifsAreTossedWhereThereIsRoomForThem() {
    assertThat(sketches(APART, 4, 0))
        .extracting(Sketch::recipe)
        .anyMatch(recipe -> recipe.startsWith("tossed motifs"));
    assertThat(sketches(PACKED, 4, 0))
        .extracting(Sketch::recipe)
        .noneMatch(recipe -> recipe.startsWith("tossed motifs"));
  }

  @Test
  void aMixIsDrawnFromADesignOfEachInThreeWays() {
    ColourImage red = DrawnTiles.drawRgb(40, 40, (x, y) -> (x + y) % 20 < 8 ? 0xa03028 : PAPER);
    ColourImage bars = DrawnTiles.drawRgb(36, 36, (x, y) -> x < 5 && y < 14 ? 0x207040 : 0xd8e4d0);
    PatternSource mix =
        PatternSource.of("house", List.of(new Design("apart.png", APART, Edges.PERIODIC)))
            .mixedWith(
                PatternSource.of(
                    "other",
                    List.of(
                        new Design("lines.png", red, Edges.PERIODIC),
                        new Design("bars.png", bars, Edges.PERIODIC))));
    List<Sketch> sketches = new ArrayList<>();
    try (PatchMethod method = new PatchMethod(mix, 4, PatchSettings.defaults())) {
      for (int item = 0; item < 10; item++) {
        PatternTask task = new PatternTask(item, RepeatLayout.HALF_DROP, 64, 64, 4, 2, 5);
        sketches.add(method.sketch(task, 2));
      }
    }

    assertThat(sketches)
        .allSatisfy(
            sketch -> {
              assertThat(sketch.from()).contains(0).hasSize(2).doesNotHaveDuplicates();
              assertThat(sketch.broken()).isZero();
            })
        .extracting(sketch -> sketch.recipe().substring(0, 5))
        .contains("tosse", "motif", "zones");
  }

  @Test
  void aDesignThatDoesNotRepeatIsNotCutIntoMotifs() {
    PatternSource cutting =
        PatternSource.of("house", List.of(new Design("one.png", APART, Edges.PLAIN)));
    try (PatchMethod method = new PatchMethod(cutting, 2, PatchSettings.defaults())) {
      assertThat(
              IntStream.range(0, 3)
                  .mapToObj(item -> new PatternTask(item, RepeatLayout.BRICK, 64, 64, 2, 2, 5))
                  .map(task -> method.sketch(task, 0).recipe()))
          .noneMatch(recipe -> recipe.startsWith("tossed motifs"));
    }
  }
}
