package io.loomsight.jobs.grade;

import io.loomsight.models.grade.AwardedPoints;

/**
 * What a defect costs in one linear unit of its roll. Public, because Spark's code makes it.
 *
 * @param score the defect's
 */
public record UnitPart(String rollId, double score, AwardedPoints awarded) {}
