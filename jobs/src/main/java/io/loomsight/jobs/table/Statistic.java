package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import java.time.LocalDate;

/**
 * The night's numbers for one loom, shift, style, camera, or the whole batch: its own cloth alone.
 */
public record Statistic(
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "The rule set") String ruleSet,
    @Column(doc = "What the row sums over") Level level,
    @Column(doc = "Which loom, shift, style or camera; 'all' for the batch") String name,
    @Column(doc = "Frames judged") long frames,
    @Column(doc = "Rolls seen") long rolls,
    @Column(doc = "Rolls with a final grade") long gradedRolls,
    @Column(doc = "Rolls of first quality") long firstQualityRolls,
    @Column(doc = "Cloth judged", unit = "m²") double areaM2,
    @Column(doc = "Cloth judged over cloth woven", unit = "%") double coveragePercent,
    @Column(doc = "Defects found") long defects,
    @Column(doc = "Those of them that a person looked at") long reviewed,
    @Column(doc = "Those that the person refuted; they cost no points") long falseAlarms,
    @Column(doc = "Points") long points,
    @Column(doc = "Defects without false alarms per 100 m²; NaN without cloth")
        double defectsPer100M2,
    @Column(doc = "Points per 100 m²; NaN without cloth") double pointsPer100M2,
    @Column(doc = "First-quality rolls over graded rolls; NaN where none is graded", unit = "%")
        double firstQualityPercent,
    @Column(doc = "Frames judged against a provisional reference") long provisionalFrames,
    @Column(
            doc =
                "Mean distance between the rolls' own look and their styles' references; NaN where no frame was judged")
        double drift) {

  /** Where less of the cloth was judged than this, in %, pages say on how much a number rests. */
  public static final double ENOUGH_COVERAGE_PERCENT = 90;

  /** Defects that no person refuted. */
  public long standingDefects() {
    return defects - falseAlarms;
  }

  /** What a statistic sums over. */
  public enum Level {
    BATCH,
    LOOM,
    SHIFT,
    STYLE,
    CAMERA
  }
}
