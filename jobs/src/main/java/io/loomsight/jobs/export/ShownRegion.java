package io.loomsight.jobs.export;

import io.loomsight.models.fabric.PixelBox;

/**
 * A part of a frame that shows a defect. Public, because Spark's code makes it.
 *
 * @param mask a 1-bit PNG of the size of the pixel box
 */
@SuppressWarnings("ArrayRecordComponent") // pictures; the rows are never compared
public record ShownRegion(String frameId, PixelBox pixels, byte[] mask) {}
