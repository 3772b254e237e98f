package io.loomsight.jobs.config;

import io.loomsight.jobs.table.Batch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stages to be run by themselves.
 *
 * @param stages their names, in the night's order
 * @param breaksLock whether the batch is taken over from another job that holds it
 * @param referenceVersions styles that are to be judged against a named version of their reference
 * @param style the one style that a new reference is made of
 * @param rolls its good rolls; what the manifest marks where empty
 */
public record StageCall(
    List<String> stages,
    Settings settings,
    Batch batch,
    boolean breaksLock,
    Map<String, String> referenceVersions,
    Optional<String> style,
    List<String> rolls) {

  public StageCall {
    stages = List.copyOf(stages);
    referenceVersions = Map.copyOf(referenceVersions);
    rolls = List.copyOf(rolls);
  }
}
