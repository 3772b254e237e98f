package io.loomsight.models.train;

import io.loomsight.models.image.GreyImage;
import java.util.List;

/**
 * What an evaluation measures: something that learns one fabric from good images and then draws
 * anomaly maps of other images of it. One judge is used for one fabric, by one thread.
 */
public interface FabricJudge extends AutoCloseable {

  /** Fits the fabric's reference; called once, before any {@link #map}. */
  void learn(List<GreyImage> goodImages);

  /**
   * The raw anomaly of every pixel, {@code [height][width]} row-major, finite, higher is stranger,
   * on one scale for all images of the fabric (never normalised by image); 0 where the image shows
   * no cloth.
   */
  float[] map(GreyImage image);

  /** The encoder's version, for the {@code evaluations} table. */
  String modelVersion();

  /** How references and maps are made, for the {@code evaluations} table. */
  String method();

  @Override
  void close();
}
