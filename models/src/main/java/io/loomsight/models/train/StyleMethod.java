package io.loomsight.models.train;

import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.detect.ClothFeatures;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.image.GreyImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Methods that tell a style by features of a network: they differ in what they keep of the good
 * images' features, and in whether they join it with the judged image's own look.
 */
public final class StyleMethod implements JudgingMethod<PreparedCloth> {

  /** Components of a mixture. */
  private static final int COMPONENTS = 4;

  /** Places beside one that PatchCore averages over: 20 px, about its 3 x 3 places at stride 8. */
  private static final int PATCH_REACH = 2;

  private final String name;
  private final Detector detector;
  private final UnaryOperator<ClothFeatures> preparation;
  private final Learner learner;

  /** Learns a style. */
  @FunctionalInterface
  private interface Learner {
    FabricJudge<PreparedCloth> learn(List<PreparedCloth> goodImages);
  }

  private StyleMethod(
      String name, Detector detector, UnaryOperator<ClothFeatures> preparation, Learner learner) {
    this.name = name;
    this.detector = detector;
    this.preparation = preparation;
    this.learner = learner;
  }

  /**
   * The pipeline's own method: one Gaussian over the encoder's features of the good images, joined
   * with a robust one over the judged image's own cloth. Methods borrow the detector; closing them
   * leaves it open.
   */
  public static StyleMethod loom(Detector detector) {
    return new StyleMethod(
        "loom",
        detector,
        UnaryOperator.identity(),
        goodImages -> {
          StyleGaussian style = gaussian(goodImages);
          return image -> detector.judge(image.features(), style, Optional.of(image.own()));
        });
  }

  /**
   * As {@link #loom}, with a mixture of four Gaussians in place of the one: the distance to the
   * nearest component. See {@link Mixture}.
   */
  public static StyleMethod mixture(Detector detector) {
    return new StyleMethod(
        "loom-mixture",
        detector,
        UnaryOperator.identity(),
        goodImages -> {
          List<StyleGaussian> components =
              Mixture.fit(gaussian(goodImages), goodImages, COMPONENTS);
          return image -> {
            List<StyleGaussian> looks = new ArrayList<>(components);
            looks.add(image.own());
            return AnomalyMap.of(image.features(), detector.distances(image.features(), looks));
          };
        });
  }

  /**
   * As {@link #loom}, with a memory bank in place of the Gaussian: the distance to the nearest kept
   * feature, in features whitened by the style's Gaussian, over its mean on the good images. See
   * {@link MemoryBank}.
   */
  public static StyleMethod bank(Detector detector) {
    return new StyleMethod(
        "loom-bank",
        detector,
        UnaryOperator.identity(),
        goodImages -> {
          MemoryBank bank = MemoryBank.whitened(gaussian(goodImages), goodImages);
          return image -> {
            float[] own = detector.distances(image.features(), List.of(image.own()));
            float[] distances = bank.distances(image.features());
            for (int i = 0; i < own.length; i++) {
              distances[i] = Math.min(own[i], distances[i] / bank.usual());
            }
            return AnomalyMap.of(image.features(), distances);
          };
        });
  }

  /**
   * Like PaDiM (Defard et al., arXiv 2011.08785): Mahalanobis distance to a Gaussian over a
   * backbone's maps at several depths, reduced at random. In the paper there is one Gaussian a
   * position, over images that show one thing in one place. Cloth has no such place, and with a
   * dozen images such a Gaussian is singular, so here one holds for all places. Where the paper
   * picks channels at random, here they are projected at random (arXiv 2105.14737). Maps are
   * smoothed over 12 px, the paper's over a Gaussian of 4 px.
   */
  public static StyleMethod padim(Detector backbone) {
    return new StyleMethod(
        "padim",
        backbone,
        UnaryOperator.identity(),
        goodImages -> {
          List<StyleGaussian> style = List.of(gaussian(goodImages));
          return image ->
              AnomalyMap.plain(image.features(), backbone.distances(image.features(), style));
        });
  }

  /**
   * Like PatchCore (Roth et al., arXiv 2106.08265): Euclidean distance to the nearest of a bank of
   * a backbone's features, averaged over their neighbourhood and chosen by greedy k-center. The
   * features are projected at random to 64 channels, as the paper does for choosing only, and the
   * re-weighting of image scores is left out, as an image's score comes from its tiles here.
   */
  public static StyleMethod patchcore(Detector backbone) {
    return new StyleMethod(
        "patchcore",
        backbone,
        features -> features.pooled(PATCH_REACH),
        goodImages -> {
          MemoryBank bank = MemoryBank.plain(goodImages);
          return image -> AnomalyMap.plain(image.features(), bank.distances(image.features()));
        });
  }

  private static StyleGaussian gaussian(List<PreparedCloth> goodImages) {
    FeatureSums sums = FeatureSums.zero(Detector.CHANNELS);
    for (PreparedCloth image : goodImages) {
      sums = sums.plus(image.sums());
    }
    return sums.gaussian();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String modelVersion() {
    return detector.modelVersion();
  }

  @Override
  public PreparedCloth prepare(GreyImage image) {
    return new PreparedCloth(preparation.apply(detector.features(image)));
  }

  @Override
  public long bytes(PreparedCloth prepared) {
    return prepared.bytes();
  }

  @Override
  public FabricJudge<PreparedCloth> learn(List<PreparedCloth> goodImages) {
    FabricJudge<PreparedCloth> judge = learner.learn(goodImages);
    return image -> image.showsCloth() ? judge.map(image) : AnomalyMap.blank(image.features());
  }

  @Override
  public void close() {}
}
