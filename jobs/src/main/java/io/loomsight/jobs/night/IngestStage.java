package io.loomsight.jobs.night;

import io.loomsight.jobs.ingest.IngestConfig;
import io.loomsight.jobs.ingest.IngestJob;
import io.loomsight.jobs.runtime.Fingerprint;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/** {@code ingest}: what lies in the night's landing folder, by name, length and time. */
record IngestStage(IngestConfig config, String landing) implements Stage {

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public List<Table<?>> outputs() {
    return List.of(Tables.FRAMES, Tables.REJECTS);
  }

  @Override
  public Plan plan(StageContext context, RunLog runs) {
    Path folder = IngestJob.nightFolder(context, landing);
    return new Plan(
        Map.of(
            "landing", folder.toString(),
            "files", Fingerprint.ofFolder(context.warehouse().files(), folder)),
        Map.of());
  }

  @Override
  public Map<String, Long> run(StageContext context, Plan plan) {
    return IngestJob.run(context, config, landing);
  }
}
