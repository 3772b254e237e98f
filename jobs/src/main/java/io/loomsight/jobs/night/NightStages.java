package io.loomsight.jobs.night;

import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.detect.DefectsConfig;
import io.loomsight.jobs.detect.DetectConfig;
import io.loomsight.jobs.grade.GradeConfig;
import io.loomsight.jobs.ingest.IngestConfig;
import io.loomsight.jobs.reference.GoodFrames;
import io.loomsight.jobs.reference.ReferenceConfig;
import io.loomsight.jobs.report.ReportConfig;
import io.loomsight.jobs.runtime.DetectorConfig;
import java.util.List;

/** The stages of a night, in order. */
public final class NightStages {

  private NightStages() {}

  /** The stages with their settings, for a request. */
  public static List<Stage> of(Settings settings, NightRequest request) {
    return of(settings, request, GoodFrames.ofManifest());
  }

  /** The same, where somebody says which frames are good. */
  public static List<Stage> of(Settings settings, NightRequest request, GoodFrames good) {
    DetectorConfig detector = settings.section(DetectorConfig.class);
    return List.of(
        new IngestStage(settings.section(IngestConfig.class), request.landing()),
        new ReferenceStage(detector, settings.section(ReferenceConfig.class), good),
        new DetectStage(
            detector, settings.section(DetectConfig.class), request.referenceVersions()),
        new DefectsStage(settings.section(DefectsConfig.class)),
        new GradeStage(settings.section(GradeConfig.class)),
        new ReportStage(settings.section(ReportConfig.class)));
  }
}
