package io.loomsight.jobs.night;

import io.loomsight.jobs.ingest.IngestConfig;
import io.loomsight.jobs.ingest.IngestJob;
import io.loomsight.jobs.runtime.Fingerprint;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.LandingNames;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/** Landing folder to frames and rejects; runs again as soon as a file came, went or changed. */
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
    Batch batch = context.batch();
    Path folder = new Path(landing, LandingNames.night(batch));
    SmallFiles files = context.warehouse().files();
    try {
      // However the same folder was named
      Path place = files.fileSystem(folder).makeQualified(folder);
      return new Plan(
          Map.of("landing", place.toString(), "files", Fingerprint.ofFolder(files, place)),
          Map.of());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public Map<String, Long> run(StageContext context, Plan plan) {
    return IngestJob.run(context, config, landing);
  }
}
