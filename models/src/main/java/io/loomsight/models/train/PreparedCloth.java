package io.loomsight.models.train;

import io.loomsight.models.detect.ClothFeatures;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.RobustGaussian;
import io.loomsight.models.detect.StyleGaussian;
import java.util.List;
import java.util.Optional;

/**
 * One image as a detector sees it: its features, and on first use their sums and the image's own
 * look. For one thread at a time.
 */
public final class PreparedCloth {

  /** Places of an image that its own look is fitted on. */
  private static final int OWN_POSITIONS = 8192;

  private static final long OWN_SEED = 1;

  private final ClothFeatures features;
  private Optional<FeatureSums> sums = Optional.empty();
  private Optional<StyleGaussian> own = Optional.empty();

  PreparedCloth(ClothFeatures features) {
    this.features = features;
  }

  /** Features of about {@code count} places, as many of each image; {@code [position][channel]}. */
  static float[] sample(List<PreparedCloth> images, int count) {
    int each = Math.max(1, count / images.size());
    List<float[]> parts =
        images.stream().map(image -> image.features.sample(each, OWN_SEED)).toList();
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  ClothFeatures features() {
    return features;
  }

  boolean showsCloth() {
    return features.cloth().widthPx() > 0;
  }

  /** Exact sums over the cloth. */
  FeatureSums sums() {
    if (sums.isEmpty()) {
      sums = Optional.of(features.sums());
    }
    return sums.get();
  }

  /** The robust look of the image's own cloth, of which there must be some. */
  StyleGaussian own() {
    if (own.isEmpty()) {
      own =
          Optional.of(
              RobustGaussian.fit(features.sample(OWN_POSITIONS, OWN_SEED), Detector.CHANNELS));
    }
    return own.get();
  }

  long bytes() {
    return 4L * features.columns() * features.rows() * Detector.CHANNELS;
  }
}
