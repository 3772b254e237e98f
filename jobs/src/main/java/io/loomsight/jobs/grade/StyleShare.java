package io.loomsight.jobs.grade;

/**
 * What one style adds to one row of the statistics.
 *
 * @param styleId the style of the roll
 */
record StyleShare(String styleId, RollShare share) {}
