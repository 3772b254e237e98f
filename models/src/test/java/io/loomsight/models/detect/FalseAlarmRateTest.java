package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.detect.AlarmPeaks.Peak;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.ClothStyle;
import io.loomsight.models.synth.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The whole way from drawn cloth to the wanted rate on cloth never seen. */
final class FalseAlarmRateTest {

  private static final double MM_PER_PX = 0.2;
  private static final double LOW_SHARE = 0.8;
  private static final double WANTED_PER_100_M2 = 10_000;
  private static final int SIDE_PX = 512;
  private static final int GOOD = 12;
  private static final int FRESH = 24;
  private static final double FRAME_M2 = Math.pow(SIDE_PX * MM_PER_PX / 1000, 2);

  /** 25 alarms are expected of each style. */
  @Test
  void freshClothOfDrawnStylesRaisesTheWantedAlarms() {
    double expected = FRESH * FRAME_M2 * WANTED_PER_100_M2 / 100;
    assertThat(expected).isGreaterThan(20);
    for (long style = 1; style <= 3; style++) {
      assertThat(found(style) / expected).as("style %d", style).isBetween(0.5, 2.0);
    }
  }

  private static double found(long seed) {
    Detector detector = SharedDetectors.get(ModelZoo.DEFAULT, "cpu");
    ClothStyle style = ClothStyle.random(seed);
    List<GreyImage> good = frames(style, 100 * seed, GOOD);
    List<FeatureSums> folds = good.stream().map(frame -> detector.features(frame).sums()).toList();
    FeatureSums whole = folds.stream().reduce(FeatureSums::plus).orElseThrow();
    List<List<Peak>> peaks = new ArrayList<>();
    for (int i = 0; i < GOOD; i++) {
      FeatureSums others = FeatureSums.zero(Detector.CHANNELS);
      for (int j = 0; j < GOOD; j++) {
        others = i == j ? others : others.plus(folds.get(j));
      }
      peaks.add(peaks(detector, good.get(i), others.gaussian()));
    }
    double threshold = FalseAlarms.threshold(peaks, GOOD * FRAME_M2, LOW_SHARE, WANTED_PER_100_M2);
    List<List<Peak>> fresh =
        frames(style, 100 * seed + 50, FRESH).stream()
            .map(frame -> peaks(detector, frame, whole.gaussian()))
            .toList();
    return FalseAlarms.count(fresh, threshold, LOW_SHARE);
  }

  private static List<Peak> peaks(Detector detector, GreyImage frame, StyleGaussian style) {
    return AlarmPeaks.of(detector.judge(frame, style, Optional.empty()), Integer.MAX_VALUE);
  }

  /** Frames of one roll under a camera of its own. */
  private static List<GreyImage> frames(ClothStyle style, long seed, int count) {
    Cloth cloth = Cloth.endless(style, seed);
    Camera camera = new Camera(MM_PER_PX, 0.7, 0.01, 0.03, 0.01, 1, 0);
    List<GreyImage> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      View view = new View(0, i * SIDE_PX * MM_PER_PX, SIDE_PX, SIDE_PX);
      frames.add(cloth.render(camera, view, seed + i));
    }
    return frames;
  }
}
