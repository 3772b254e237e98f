package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.loomsight.models.image.GreyImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackboneTest {

  private static final int WIDTH_PX = 320;
  private static final int HEIGHT_PX = 128;

  @Test
  void moduleOfThreeChannelsGivesFeaturesThatTellAStain() throws IOException {
    try (Detector detector = Detector.ofBackbone(module("tiny-backbone.pt"), "cpu")) {
      assertStainStandsOut(detector);
      assertThat(detector.modelVersion()).isEqualTo("backbone/662b4dad326d2ca2");
    }
  }

  @Test
  void moduleOfOneChannelServesToo() throws IOException {
    try (Detector detector = Detector.ofBackbone(module("tiny-grey-backbone.pt"), "cpu")) {
      assertStainStandsOut(detector);
    }
  }

  /** Whatever a call makes goes with it: a night is millions of calls of one module. */
  @Test
  void moduleKeepsNothingOfACall() throws IOException {
    try (Backbone backbone = Backbone.open(module("tiny-backbone.pt"), "cpu")) {
      int before = arraysAfterACall(backbone);
      assertThat(arraysAfterACall(backbone)).isEqualTo(before);
    }
  }

  private static int arraysAfterACall(Backbone backbone) {
    float[] greys = cloth(1).greys();
    NDManager ofTheModel;
    try (NDManager call = backbone.newCall()) {
      ofTheModel = call.getParentManager();
      backbone.encode(
          call,
          List.of((fromPx, toPx, target) -> target.put(greys)),
          HEIGHT_PX,
          WIDTH_PX,
          (fromColumn, features) -> assertThat(fromColumn).isZero());
    }
    return ofTheModel.getManagedArrays().size();
  }

  private static void assertStainStandsOut(Detector detector) {
    FeatureSums good = detector.features(cloth(1)).sums();
    // two borders of cells are no more than the cloth's
    assertThat(good.positions()).isEqualTo(WIDTH_PX / 4L * HEIGHT_PX / 4);
    float[] greys = cloth(2).greys();
    for (int y = 50; y < 70; y++) {
      for (int x = 200; x < 220; x++) {
        greys[y * WIDTH_PX + x] *= 0.4f;
      }
    }
    ClothFeatures stained = detector.features(GreyImage.wrap(WIDTH_PX, HEIGHT_PX, greys));
    AnomalyMap map = detector.judge(stained, good.gaussian(), Optional.empty());
    assertThat(map.cell(52, 15)).isGreaterThan(2 * map.cell(20, 15));
  }

  @Test
  void projectionKeepsLengths() {
    double[][] rows = Backbone.orthonormal(100, new SplittableRandom(1));
    assertThat(rows).hasNumberOfRows(EncoderBlock.CHANNELS);
    for (int row = 0; row < rows.length; row++) {
      for (int other = 0; other <= row; other++) {
        double product = 0;
        for (int i = 0; i < 100; i++) {
          product += rows[row][i] * rows[other][i];
        }
        assertThat(product).isCloseTo(row == other ? 1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void whatIsNoModuleIsRefused() {
    byte[] text = "no module".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Detector.ofBackbone(text, "cpu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("backbone: expected a TorchScript module, found: ");
  }

  private static byte[] module(String name) throws IOException {
    try (InputStream stream = BackboneTest.class.getResourceAsStream("/backbone/" + name)) {
      return stream.readAllBytes();
    }
  }

  private static GreyImage cloth(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] greys = new float[WIDTH_PX * HEIGHT_PX];
    for (int y = 0; y < HEIGHT_PX; y++) {
      for (int x = 0; x < WIDTH_PX; x++) {
        double yarn = 0.5 + 0.1 * Math.sin(x * 1.3) + 0.1 * Math.sin(y * 1.7);
        greys[y * WIDTH_PX + x] = (float) (yarn + 0.05 * random.nextDouble());
      }
    }
    return GreyImage.wrap(WIDTH_PX, HEIGHT_PX, greys);
  }
}
