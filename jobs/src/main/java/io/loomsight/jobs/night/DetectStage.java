package io.loomsight.jobs.night;

import io.loomsight.jobs.detect.DetectConfig;
import io.loomsight.jobs.detect.DetectJob;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.ReferencePins;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code detect}: the frames, judged against pinned versions of the references. */
record DetectStage(DetectorConfig detector, DetectConfig detect, Map<String, String> asked)
    implements Stage {

  /** What the run's row keeps. */
  private record Config(DetectorConfig detector, DetectConfig detect) {}

  @Override
  public String name() {
    return "detect";
  }

  @Override
  public Object config() {
    return new Config(detector, detect);
  }

  @Override
  public List<Table<?>> outputs() {
    return List.of(Tables.FINDINGS);
  }

  @Override
  public Plan plan(StageContext context, RunLog runs) {
    Map<String, String> inputs = Stage.published(context, List.of(Tables.FRAMES));
    Map<String, String> versions =
        new HashMap<>(
            ReferencePins.versions(
                ReferencePins.of(context, runs, name(), detector.model(), asked)));
    versions.put("model", detector.model());
    return new Plan(inputs, versions);
  }

  @Override
  public Map<String, Long> run(StageContext context, Plan plan) {
    return DetectJob.run(context, detector, detect, ReferencePins.byStyle(plan.versions()));
  }
}
