/**
 * Finding what does not belong: the encoder, the style reference, thresholds, regions and what they
 * most likely are. Tensors never leave this package; what a defect costs is not decided here.
 */
package io.loomsight.models.detect;
