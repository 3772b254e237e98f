/**
 * Rasters and what is done to them without a model: decoding, resampling, blobs, quality measures.
 */
package io.loomsight.models.image;
