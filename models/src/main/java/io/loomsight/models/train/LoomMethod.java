package io.loomsight.models.train;

import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.image.GreyImage;
import java.util.List;
import java.util.Optional;

/**
 * The pipeline's own method: one Gaussian over the encoder's features of the good images, joined
 * with a robust one over the judged image's own cloth.
 */
public final class LoomMethod implements JudgingMethod<PreparedCloth> {

  private final Detector detector;

  /** A method that borrows the detector; closing the method leaves it open. */
  public LoomMethod(Detector detector) {
    this.detector = detector;
  }

  @Override
  public String name() {
    return "loom";
  }

  @Override
  public String modelVersion() {
    return detector.modelVersion();
  }

  @Override
  public PreparedCloth prepare(GreyImage image) {
    return PreparedCloth.of(detector, image);
  }

  @Override
  public long bytes(PreparedCloth prepared) {
    return prepared.bytes();
  }

  @Override
  public FabricJudge<PreparedCloth> learn(List<PreparedCloth> goodImages) {
    FeatureSums sums = FeatureSums.zero(Detector.CHANNELS);
    for (PreparedCloth image : goodImages) {
      sums = sums.plus(image.sums());
    }
    StyleGaussian style = sums.gaussian();
    return image ->
        image.showsCloth()
            ? detector.judge(image.features(), style, Optional.of(image.own()))
            : AnomalyMap.blank(image.features());
  }

  @Override
  public void close() {}
}
