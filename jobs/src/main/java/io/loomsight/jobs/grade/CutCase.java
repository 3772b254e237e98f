package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.grade.RollGeometry;

/** All that a roll's cut plan rests on. Public, because Spark's code makes it. */
public record CutCase(RollGrade grade, RollGeometry geometry, RollCuts cuts) {}
