package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.col;

import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.alarm.AlarmRules;
import io.loomsight.models.alarm.Alarms;
import io.loomsight.models.alarm.Rollers;
import io.loomsight.models.alarm.SeenRoll;
import io.loomsight.models.fabric.Verdict;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;

/**
 * Defects to what a mechanic should see to. A roll's defects come sorted along it and are never
 * held together.
 */
final class AlarmsJob {

  private final Map<String, SeenRoll> rolls;
  private final AlarmRules rules;
  private final Rollers rollers;

  /**
   * @param rolls every roll that has defects, by id
   */
  AlarmsJob(Map<String, SeenRoll> rolls, GradeConfig config) {
    this.rolls = Map.copyOf(rolls);
    this.rules = config.alarms();
    this.rollers = new Rollers(config.rollers());
  }

  /** The alarms of the rolls, also those of which tonight saw nothing; what was refuted is none. */
  Dataset<Alarm> alarms(Dataset<RollDefect> defects) {
    Map<String, SeenRoll> seen = rolls;
    AlarmRules by = rules;
    Rollers known = rollers;
    return defects
        .filter(col("defect.verdict").notEqual(Verdict.FALSE_ALARM.name()))
        .groupBy("rollId")
        .as(Encoders.STRING(), RecordEncoder.of(RollDefect.class))
        .flatMapSortedGroups(
            new Column[] {col("defect.box.yMm"), col("defect.defectId")},
            (FlatMapGroupsFunction<String, RollDefect, Alarm>)
                (rollId, byStart) ->
                    Alarms.of(RollDefect.judged(byStart), seen.get(rollId), by, known).iterator(),
            Tables.ALARMS.encoder());
  }
}
