package io.loomsight.jobs.grade;

import io.loomsight.models.grade.JudgedDefect;

/** A defect and its roll. Public, because Spark's code makes it. */
public record RollDefect(String rollId, JudgedDefect defect) {}
