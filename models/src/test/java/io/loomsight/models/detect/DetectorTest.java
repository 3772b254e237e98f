package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.ClothStyle;
import io.loomsight.models.synth.Flaw;
import io.loomsight.models.synth.Rendered;
import io.loomsight.models.synth.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("PyTorch")
final class DetectorTest {

  private static final Camera CAMERA = new Camera(0.2, 0.7, 0.01, 0.03, 0.01, 1, 0);

  private static Detector shipped() {
    return SharedDetectors.get(ModelZoo.DEFAULT, "cpu");
  }

  @Test
  void placeTakesTheDeeperFeaturesOfItsCell() {
    TorchThreads.fix();
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      NDArray cells = manager.create(new float[] {0, 8, 16, 24}, new Shape(1, 1, 2, 2));
      assertThat(EncoderBlock.enlarge(cells, new long[] {4, 4}).toFloatArray())
          .containsExactly(0, 0, 8, 8, 0, 0, 8, 8, 16, 16, 24, 24, 16, 16, 24, 24);
    }
  }

  @Test
  void foldedEncoderInStripesEqualsTheTrainedBlock() {
    int height = 64;
    int width = 2272;
    FeatureNet.Piece piece = whole(gaussian(new SplittableRandom(1), height * width), width);
    try (Encoder encoder = shipped(Encoder::open);
        PlainEncoder plain = shipped(PlainEncoder::open)) {
      assertThat(
              largestDifference(
                  encoded(encoder, piece, height, width), 0, encoded(plain, piece, height, width)))
          .isLessThan(1e-4f);
    }
  }

  private static FeatureNet.Piece whole(float[] grey, int width) {
    return (from, to, target) -> {
      for (int row = 0; row < grey.length / width; row++) {
        target.put(grey, row * width + from, to - from);
      }
    };
  }

  /** {@code [row][column][channel]} of all stripes. */
  private static float[] encoded(FeatureNet net, FeatureNet.Piece piece, int height, int width) {
    int columns = width / 4;
    int channels = Detector.CHANNELS;
    float[] all = new float[height / 4 * columns * channels];
    try (NDManager call = net.newCall()) {
      net.encode(
          call,
          List.of(piece),
          height,
          width,
          (from, features) -> {
            int count = features.columns();
            float[] stripe = features.joined().toFloatArray();
            for (int row = 0; row < height / 4; row++) {
              System.arraycopy(
                  stripe,
                  row * count * channels,
                  all,
                  (row * columns + from) * channels,
                  count * channels);
            }
          });
    }
    return all;
  }

  @Test
  void imageInPiecesHasTheFeaturesOfTheWhole() {
    int mirror = 32;
    int width = 4256;
    int height = 96;
    GreyImage wide =
        Cloth.endless(ClothStyle.random(4), 9).render(CAMERA, new View(0, 0, width, height), 1);
    float[] inPieces = shipped().features(wide).sharedFeatures();
    FeatureNet.Piece mirrored =
        Mirrored.of(wide, ClothArea.find(wide), mirror)
            .piece(-mirror, -mirror, height + 2 * mirror);
    float[] whole;
    try (Encoder encoder = shipped(Encoder::open)) {
      whole = encoded(encoder, mirrored, height + 2 * mirror, width + 2 * mirror);
    }
    int channels = Detector.CHANNELS;
    int across = width / 4;
    int acrossWhole = across + 2 * mirror / 4;
    for (int row = 0; row < height / 4; row++) {
      int from = ((row + mirror / 4) * acrossWhole + mirror / 4) * channels;
      float[] expected = Arrays.copyOfRange(whole, from, from + across * channels);
      assertThat(largestDifference(inPieces, row * across * channels, expected)).isLessThan(1e-4f);
    }
  }

  /** Between {@code expected} and as many values from {@code from} on; they must exist. */
  private static float largestDifference(float[] actual, int from, float[] expected) {
    float largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(actual[from + i] - expected[i]));
    }
    return largest;
  }

  private static <N extends FeatureNet> N shipped(BiFunction<InputStream, String, N> open) {
    try (InputStream weights = ModelZoo.weights(ModelZoo.DEFAULT)) {
      return open.apply(weights, "cpu");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sampleOfALargeImageHoldsFeaturesOfItsCloth() {
    GreyImage image =
        Cloth.endless(ClothStyle.random(4), 9).render(CAMERA, new View(0, 0, 1600, 800), 1);
    ClothFeatures all = shipped().features(image);
    float[] sample = shipped().sample(image, all.cloth(), 40, 3);
    assertThat(sample).hasSize(40 * Detector.CHANNELS);
    for (int i = 0; i < 40; i++) {
      float[] place =
          Arrays.copyOfRange(sample, i * Detector.CHANNELS, (i + 1) * Detector.CHANNELS);
      assertThat(nearest(all.sharedFeatures(), place)).isLessThan(0.02f);
    }
    assertThat(shipped().sample(image, all.cloth(), 40, 3)).isEqualTo(sample);
    assertThat(shipped().sample(image, all.cloth(), 40, 4)).isNotEqualTo(sample);
  }

  /** How far, in its worst channel, the nearest of all places is from this one. */
  private static float nearest(float[] all, float[] place) {
    float nearest = Float.MAX_VALUE;
    for (int from = 0; from < all.length; from += place.length) {
      nearest = Math.min(nearest, largestDifference(all, from, place));
    }
    return nearest;
  }

  @Test
  void driftOfAnImageIsThatOfItsOwnGaussian() {
    Cloth cloth = Cloth.endless(ClothStyle.random(4), 9);
    StyleGaussian style =
        shipped().features(cloth.render(CAMERA, new View(0, 90, 512, 512), 2)).sums().gaussian();
    ClothFeatures dimmed =
        shipped()
            .features(
                cloth.render(
                    new Camera(0.2, 1.2, 0.01, 0.03, 0.01, 1, 0), new View(0, 0, 400, 400), 1));
    assertThat(dimmed.drift(style))
        .isCloseTo(style.drift(dimmed.sums().gaussian()), within(1e-3))
        .isPositive();
  }

  @Test
  void imageWithoutClothHasNoSample() {
    GreyImage image = GreyImage.wrap(800, 800, new float[800 * 800]);
    assertThat(shipped().sample(image, new ClothArea(0, 0), 40, 3)).isEmpty();
  }

  @Test
  void imageIsJudgedAsItsFeaturesAre() {
    Cloth cloth = Cloth.endless(ClothStyle.random(4), 9);
    GreyImage image = cloth.render(CAMERA, new View(0, 0, 1300, 200), 1);
    ClothFeatures features = shipped().features(image);
    StyleGaussian style =
        shipped().features(cloth.render(CAMERA, new View(0, 90, 512, 512), 2)).sums().gaussian();
    Optional<StyleGaussian> own =
        Optional.of(RobustGaussian.fit(features.sample(2000, 1), Detector.CHANNELS));
    AnomalyMap direct = shipped().judge(image, style, own);
    AnomalyMap byFeatures = shipped().judge(features, style, own);
    for (int row = 0; row < direct.rows(); row++) {
      for (int column = 0; column < direct.columns(); column++) {
        assertThat(direct.cell(column, row)).isCloseTo(byFeatures.cell(column, row), within(3e-4f));
      }
    }
  }

  @Test
  void imagesThatGoThroughTogetherAreJudgedAsAlone() {
    Cloth cloth = Cloth.endless(ClothStyle.random(4), 9);
    StyleGaussian style =
        shipped().features(cloth.render(CAMERA, new View(0, 90, 512, 512), 2)).sums().gaussian();
    float[] white = new float[1100 * 100];
    Arrays.fill(white, 1);
    List<GreyImage> images =
        List.of(
            cloth.render(CAMERA, new View(0, 0, 1100, 100), 1),
            GreyImage.wrap(1100, 100, white),
            cloth.render(CAMERA, new View(300, 50, 1100, 100), 3));
    List<AnomalyMap> together = shipped().judge(images, style, Optional.empty());
    for (int i = 0; i < images.size(); i++) {
      AnomalyMap alone = shipped().judge(images.get(i), style, Optional.empty());
      for (int row = 0; row < alone.rows(); row++) {
        for (int column = 0; column < alone.columns(); column++) {
          assertThat(together.get(i).cell(column, row))
              .isCloseTo(alone.cell(column, row), within(3e-4f));
        }
      }
    }
    assertThat(together.get(1).score()).isZero();
    assertThat(together.get(2).score()).isPositive();
  }

  @Test
  void gpuTakesAsManyImagesAsHalfItsMemoryHolds() {
    long frame = 4096L * 1024;
    assertThat(Encoder.batch(4L << 30, frame)).isEqualTo(8);
    assertThat(Encoder.batch(80L << 30, frame)).isEqualTo(16);
    assertThat(Encoder.batch(100L << 20, frame)).isEqualTo(1);
  }

  @Test
  void distancesAreTheSmallerOfBothLooks() {
    Cloth cloth = Cloth.endless(ClothStyle.random(4), 9);
    ClothFeatures features = shipped().features(cloth.render(CAMERA, new View(0, 0, 400, 400), 1));
    StyleGaussian style = features.sums().gaussian();
    StyleGaussian own = RobustGaussian.fit(features.sample(2000, 1), Detector.CHANNELS);
    float[] sample = features.sample(500, 2);
    float[] distances;
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      NDArray array = manager.create(sample, new Shape(500, Detector.CHANNELS));
      distances = Distances.to(style, Optional.of(own)).of(manager, FeatureMaps.of(array, 20, 25));
    }
    for (int i = 0; i < 500; i++) {
      int at = i * Detector.CHANNELS;
      double expected = Math.min(style.distance(sample, at), own.distance(sample, at));
      assertThat((double) distances[i]).isCloseTo(expected, within(1e-3));
    }
  }

  @Test
  void distancesOfDepthsAreThoseOfTheirJoinedFeatures() {
    SplittableRandom random = new SplittableRandom(8);
    float[] cloth = gaussian(random, 3000 * Detector.CHANNELS);
    StyleGaussian style = FeatureSums.over(cloth, Detector.CHANNELS).gaussian();
    StyleGaussian own =
        RobustGaussian.fit(gaussian(random, 3000 * Detector.CHANNELS), Detector.CHANNELS);
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      FeatureMaps maps =
          FeatureMaps.ofChannels(
              enginesOwn(manager, random, new Shape(2, 16, 48, 32)),
              enginesOwn(manager, random, new Shape(2, 24, 24, 16)),
              enginesOwn(manager, random, new Shape(2, 24, 12, 8)));
      float[] joined = maps.joined().toFloatArray();
      float[] distances = Distances.to(style, Optional.of(own)).of(manager, maps);
      assertThat(distances).hasSize(2 * 48 * 32);
      for (int i = 0; i < distances.length; i++) {
        int at = i * Detector.CHANNELS;
        double expected = Math.min(style.distance(joined, at), own.distance(joined, at));
        assertThat((double) distances[i]).isCloseTo(expected, within(1e-4));
      }
    }
  }

  /** A copy: what is made of Java's memory loses it to the collector once it is closed. */
  private static NDArray enginesOwn(NDManager manager, SplittableRandom random, Shape shape) {
    try (NDArray javas = manager.create(gaussian(random, (int) shape.size()), shape)) {
      return javas.duplicate();
    }
  }

  private static float[] gaussian(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void drawnFlawStandsOutOfItsOwnCloth() {
    for (long seed = 1; seed <= 3; seed++) {
      ClothStyle style = ClothStyle.random(seed);
      Cloth cloth = Cloth.endless(style, seed);
      FeatureSums sums = FeatureSums.zero(Detector.CHANNELS);
      for (int i = 0; i < 3; i++) {
        GreyImage good = cloth.render(CAMERA, new View(0, 200 * i, 512, 512), i);
        sums = sums.plus(shipped().features(good).sums());
      }
      Flaw hole = new Flaw(DefectKind.HOLE, Direction.AREA, new Box(540, 740, 9, 9), 1, 5);
      Rendered flawed = cloth.render(CAMERA, new View(500, 700, 512, 512), List.of(hole), 77);
      AnomalyMap map =
          shipped().judge(shipped().features(flawed.image()), sums.gaussian(), Optional.empty());
      // 44.5 mm from the corner at 0.2 mm/px is px 222
      assertThat(nearby(map)).as("seed %d", seed).isGreaterThan(0.95 * map.score());
    }
  }

  /** The highest distance within 30 px of the hole. */
  private static double nearby(AnomalyMap map) {
    double highest = 0;
    for (int y = 192; y < 252; y++) {
      for (int x = 192; x < 252; x++) {
        highest = Math.max(highest, map.at(x, y));
      }
    }
    return highest;
  }

  @Test
  void unknownModelIsNamed() {
    assertThatThrownBy(() -> ModelZoo.open("nothing/1", "cpu"))
        .hasMessageContaining("found 'nothing/1'");
  }

  @Test
  void groundAloneHasNoFeatures() {
    float[] white = new float[512 * 64];
    Arrays.fill(white, 1);
    ClothFeatures features = shipped().features(GreyImage.wrap(512, 64, white));
    assertThat(features.cloth().widthPx()).isZero();
    assertThat(features.sums().positions()).isZero();
    assertThat(features.sample(100, 1)).isEmpty();
  }
}
