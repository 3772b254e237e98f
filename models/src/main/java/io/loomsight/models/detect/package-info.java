/**
 * Finding what stands out of the cloth.
 *
 * <p>A style is one Gaussian over the encoder's features of its good frames (cloth is stationary,
 * so the Gaussian does not depend on position, unlike PaDiM, arXiv 2011.08785); the anomaly of a
 * place is its Mahalanobis distance. The sums behind the Gaussian are exact integers, so that they
 * merge over partitions to the same bits in any order.
 *
 * <p>The features come from a {@code FeatureNet}: the encoder that ships, or a network of the
 * user's.
 *
 * <p>DJL's arrays never leave this package. The encoder's folded weights are read-only and shared
 * by all task threads of a JVM; each call works in a manager of its own, so there is no predictor
 * to pool or to close.
 */
package io.loomsight.models.detect;
