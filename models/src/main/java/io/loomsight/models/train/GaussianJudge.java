package io.loomsight.models.train;

import io.loomsight.models.detect.ClothFeatures;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.RobustGaussian;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.image.GreyImage;
import java.util.List;
import java.util.Optional;

/**
 * The pipeline's own method: one Gaussian over the encoder's features of the good images, joined
 * with a robust one over the judged image's own cloth.
 */
public final class GaussianJudge implements FabricJudge {

  /** Places of an image that its own look is fitted on. */
  private static final int OWN_POSITIONS = 8192;

  private static final long OWN_SEED = 1;

  private final Detector detector;
  private Optional<StyleGaussian> style = Optional.empty();

  /** A judge that borrows the detector; closing the judge leaves it open. */
  public GaussianJudge(Detector detector) {
    this.detector = detector;
  }

  @Override
  public void learn(List<GreyImage> goodImages) {
    FeatureSums sums = FeatureSums.zero(Detector.CHANNELS);
    for (GreyImage image : goodImages) {
      sums = sums.plus(detector.features(image).sums());
    }
    style = Optional.of(sums.gaussian());
  }

  @Override
  public float[] map(GreyImage image) {
    StyleGaussian reference =
        style.orElseThrow(() -> new IllegalStateException("judge: expected to have learnt first"));
    ClothFeatures features = detector.features(image);
    if (features.cloth().widthPx() == 0) {
      return new float[image.widthPx() * image.heightPx()];
    }
    StyleGaussian own =
        RobustGaussian.fit(features.sample(OWN_POSITIONS, OWN_SEED), Detector.CHANNELS);
    return detector.judge(features, reference, Optional.of(own)).fullResolution();
  }

  @Override
  public String modelVersion() {
    return detector.modelVersion();
  }

  @Override
  public String method() {
    return "loom";
  }

  @Override
  public void close() {
    style = Optional.empty();
  }
}
