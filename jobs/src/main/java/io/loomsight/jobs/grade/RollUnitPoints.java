package io.loomsight.jobs.grade;

/** Points of one linear unit of a roll. Public, because Spark's code makes it. */
public record RollUnitPoints(String rollId, int unit, long points) {}
