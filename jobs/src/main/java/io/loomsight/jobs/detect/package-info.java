/**
 * The stage {@code detect}: what stands out of the cloth. {@link
 * io.loomsight.jobs.detect.DetectJob} runs the model, once over every frame, and leaves findings;
 * {@code DefectsJob} makes frame scores, defects and their evidence of them without the model, so
 * that other merge rules need no second pass. Points and grades are the stage {@code grade}'s.
 */
package io.loomsight.jobs.detect;
