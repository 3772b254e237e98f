package io.loomsight.jobs.night;

import io.loomsight.jobs.reference.GoodFrames;
import io.loomsight.jobs.reference.ReferenceConfig;
import io.loomsight.jobs.reference.ReferenceJob;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.References;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Good frames to references; complete as long as every style of the batch has one that shows enough
 * cloth for it.
 */
record ReferenceStage(DetectorConfig detector, ReferenceConfig reference, GoodFrames good)
    implements Stage {

  /** What is recorded and compared. */
  private record Config(
      DetectorConfig detector, ReferenceConfig reference, String style, List<String> rolls) {}

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Object config() {
    return new Config(detector, reference, good.styleId().orElse(""), good.rollIds());
  }

  /** It adds rows and replaces none. */
  @Override
  public List<Table<?>> outputs() {
    return List.of();
  }

  @Override
  public boolean isComplete(StageContext context, String runId) {
    Set<String> styles = References.styles(context.warehouse(), context.batch());
    int lacking =
        styles.size()
            - References.inForce(context.warehouse(), context.batch(), styles, Map.of()).size();
    return lacking == 0 || lacking <= References.withoutCloth(context.warehouse(), context.batch());
  }

  @Override
  public Plan plan(StageContext context, RunLog runs) {
    return new Plan(
        Stage.published(context, List.of(Tables.FRAMES)), Map.of("model", detector.modelVersion()));
  }

  @Override
  public Map<String, Long> run(StageContext context, Plan plan) {
    return ReferenceJob.run(context, detector, reference, good);
  }
}
