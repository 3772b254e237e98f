package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import io.loomsight.models.fabric.DefectKind;
import java.time.LocalDate;

/** The night's defects of one kind for one loom, shift, style, camera, or the whole batch. */
public record KindStatistic(
    @Column(doc = "The mill") String factory,
    @Column(doc = "The night's date") LocalDate batchDate,
    @Column(doc = "The rule set") String ruleSet,
    @Column(doc = "What the row sums over") Statistic.Level level,
    @Column(doc = "Which loom, shift, style or camera; 'all' for the batch") String name,
    @Column(doc = "The kind") DefectKind kind,
    @Column(doc = "Defects found") long defects,
    @Column(doc = "Those of them that a person looked at") long reviewed,
    @Column(doc = "Those that the person refuted") long falseAlarms,
    @Column(doc = "Points") long points) {

  /** Defects that no person refuted. */
  public long standingDefects() {
    return defects - falseAlarms;
  }
}
