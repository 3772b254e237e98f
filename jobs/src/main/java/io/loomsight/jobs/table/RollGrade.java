package io.loomsight.jobs.table;

import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Column;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.Rate;
import java.time.LocalDate;

/** One roll's grade from all its cloth so far. */
public record RollGrade(
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "The rule set") String ruleSet,
    @Column(doc = "The version of its file") int ruleSetVersion,
    @Column(doc = "The loom") String loomId,
    @Column(doc = "The roll") String rollId,
    @Column(doc = "The style") String styleId,
    @Column(doc = "OPEN until the manifest closes the roll, then CLOSED") Status status,
    @Column(doc = "First night of the roll") LocalDate firstDate,
    @Column(doc = "Nights it was seen in") int nights,
    @Column(doc = "Frames judged") long frames,
    @Column(doc = "Length so far", unit = "mm") double lengthMm,
    @Column(doc = "Width of the cloth", unit = "mm") double widthMm,
    @Column(doc = "Cloth judged", unit = "mm²") double inspectedAreaMm2,
    @Column(doc = "Cloth judged over length times width", unit = "%") double coveragePercent,
    @Column(doc = "Defects found") long defects,
    @Column(doc = "Those of them that a person refuted; they cost no points") long falseAlarms,
    @Column(doc = "Points") long points,
    @Column(doc = "Points per 100 m²; NaN without cloth") double pointsPer100M2,
    @Column(doc = "Points in what the rule set's limits are counted in; NaN without cloth")
        double rate,
    @Column(doc = "What that is") Rate rateUnit,
    @Column(
            doc =
                "PREMIUM (优), FIRST (一), SECOND (二), THIRD (三), REJECT (等外); NONE while open or where it may not be graded")
        Grade grade,
    @Column(doc = "Why this grade, in words") String reason,
    @Column(doc = "False where the roll no longer looks like its style") boolean fitsStyle,
    @Column(
            doc =
                "Why it does not: SCALE, MAGNIFICATION, STYLE, LIGHT, FOCUS or OTHER; NONE where it does")
        Mismatch.Kind mismatch,
    @Column(doc = "Judged against a provisional reference") boolean provisionalReference) {

  /** Whether more cloth of the roll may come. */
  public enum Status {
    OPEN,
    CLOSED
  }
}
