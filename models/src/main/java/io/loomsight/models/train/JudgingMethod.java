package io.loomsight.models.train;

import io.loomsight.models.image.GreyImage;
import java.util.List;

/**
 * A way to judge cloth, for evaluations. What does not depend on the good images (features, above
 * all) is prepared once an image and used with every reference that is tried.
 *
 * @param <P> what is prepared of an image
 */
public interface JudgingMethod<P> extends AutoCloseable {

  /** The method's name, as in {@code evaluate --method}. */
  String name();

  /** The network's version; {@code none} where there is none. */
  String modelVersion();

  /** What can be worked out of an image alone. */
  P prepare(GreyImage image);

  /** About how much memory the prepared image takes, in bytes. */
  long bytes(P prepared);

  /** Learns a fabric from its good images, at least one. The same images give the same judge. */
  FabricJudge<P> learn(List<P> goodImages);

  @Override
  void close();
}
