package io.loomsight.jobs.grade;

import java.time.Instant;

/** When a frame was taken, and by which shift. Public, because Spark's code makes it. */
public record FrameShift(String frameId, Instant capturedAt, String shift) {}
