package io.loomsight.jobs.night;

import java.util.Map;

/**
 * What a stage would read if it ran now; the same plan and config need not run again.
 *
 * @param inputs names of inputs, and what tells one state of them from another
 * @param versions of the model ({@code model}) and the references ({@code reference.<styleId>}),
 *     which the run's row keeps
 */
public record Plan(Map<String, String> inputs, Map<String, String> versions) {

  public Plan {
    inputs = Map.copyOf(inputs);
    versions = Map.copyOf(versions);
  }
}
