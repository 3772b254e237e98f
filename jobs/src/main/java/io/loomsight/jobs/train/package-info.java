/** Training the encoder; the work itself is done in {@code models.train}, without Spark. */
package io.loomsight.jobs.train;
