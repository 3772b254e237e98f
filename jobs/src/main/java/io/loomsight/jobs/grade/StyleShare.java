package io.loomsight.jobs.grade;

/**
 * What one style adds to one row of the statistics. Public, because Spark's code makes it.
 *
 * @param styleId the style of the roll
 */
public record StyleShare(String styleId, RollShare share) {}
