/**
 * A night that is drawn instead of woven: images and manifest in the landing format, and beside
 * them the truth. The cloth itself is drawn in {@code models.synth}; no Spark here.
 */
package io.loomsight.jobs.simulate;
