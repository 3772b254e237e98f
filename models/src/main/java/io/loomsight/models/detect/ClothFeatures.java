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

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  float[] sharedFeatures() {
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
