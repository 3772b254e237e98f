package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.detect.DetectConfig;
import io.loomsight.jobs.detect.DetectJob;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.References;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Frames to findings. A style is judged by the version of its reference that was asked for; else by
 * the one that judged it when the batch ran before, so that a rerun changes nothing; else by the
 * one in force.
 *
 * @param referenceVersions versions by style that were asked for
 */
record DetectStage(
    DetectorConfig detector, DetectConfig detect, Map<String, String> referenceVersions)
    implements Stage {

  private static final String MODEL = "model";
  private static final String REFERENCE = "reference.";

  /** What is recorded and compared. */
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
    Set<String> styles = References.styles(context.warehouse(), context.batch());
    Map<String, String> pinned = pinned(styles, runs.lastGood(name()));
    Map<String, String> versions = new TreeMap<>();
    versions.put(MODEL, detector.modelVersion());
    References.inForce(context.warehouse(), context.batch(), styles, pinned)
        .forEach((style, reference) -> versions.put(REFERENCE + style, reference.version()));
    return new Plan(inputs, versions);
  }

  private Map<String, String> pinned(Set<String> styles, Optional<Run> before) {
    Map<String, String> pinned = new TreeMap<>();
    // References of another model are of no use to this one
    before
        .map(Run::versions)
        .filter(versions -> detector.modelVersion().equals(versions.get(MODEL)))
        .ifPresent(
            versions -> {
              for (String style : styles) {
                if (versions.containsKey(REFERENCE + style)) {
                  pinned.put(style, versions.get(REFERENCE + style));
                }
              }
            });
    for (Map.Entry<String, String> asked : referenceVersions.entrySet()) {
      if (!styles.contains(asked.getKey())) {
        throw new InputException(
            "--reference-version: expected a style of the night, one of %s, found '%s'"
                .formatted(styles, asked.getKey()));
      }
      pinned.put(asked.getKey(), asked.getValue());
    }
    return pinned;
  }

  @Override
  public Map<String, Long> run(StageContext context, Plan plan) {
    Map<String, String> references = new TreeMap<>();
    plan.versions()
        .forEach(
            (name, version) -> {
              if (name.startsWith(REFERENCE)) {
                references.put(name.substring(REFERENCE.length()), version);
              }
            });
    return DetectJob.run(context, detector, detect, references);
  }
}
