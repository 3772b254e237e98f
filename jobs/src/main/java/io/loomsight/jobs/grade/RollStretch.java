package io.loomsight.jobs.grade;

/** A part of a roll along it. Public, because Spark's code makes it. */
public record RollStretch(String rollId, double fromMm, double lengthMm) {}
