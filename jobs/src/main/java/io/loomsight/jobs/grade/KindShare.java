package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.fabric.DefectKind;
import java.time.LocalDate;

/** What some defects add to one row of the statistics by kind. */
record KindShare(
    Statistic.Level level,
    String name,
    DefectKind kind,
    long defects,
    long reviewed,
    long falseAlarms,
    long points) {

  /** Both together, of the same level, name and kind. */
  KindShare plus(KindShare other) {
    return new KindShare(
        level,
        name,
        kind,
        defects + other.defects,
        reviewed + other.reviewed,
        falseAlarms + other.falseAlarms,
        points + other.points);
  }

  KindStatistic statistic(String factory, LocalDate batchDate, String ruleSet) {
    return new KindStatistic(
        factory, batchDate, ruleSet, level, name, kind, defects, reviewed, falseAlarms, points);
  }
}
