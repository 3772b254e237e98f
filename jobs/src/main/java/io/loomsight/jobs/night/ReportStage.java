package io.loomsight.jobs.night;

import io.loomsight.jobs.export.WorkbookJob;
import io.loomsight.jobs.report.ReportConfig;
import io.loomsight.jobs.report.ReportJob;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;

/** Tables to the pages and the workbook beside them. */
record ReportStage(ReportConfig config) implements Stage {

  private static final List<Table<?>> READ =
      List.of(
          Tables.FRAMES,
          Tables.REJECTS,
          Tables.SCORES,
          Tables.DEFECTS,
          Tables.EVIDENCE,
          Tables.POINTS,
          Tables.ROLLS,
          Tables.STATISTICS,
          Tables.STATISTICS_BY_KIND,
          Tables.CHARTS,
          Tables.CUTS,
          Tables.ALARMS);

  @Override
  public String name() {
    return "report";
  }

  /** A page, no table. */
  @Override
  public List<Table<?>> outputs() {
    return List.of();
  }

  @Override
  public boolean isComplete(StageContext context, String runId) {
    Path page = ReportJob.path(context.warehouse(), context.batch());
    try {
      return context.warehouse().files().fileSystem(page).exists(page);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public Plan plan(StageContext context, RunLog runs) {
    Warehouse warehouse = context.warehouse();
    Map<String, String> inputs = new TreeMap<>(Stage.published(context, READ));
    ReportJob.nights(warehouse, context.batch(), config)
        .forEach(
            night ->
                inputs.put(
                    "night." + night.batchDate(),
                    String.join(",", warehouse.publishedRuns(Tables.STATISTICS, night))));
    inputs.put(
        "reviews", String.join(",", warehouse.appendedRuns(Tables.REVIEWS, context.batch())));
    return new Plan(inputs, Map.of());
  }

  @Override
  public Map<String, Long> run(StageContext context, Plan plan) {
    Path page = ReportJob.path(context.warehouse(), context.batch());
    // The page comes last: where it is, all is
    WorkbookJob.write(
        context.warehouse(),
        context.batch(),
        config.ruleSet(),
        config.maxWorkbookDefects(),
        new Path(page.getParent(), ReportJob.WORKBOOK));
    return ReportJob.run(context, config);
  }
}
