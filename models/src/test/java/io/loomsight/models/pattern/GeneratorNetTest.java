package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import io.loomsight.models.detect.TorchThreads;
import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a network draws whatever it has learnt: it is not trained here. */
@ResourceLock("PyTorch")
final class GeneratorNetTest {

  private static final int DESIGNS = 3;
  private static final double ROUNDING = 1e-4;

  @Test
  void whatMovesInTheCellsMovesInTheTileAroundItsEdges() {
    GeneratorTorus torus = new GeneratorTorus(14, 20, 1, 2, RepeatLayout.STRAIGHT);
    GeneratorInput input = input(torus);
    ColourImage tile = forward(input);
    ColourImage moved =
        forward(
            new GeneratorInput(
                torus, moved(input.places(), torus, 2, 3), moved(input.noise(), torus, 2, 3)));
    assertThat(tile.widthPx()).isEqualTo(56);
    assertThat(tile.heightPx()).isEqualTo(80);
    assertThat(DrawnTiles.farthest(moved, DrawnTiles.shifted(tile, 8, 12))).isLessThan(ROUNDING);
    assertThat(DrawnTiles.farthest(moved, tile)).as("it is no flat tile").isGreaterThan(0.02);
  }

  @Test
  void halfDropsAndBricksRepeatWithTheirSteps() {
    for (int periods = 1; periods <= 2; periods++) {
      GeneratorTorus drop = new GeneratorTorus(12, 16, 1, periods, RepeatLayout.HALF_DROP);
      ColourImage wide = forward(input(drop));
      assertThat(wide.widthPx()).isEqualTo(96);
      assertThat(wide.heightPx()).isEqualTo(64);
      assertThat(DrawnTiles.farthest(wide, DrawnTiles.shifted(wide, 48, 32))).isLessThan(ROUNDING);
      assertThat(DrawnTiles.farthest(wide, DrawnTiles.shifted(wide, 48, 0))).isGreaterThan(0.02);

      GeneratorTorus brick = new GeneratorTorus(16, 12, periods, 1, RepeatLayout.BRICK);
      ColourImage high = forward(input(brick));
      assertThat(high.heightPx()).isEqualTo(96);
      assertThat(DrawnTiles.farthest(high, DrawnTiles.shifted(high, 32, 48))).isLessThan(ROUNDING);
    }
  }

  @Test
  void designsAsTheyAreHaveTheirPlacesAndNoNoise() {
    // a cell a grid point, half a cell off
    int side = GeneratorInput.GRID;
    GeneratorTorus torus = new GeneratorTorus(side, side, 1, 1, RepeatLayout.STRAIGHT);
    GeneratorInput input =
        GeneratorInput.draw(
            TilePlaces.even(torus, 0.5 / side, -0.5 / side),
            List.of(1.0),
            0,
            new SplittableRandom(5));
    assertThat(input.noise()).containsOnly(new float[] {0}, within(0f));
    for (int cell : List.of(0, 1, side, side * side - 1)) {
      int point = (cell + 1) % side + cell / side * side;
      assertThat(input.places()[point * side * side + cell]).isCloseTo(1, within(1e-4f));
    }
  }

  @Test
  void twoDesignsHaveZonesOfTheirOwnWithSoftBorders() {
    GeneratorTorus torus = new GeneratorTorus(40, 40, 2, 2, RepeatLayout.STRAIGHT);
    GeneratorInput input =
        GeneratorInput.draw(
            TilePlaces.even(torus, 0, 0), List.of(0.7, 0.3), 0, new SplittableRandom(3));
    int cells = 40 * 40;
    int points = GeneratorInput.GRID * GeneratorInput.GRID;
    double[] second = new double[cells];
    double[] both = new double[cells];
    for (int at = 0; at < input.places().length; at++) {
      both[at % cells] += input.places()[at];
      second[at % cells] += at / cells >= points ? input.places()[at] : 0;
    }
    assertThat(both).containsOnly(new double[] {1}, within(1e-4));
    assertThat(Arrays.stream(second).average().orElseThrow()).isBetween(0.2, 0.4);
    assertThat(Arrays.stream(second).filter(share -> share > 0.01 && share < 0.99).count())
        .isBetween(cells / 100L, cells / 4L);
  }

  @Test
  void torusNeedsWholeCellsForTheStepOfItsLayout() {
    assertThatThrownBy(() -> new GeneratorTorus(6, 7, 1, 1, RepeatLayout.HALF_DROP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half-drop repeat: expected an even height");
    assertThatThrownBy(() -> new GeneratorTorus(6, 7, 0, 1, RepeatLayout.STRAIGHT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("torus: expected at least one period across and down, found 0 and 1");
    assertThatThrownBy(() -> new GeneratorNet(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("generator: expected at least one design, found 0");
  }

  @Test
  void exampleIsWholeTilesOnWholeCells() {
    GeneratorExample small =
        GeneratorExample.of(Design.judged("small.png", DrawnTiles.motifs(50, 1)), "ab");
    assertThat(small.torus().periodsAcross()).isEqualTo(2);
    assertThat(small.image().widthPx()).isEqualTo(100);
    assertThat(small.design().periodWidthPx()).isEqualTo(50);
    assertThat(small.design().scale()).isEqualTo(1);

    GeneratorExample large =
        GeneratorExample.of(Design.judged("large.png", DrawnTiles.motifs(300, 1)), "ab");
    assertThat(large.torus().periodsDown()).isEqualTo(1);
    assertThat(large.image().widthPx()).isEqualTo(104);
    assertThat(large.design().scale()).isCloseTo(0.3467, within(1e-3));
  }

  @Test
  void palettesGoFromDarkToLightAndAreFilledUp() {
    ColourImage two = DrawnTiles.drawRgb(96, 96, (x, y) -> x < 30 ? 0xffffff : 0x102030);
    LearntDesign design = GeneratorExample.of(Design.judged("two.png", two), "ab").design();
    assertThat(design.paletteRgb())
        .containsExactly(0x102030, 0x102030, 0x102030, 0xffffff, 0xffffff, 0xffffff);
    assertThat(design.palette()[1]).isCloseTo(0x20 / 255f, within(1e-6f));
    assertThat(design.palette()[17]).isCloseTo(1, within(1e-6f));
  }

  private static GeneratorExample twoColours(String name, int left, int right) {
    ColourImage image = DrawnTiles.drawRgb(96, 96, (x, y) -> x < 30 ? left : right);
    return GeneratorExample.of(Design.judged(name, image), name);
  }

  /** Two designs, much bent, under much noise. */
  private static GeneratorInput input(GeneratorTorus torus) {
    SplittableRandom random = new SplittableRandom(5);
    return GeneratorInput.draw(TilePlaces.draw(torus, 0.1, random), List.of(0.5, 0.5), 0.5, random);
  }

  private static float[] moved(float[] cells, GeneratorTorus torus, int right, int down) {
    float[] moved = new float[cells.length];
    int columns = torus.columns();
    int rows = torus.rows();
    for (int at = 0; at < cells.length; at++) {
      int column = (at % columns + right) % columns;
      int row = (at / columns % rows + down) % rows;
      moved[(at / (rows * columns) * rows + row) * columns + column] = cells[at];
    }
    return moved;
  }

  private static ColourImage forward(GeneratorInput input) {
    TorchThreads.fix();
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager(Device.cpu())) {
      engine.setRandomSeed(1);
      List<LearntDesign> designs =
          IntStream.range(0, DESIGNS)
              .mapToObj(at -> twoColours("design " + at, 0x102030 * at, 0xffffff).design())
              .toList();
      GeneratorNet net = new GeneratorNet(DESIGNS);
      net.initialize(manager, DataType.FLOAT32, GeneratorNet.shapes(DESIGNS));
      NDList inputs =
          GeneratorNet.inputs(manager, List.of(1, 2), List.of(0.5, 0.5), input, designs);
      return ColourImage.wrap(
          GeneratorNet.CELL_PX * input.torus().repeatColumns(),
          GeneratorNet.CELL_PX * input.torus().repeatRows(),
          net.forward(new ParameterStore(manager, false), inputs, false)
              .singletonOrThrow()
              .toFloatArray());
    }
  }
}
