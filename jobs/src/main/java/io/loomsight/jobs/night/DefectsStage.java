package io.loomsight.jobs.night;

import io.loomsight.jobs.detect.DefectsConfig;
import io.loomsight.jobs.detect.DefectsJob;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import java.util.List;
import java.util.Map;

/** Findings to scores, defects and evidence. */
record DefectsStage(DefectsConfig config) implements Stage {

  @Override
  public String name() {
    return "defects";
  }

  @Override
  public List<Table<?>> outputs() {
    return List.of(Tables.SCORES, Tables.DEFECTS, Tables.EVIDENCE);
  }

  @Override
  public Plan plan(StageContext context, RunLog runs) {
    return new Plan(Stage.published(context, List.of(Tables.FINDINGS)), Map.of());
  }

  @Override
  public Map<String, Long> run(StageContext context, Plan plan) {
    return DefectsJob.run(context, config);
  }
}
