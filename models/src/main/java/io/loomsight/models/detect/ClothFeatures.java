package io.loomsight.models.detect;

import java.util.Arrays;

/** The encoder's features of one image, {@code [row][column][channel]} at stride 4. */
public final class ClothFeatures {

  private final int widthPx;
  private final int heightPx;
  private final int columns;
  private final int rows;
  private final float[] features;
  private final ClothArea cloth;

  ClothFeatures(
      int widthPx, int heightPx, int columns, int rows, float[] features, ClothArea cloth) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.columns = columns;
    this.rows = rows;
    this.features = features;
    this.cloth = cloth;
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  /** Places across. */
  public int columns() {
    return columns;
  }

  /** Places along. */
  public int rows() {
    return rows;
  }

  /** The features themselves, {@code [row][column][channel]}, to be read only. */
  public float[] sharedFeatures() {
    return features;
  }

  /** What shows cloth. */
  public ClothArea cloth() {
    return cloth;
  }

  /** Exact sums over the cloth. */
  public FeatureSums sums() {
    return FeatureSums.over(onCloth(), EncoderBlock.CHANNELS);
  }

  /** How far the mean over the cloth lies from a style's, see {@link StyleGaussian#drift}. */
  public double drift(StyleGaussian style) {
    int channels = EncoderBlock.CHANNELS;
    float[] all = onCloth();
    double[] sums = new double[channels];
    for (int at = 0; at < all.length; at++) {
      sums[at % channels] += all[at];
    }
    float[] mean = new float[channels];
    for (int i = 0; i < channels; i++) {
      mean[i] = (float) (sums[i] * channels / all.length);
    }
    return style.distance(mean, 0);
  }

  /**
   * Features of at most {@code count} places of the cloth, chosen by the seed alone; {@code
   * [position][channel]}.
   */
  public float[] sample(int count, long seed) {
    float[] all = onCloth();
    int channels = EncoderBlock.CHANNELS;
    int[] chosen = Detector.choose(all.length / channels, count, seed);
    float[] out = new float[chosen.length * channels];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(all, chosen[i] * channels, out, i * channels, channels);
    }
    return out;
  }

  /**
   * The same image with each place's features averaged over the places up to {@code reach} beside
   * it, as many as there are.
   */
  public ClothFeatures pooled(int reach) {
    int depth = EncoderBlock.CHANNELS;
    float[] across = averaged(features, rows, columns, depth, reach);
    return new ClothFeatures(
        widthPx, heightPx, columns, rows, averaged(across, 1, rows, columns * depth, reach), cloth);
  }

  /** Averages over the middle axis of {@code [outer][count][depth]}. */
  private static float[] averaged(float[] values, int outer, int count, int depth, int reach) {
    float[] out = new float[values.length];
    for (int line = 0; line < outer; line++) {
      for (int at = 0; at < count; at++) {
        int to = (line * count + at) * depth;
        int first = Math.max(0, at - reach);
        int last = Math.min(count - 1, at + reach);
        for (int other = first; other <= last; other++) {
          int from = (line * count + other) * depth;
          for (int i = 0; i < depth; i++) {
            out[to + i] += values[from + i];
          }
        }
        float share = 1f / (last - first + 1);
        for (int i = 0; i < depth; i++) {
          out[to + i] *= share;
        }
      }
    }
    return out;
  }

  private float[] onCloth() {
    int channels = EncoderBlock.CHANNELS;
    float[] out = new float[features.length];
    int used = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (AnomalyMap.onCloth(column, row, cloth)) {
          System.arraycopy(features, (row * columns + column) * channels, out, used, channels);
          used += channels;
        }
      }
    }
    return Arrays.copyOf(out, used);
  }
}
