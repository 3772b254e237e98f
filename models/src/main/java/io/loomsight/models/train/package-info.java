/**
 * Training the encoder on drawn cloth, and measuring one: episodes, the training loop, metrics, and
 * baselines to hold a model against. Training is the same act as use: fit a Gaussian on clean
 * cloth, score flawed cloth of the same fabric, and push the error back through the covariance's
 * inverse. The metrics are pure Java and exact; files, tables and pages belong to the jobs.
 */
package io.loomsight.models.train;
