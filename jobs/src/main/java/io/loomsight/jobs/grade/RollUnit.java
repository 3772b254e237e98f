package io.loomsight.jobs.grade;

/** One linear unit of one roll. Public, because Spark's code makes it. */
public record RollUnit(String rollId, int unit) {}
