package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Table;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One stage as the night sees it. */
public interface Stage {

  /** Its name: the subcommand's, the package's, the config section's. */
  String name();

  /** Its config, a record. */
  Object config();

  /** The tables that a run of it replaces. */
  List<Table<?>> outputs();

  /** What it would read now. */
  Plan plan(StageContext context, RunLog runs);

  /** Does the work; returns what it counted. */
  Map<String, Long> run(StageContext context, Plan plan);

  /** Whether readers get what a run of it wrote, all of it. */
  default boolean isComplete(StageContext context, String runId) {
    return outputs().stream().allMatch(table -> publishedRuns(context, table).contains(runId));
  }

  /** What readers of a table of the batch get; nothing where its pointer names what is gone. */
  static List<String> publishedRuns(StageContext context, Table<?> table) {
    try {
      return context.warehouse().publishedRuns(table, context.batch());
    } catch (InputException dangling) {
      return List.of();
    }
  }

  /**
   * The published runs of tables of the batch, as inputs of a plan.
   *
   * @throws InputException where a table is not published
   */
  static SortedMap<String, String> published(StageContext context, List<Table<?>> tables) {
    SortedMap<String, String> inputs = new TreeMap<>();
    for (Table<?> table : tables) {
      List<String> runs = context.warehouse().publishedRuns(table, context.batch());
      if (runs.isEmpty()) {
        throw new InputException(
            "%s of %s: expected a published run (run the stage '%s' first), found none"
                .formatted(table.name(), context.batch(), table.stage()));
      }
      inputs.put(table.name(), String.join(",", runs));
    }
    return inputs;
  }
}
