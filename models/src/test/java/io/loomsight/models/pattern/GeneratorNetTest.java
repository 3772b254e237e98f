package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.loomsight.models.detect.TorchThreads;
import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a network draws whatever it has learnt: it is not trained here. */
@ResourceLock("PyTorch")
final class GeneratorNetTest {

  private static final int DESIGNS = 3;
  private static final double ROUNDING = 1e-4;

  @Test
  void whatMovesInTheCellsMovesInTheTileAroundItsEdges() {
    GeneratorInput.Torus torus = new GeneratorInput.Torus(7, 10, 1, 2, RepeatLayout.STRAIGHT);
    float[] cells = GeneratorInput.draw(torus, 0.3, 0.8, new SplittableRandom(5));
    ColourImage tile = forward(cells, torus);
    ColourImage moved = forward(moved(cells, torus, 2, 3), torus);
    assertThat(tile.widthPx()).isEqualTo(56);
    assertThat(tile.heightPx()).isEqualTo(80);
    assertThat(farthest(moved, DrawnTiles.shifted(tile, 16, 24))).isLessThan(ROUNDING);
    assertThat(farthest(moved, tile)).as("it is no flat tile").isGreaterThan(0.05);
  }

  @Test
  void halfDropsAndBricksRepeatWithTheirSteps() {
    for (int periods = 1; periods <= 2; periods++) {
      GeneratorInput.Torus drop =
          new GeneratorInput.Torus(6, 8, 1, periods, RepeatLayout.HALF_DROP);
      ColourImage wide = forward(cells(drop), drop);
      assertThat(wide.widthPx()).isEqualTo(96);
      assertThat(wide.heightPx()).isEqualTo(64);
      assertThat(farthest(wide, DrawnTiles.shifted(wide, 48, 32))).isLessThan(ROUNDING);
      assertThat(farthest(wide, DrawnTiles.shifted(wide, 48, 0))).isGreaterThan(0.05);

      GeneratorInput.Torus brick = new GeneratorInput.Torus(8, 6, periods, 1, RepeatLayout.BRICK);
      ColourImage high = forward(cells(brick), brick);
      assertThat(high.heightPx()).isEqualTo(96);
      assertThat(farthest(high, DrawnTiles.shifted(high, 32, 48))).isLessThan(ROUNDING);
    }
  }

  @Test
  void phasesMoveTheWavesByWholeTilesOnly() {
    GeneratorInput.Torus torus = new GeneratorInput.Torus(6, 8, 2, 1, RepeatLayout.STRAIGHT);
    float[] cells = GeneratorInput.draw(torus, 0, 0, new SplittableRandom(5));
    float[] turned = GeneratorInput.draw(torus, 1, 2, new SplittableRandom(5));
    for (int at = 0; at < cells.length; at++) {
      assertThat(turned[at]).isCloseTo(cells[at], within(1e-5f));
    }
    float[] half = GeneratorInput.draw(torus, 1.0 / 3, 0, new SplittableRandom(5));
    assertThat(half).isNotEqualTo(cells);
  }

  @Test
  void torusNeedsWholeCellsForTheStepOfItsLayout() {
    assertThatThrownBy(() -> new GeneratorInput.Torus(6, 7, 1, 1, RepeatLayout.HALF_DROP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half-drop repeat: expected an even height");
    assertThatThrownBy(() -> new GeneratorInput.Torus(6, 7, 0, 1, RepeatLayout.STRAIGHT))
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
    assertThat(small.image().widthPx()).isEqualTo(104);
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
    float[] palette = LearntDesign.palette(List.of(design, design), new float[] {0.5f, 0.5f});
    assertThat(palette[1]).isCloseTo(0x20 / 255f, within(1e-6f));
    assertThat(palette[17]).isCloseTo(1, within(1e-6f));
  }

  private static float[] cells(GeneratorInput.Torus torus) {
    return GeneratorInput.draw(torus, 0.3, 0.8, new SplittableRandom(5));
  }

  private static float[] moved(float[] cells, GeneratorInput.Torus torus, int right, int down) {
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

  private static ColourImage forward(float[] cells, GeneratorInput.Torus torus) {
    TorchThreads.fix();
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager(Device.cpu())) {
      engine.setRandomSeed(1);
      GeneratorNet net = new GeneratorNet(DESIGNS);
      Shape input =
          new Shape(1, GeneratorInput.CHANNELS, torus.repeatRows(), torus.repeatColumns());
      net.initialize(
          manager, DataType.FLOAT32, new Shape(1, DESIGNS), new Shape(1, GeneratorNet.CODE), input);
      NDList inputs =
          new NDList(
              manager.create(new float[] {0, 1, 0}, new Shape(1, DESIGNS)),
              manager.zeros(new Shape(1, GeneratorNet.CODE)),
              manager.create(cells, input),
              manager.create(palette(), new Shape(GeneratorNet.COLOURS, ColourImage.PLANES)));
      return ColourImage.wrap(
          GeneratorNet.CELL_PX * torus.repeatColumns(),
          GeneratorNet.CELL_PX * torus.repeatRows(),
          net.forward(new ParameterStore(manager, false), inputs, false)
              .singletonOrThrow()
              .toFloatArray());
    }
  }

  private static float[] palette() {
    float[] palette = new float[GeneratorNet.COLOURS * ColourImage.PLANES];
    for (int at = 0; at < palette.length; at++) {
      palette[at] = (float) at / palette.length;
    }
    return palette;
  }

  private static double farthest(ColourImage one, ColourImage other) {
    float[] samples = one.sharedSamples();
    float[] others = other.sharedSamples();
    double farthest = 0;
    for (int at = 0; at < samples.length; at++) {
      farthest = Math.max(farthest, Math.abs(samples[at] - others[at]));
    }
    return farthest;
  }
}
