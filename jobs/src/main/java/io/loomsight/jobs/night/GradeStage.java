package io.loomsight.jobs.night;

import io.loomsight.jobs.grade.GradeConfig;
import io.loomsight.jobs.grade.GradeJob;
import io.loomsight.jobs.runtime.Fingerprint;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.hadoop.fs.Path;

/** {@code grade}: the night's cloth and defects, those of earlier nights, and the rule sets. */
record GradeStage(GradeConfig config) implements Stage {

  private static final List<Table<?>> CLOTH = List.of(Tables.FRAMES, Tables.SCORES, Tables.DEFECTS);

  @Override
  public String name() {
    return "grade";
  }

  @Override
  public List<Table<?>> outputs() {
    return List.of(Tables.POINTS, Tables.ROLLS, Tables.STATISTICS, Tables.STATISTICS_BY_KIND);
  }

  @Override
  public Plan plan(StageContext context, RunLog runs) {
    SortedMap<String, String> inputs = Stage.published(context, CLOTH);
    LocalDate tonight = context.batch().batchDate();
    LocalDate first = tonight.minusDays(config.lookBackNights());
    for (Batch night : context.warehouse().batches(Tables.SCORES, context.batch().factory())) {
      if (night.batchDate().isBefore(tonight) && !night.batchDate().isBefore(first)) {
        for (Table<?> table : CLOTH) {
          inputs.put(
              table.name() + " of " + night.batchDate(),
              String.join(",", context.warehouse().publishedRuns(table, night)));
        }
      }
    }
    if (!config.ruleSetFolder().isEmpty()) {
      inputs.put(
          "ruleSets",
          Fingerprint.ofFolder(context.warehouse().files(), new Path(config.ruleSetFolder())));
    }
    return new Plan(inputs, Map.of());
  }

  @Override
  public Map<String, Long> run(StageContext context, Plan plan) {
    return GradeJob.run(context, config);
  }

  /** Whether it is there by every rule set that is configured now. */
  @Override
  public boolean isComplete(StageContext context, String runId) {
    return outputs().stream()
        .allMatch(
            table ->
                Stage.publishedRuns(context, table)
                    .containsAll(
                        config.ruleSets().stream().map(rules -> rules + ":" + runId).toList()));
  }
}
