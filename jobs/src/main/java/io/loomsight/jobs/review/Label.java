package io.loomsight.jobs.review;

import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Verdict;
import java.time.Instant;

/**
 * One line of a file of labels.
 *
 * @param line its number, from 1
 * @param kind UNKNOWN where the line does not say
 * @param reviewer empty where the line does not say
 * @param note the same
 */
record Label(
    int line,
    String defectId,
    Verdict verdict,
    DefectKind kind,
    String reviewer,
    Instant reviewedAt,
    String note) {}
