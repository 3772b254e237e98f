/**
 * Training the encoder on drawn cloth, and the metrics that judge it. Training is the same act as
 * use: fit a Gaussian on clean cloth, score flawed cloth of the same fabric, and push the error
 * back through the covariance's inverse.
 */
package io.loomsight.models.train;
