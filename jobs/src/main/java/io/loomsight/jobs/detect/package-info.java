/**
 * Judges the night's frames: {@code findings} by the one pass of the model, and from them {@code
 * scores}, {@code defects} and {@code evidence} without it. What a defect costs is for {@code
 * grade} to say.
 */
package io.loomsight.jobs.detect;
