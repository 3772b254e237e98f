package io.loomsight.jobs;

import io.loomsight.jobs.clean.CleanConfig;
import io.loomsight.jobs.detect.DefectsConfig;
import io.loomsight.jobs.detect.DetectConfig;
import io.loomsight.jobs.evaluate.EvaluateConfig;
import io.loomsight.jobs.grade.GradeConfig;
import io.loomsight.jobs.ingest.IngestConfig;
import io.loomsight.jobs.reference.ReferenceConfig;
import io.loomsight.jobs.report.ReportConfig;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.simulate.SimulateConfig;
import io.loomsight.jobs.usage.UsageConfig;

/**
 * Every setting, a section a stage; {@code conf/loomsight.yaml} says what each means.
 *
 * @param warehouse where the tables lie, a folder or a URI
 * @param landing where the cameras leave their images, above {@code factory=F/date=D/}
 */
public record LoomsightConfig(
    String warehouse,
    String landing,
    IngestConfig ingest,
    DetectorConfig detector,
    ReferenceConfig reference,
    DetectConfig detect,
    DefectsConfig defects,
    GradeConfig grade,
    ReportConfig report,
    SimulateConfig simulate,
    EvaluateConfig evaluate,
    UsageConfig usage,
    CleanConfig clean) {

  public LoomsightConfig {
    if (warehouse.isBlank()) {
      throw new IllegalArgumentException("warehouse: expected a folder or a URI, found ''");
    }
    if (landing.isBlank()) {
      throw new IllegalArgumentException("landing: expected a folder or a URI, found ''");
    }
  }

  public static LoomsightConfig defaults() {
    return new LoomsightConfig(
        "work/warehouse",
        "work/landing",
        IngestConfig.defaults(),
        DetectorConfig.defaults(),
        ReferenceConfig.defaults(),
        DetectConfig.defaults(),
        DefectsConfig.defaults(),
        GradeConfig.defaults(),
        ReportConfig.defaults(),
        SimulateConfig.defaults(),
        EvaluateConfig.defaults(),
        UsageConfig.defaults(),
        CleanConfig.defaults());
  }
}
