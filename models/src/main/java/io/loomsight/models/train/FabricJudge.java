package io.loomsight.models.train;

import io.loomsight.models.detect.AnomalyMap;

/**
 * What a {@link JudgingMethod} has learnt of one fabric.
 *
 * @param <P> what the method prepares of an image
 */
@FunctionalInterface
public interface FabricJudge<P> {

  /**
   * How strange each place of an image is: finite, higher is stranger, on one scale for all images
   * of the fabric (never normalised by image); 0 where the image shows no cloth.
   */
  AnomalyMap map(P prepared);
}
