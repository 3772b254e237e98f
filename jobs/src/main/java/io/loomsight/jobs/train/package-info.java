/**
 * Training the encoder, and a generator of patterns on a collection; the work itself is done in
 * {@code models.train}, without Spark.
 */
package io.loomsight.jobs.train;
