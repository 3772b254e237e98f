package io.loomsight.models.train;

import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.image.GreyImage;
import java.util.List;

/**
 * The classical baseline, without any training: a bank of box filters describes every pixel, one
 * Gaussian over the good images describes the fabric, and the anomaly is the Mahalanobis distance,
 * smoothed over 5 x 5 px and averaged over the cells of 4 x 4 px that all methods are measured on.
 * An image's greys are first brought to mean 0 and deviation 1 over its cloth, so that light does
 * not count.
 *
 * <p>Off the cloth is what is mostly (in the 17 x 17 px around) black, grey at most 15 of 255, or
 * white, at least 250 of 255.
 */
public final class FilterBankMethod implements JudgingMethod<GreyImage> {

  private static final int CHANNELS = 9;
  private static final float BLACK = 15.5f / 255f;
  private static final float WHITE = 249.5f / 255f;
  private static final int GROUND_RADIUS_PX = 8;

  @Override
  public String name() {
    return "filter-bank";
  }

  @Override
  public String modelVersion() {
    return "none";
  }

  @Override
  public GreyImage prepare(GreyImage image) {
    return image;
  }

  @Override
  public long bytes(GreyImage prepared) {
    return 0;
  }

  @Override
  public FabricJudge<GreyImage> learn(List<GreyImage> goodImages) {
    Gaussian.Fit fit = new Gaussian.Fit(CHANNELS);
    for (GreyImage image : goodImages) {
      boolean[] cloth = cloth(image);
      float[][] features = features(image, cloth);
      double[] feature = new double[CHANNELS];
      for (int index = 0; index < cloth.length; index++) {
        if (cloth[index]) {
          fit.add(read(features, index, feature));
        }
      }
    }
    Gaussian fabric = fit.gaussian();
    return image -> map(image, fabric);
  }

  private static AnomalyMap map(GreyImage image, Gaussian fabric) {
    boolean[] cloth = cloth(image);
    float[][] features = features(image, cloth);
    float[] distance = new float[cloth.length];
    double[] feature = new double[CHANNELS];
    for (int index = 0; index < cloth.length; index++) {
      if (cloth[index]) {
        distance[index] = (float) fabric.distance(read(features, index, feature));
      }
    }
    float[] smooth = BoxFilter.mean(distance, image.widthPx(), image.heightPx(), 2, 2);
    for (int index = 0; index < cloth.length; index++) {
      smooth[index] = cloth[index] ? Math.max(0, smooth[index]) : 0;
    }
    return AnomalyMap.ofPixels(image.widthPx(), image.heightPx(), smooth);
  }

  @Override
  public void close() {}

  private static double[] read(float[][] features, int index, double[] into) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      into[channel] = features[channel][index];
    }
    return into;
  }

  private static boolean[] cloth(GreyImage image) {
    float[] greys = image.sharedGreys();
    float[] ground = new float[greys.length];
    for (int index = 0; index < greys.length; index++) {
      ground[index] = greys[index] < BLACK || greys[index] > WHITE ? 1 : 0;
    }
    float[] share =
        BoxFilter.mean(
            ground, image.widthPx(), image.heightPx(), GROUND_RADIUS_PX, GROUND_RADIUS_PX);
    boolean[] cloth = new boolean[greys.length];
    for (int index = 0; index < greys.length; index++) {
      cloth[index] = share[index] <= 0.5f;
    }
    return cloth;
  }

  /** {@code [channel][height * width]}. */
  private static float[][] features(GreyImage image, boolean[] cloth) {
    int width = image.widthPx();
    int height = image.heightPx();
    float[] grey = standardised(image.sharedGreys(), cloth);
    float[] squares = new float[grey.length];
    float[] across = new float[grey.length];
    float[] along = new float[grey.length];
    for (int y = 0, index = 0; y < height; y++) {
      for (int x = 0; x < width; x++, index++) {
        squares[index] = grey[index] * grey[index];
        across[index] = x + 1 < width ? Math.abs(grey[index + 1] - grey[index]) : 0;
        along[index] = y + 1 < height ? Math.abs(grey[index + width] - grey[index]) : 0;
      }
    }
    float[] near = BoxFilter.mean(grey, width, height, 3, 3);
    float[] wide = BoxFilter.mean(grey, width, height, 10, 10);
    return new float[][] {
      BoxFilter.mean(grey, width, height, 1, 1),
      near,
      wide,
      deviation(BoxFilter.mean(squares, width, height, 3, 3), near),
      deviation(BoxFilter.mean(squares, width, height, 10, 10), wide),
      BoxFilter.mean(across, width, height, 4, 4),
      BoxFilter.mean(along, width, height, 4, 4),
      BoxFilter.mean(grey, width, height, 16, 1),
      BoxFilter.mean(grey, width, height, 1, 16),
    };
  }

  private static float[] standardised(float[] greys, boolean[] cloth) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int index = 0; index < greys.length; index++) {
      if (cloth[index]) {
        sum += greys[index];
        squares += (double) greys[index] * greys[index];
        count++;
      }
    }
    float[] standardised = new float[greys.length];
    if (count == 0) {
      return standardised;
    }
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean)) + 0.02;
    for (int index = 0; index < greys.length; index++) {
      standardised[index] = (float) ((greys[index] - mean) / deviation);
    }
    return standardised;
  }

  private static float[] deviation(float[] meanSquare, float[] mean) {
    float[] deviation = new float[mean.length];
    for (int index = 0; index < mean.length; index++) {
      deviation[index] =
          (float) Math.sqrt(Math.max(0, meanSquare[index] - mean[index] * mean[index]));
    }
    return deviation;
  }
}
