package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import java.time.LocalDate;

/**
 * A defect as a rule set sees it: what the machine measured, as a person judged it.
 *
 * @param defectId the defect
 * @param seenDate the night it was first seen in
 * @param kind what it is, by the person if one said
 * @param direction the way it runs
 * @param box where it lies on the roll
 * @param lengthMm its longest dimension
 * @param score the highest anomaly score in it, over the threshold 1
 * @param verdict what the person said
 */
public record JudgedDefect(
    String defectId,
    LocalDate seenDate,
    DefectKind kind,
    Direction direction,
    Box box,
    double lengthMm,
    double score,
    Verdict verdict) {}
