package io.loomsight.jobs.night;

import io.loomsight.jobs.grade.GradeConfig;
import io.loomsight.jobs.grade.GradeJob;
import io.loomsight.jobs.grade.GradeJob.Writes;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Defects to points, grades, statistics and alarms; earlier nights' cloth of the same rolls counts.
 *
 * @param name the stage's; {@link #REGRADE} for grades beside the night's own, by which the night
 *     is neither more nor less done
 */
record GradeStage(GradeConfig config, String name) implements Stage {

  static final String GRADE = "grade";
  static final String REGRADE = "regrade";

  private static final List<Table<?>> BY_RULE_SET =
      List.of(
          Tables.POINTS,
          Tables.ROLLS,
          Tables.STATISTICS,
          Tables.STATISTICS_BY_KIND,
          Tables.CHARTS,
          Tables.CUTS);

  private static final List<Table<?>> READ = List.of(Tables.FRAMES, Tables.SCORES, Tables.DEFECTS);

  /** The night's own. */
  GradeStage(GradeConfig config) {
    this(config, GRADE);
  }

  @Override
  public List<Table<?>> outputs() {
    return name.equals(GRADE)
        ? Stream.concat(BY_RULE_SET.stream(), Stream.of(Tables.ALARMS)).toList()
        : BY_RULE_SET;
  }

  @Override
  public Plan plan(StageContext context, RunLog runs) {
    Warehouse warehouse = context.warehouse();
    Map<String, String> inputs = new TreeMap<>(Stage.published(context, READ));
    for (Batch night : GradeJob.earlierNights(warehouse, context.batch(), config)) {
      List<String> published = new ArrayList<>();
      READ.forEach(table -> published.addAll(warehouse.publishedRuns(table, night)));
      inputs.put("night." + night.batchDate(), String.join(",", published));
    }
    for (Batch night : GradeJob.nights(warehouse, context.batch(), config)) {
      String reviews = String.join(",", warehouse.appendedRuns(Tables.REVIEWS, night));
      if (!reviews.isEmpty()) {
        inputs.put("reviews." + night.batchDate(), reviews);
      }
    }
    GradeJob.ruleSets(warehouse, config)
        .forEach(
            (name, rules) -> {
              inputs.put("ruleSet." + name, rules.toString());
              GradeJob.chartedNights(warehouse, context.batch(), config, name)
                  .forEach(
                      night ->
                          inputs.put(
                              "charts." + name + "." + night.batchDate(),
                              charts(warehouse, night, name)));
            });
    return new Plan(inputs, Map.of());
  }

  /** The one run that readers of a night's charts get. */
  private static String charts(Warehouse warehouse, Batch night, String ruleSet) {
    return warehouse.publishedRuns(Tables.CHARTS, night).stream()
        .filter(run -> run.startsWith(ruleSet + ":"))
        .findFirst()
        .orElse("");
  }

  /** Whether readers get it by every rule set that is configured now. */
  @Override
  public boolean isComplete(StageContext context, String runId) {
    List<String> runs = config.ruleSets().stream().map(rules -> rules + ":" + runId).toList();
    return outputs().stream()
        .allMatch(
            table ->
                Stage.publishedRuns(context, table)
                    .containsAll(BY_RULE_SET.contains(table) ? runs : List.of(runId)));
  }

  @Override
  public Map<String, Long> run(StageContext context, Plan plan) {
    return GradeJob.run(context, config, name.equals(GRADE) ? Writes.ALL : Writes.BY_RULE_SET);
  }
}
