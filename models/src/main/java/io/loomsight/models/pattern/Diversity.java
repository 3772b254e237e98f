package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How different the images of a set are from each other: the mean of {@code 1 - MS-SSIM} over all
 * pairs, from 0 (all of one luma) to 1. Images are brought to {@value #SIDE_PX} x {@value #SIDE_PX}
 * px by area averaging first. As a measure of generated images: Odena, Olah and Shlens, Conditional
 * image synthesis with auxiliary classifier GANs (ICML 2017), section 4.2.
 */
public final class Diversity {

  /** The side to which images are brought, in px. */
  public static final int SIDE_PX = 256;

  private Diversity() {}

  /** The diversity of at least two images, on all cores; about 1.5 MB of memory an image. */
  public static double of(List<ColourImage> images) {
    if (images.size() < 2) {
      throw new IllegalArgumentException(
          "diversity: expected at least two images, found " + images.size());
    }
    List<MsSsim.Scales> scales =
        images.stream()
            .map(image -> new MsSsim.Scales(AreaAverage.resize(image, SIDE_PX, SIDE_PX)))
            .toList();
    double[] sums =
        IntStream.range(1, scales.size())
            .parallel()
            .mapToDouble(one -> sum(scales.get(one), scales.subList(0, one)))
            .toArray();
    return Arrays.stream(sums).sum() / (scales.size() * (scales.size() - 1L) / 2.0);
  }

  private static double sum(MsSsim.Scales one, List<MsSsim.Scales> others) {
    return others.stream().mapToDouble(other -> 1 - MsSsim.of(one, other)).sum();
  }
}
