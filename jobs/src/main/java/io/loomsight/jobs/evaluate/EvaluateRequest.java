package io.loomsight.jobs.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to evaluate.
 *
 * @param data a folder of {@code <fabric>/{normal,defect,mask}}; only read
 * @param fabrics the fabrics to take; empty takes all
 * @param parts what to measure beside the metrics of maps
 * @param rule how regions are found, where that is measured
 * @param outputs where to write what else is wanted
 */
record EvaluateRequest(
    Path data, List<String> fabrics, Set<Part> parts, RegionRule rule, Outputs outputs) {

  /** What can be measured beside the metrics of maps. */
  public enum Part {
    /** Regions found at the fitted threshold against the masks' regions. */
    BOXES,
    /** False alarms on good images never seen, against the wanted number. */
    FALSE_ALARMS
  }

  /**
   * Files that an evaluation writes.
   *
   * @param maps folder for every judged image's raw map
   * @param sheets folder for overlay sheets of the images with defects
   * @param plot PNG file of the quality against the number of good images
   */
  public record Outputs(Optional<Path> maps, Optional<Path> sheets, Optional<Path> plot) {

    /** Nothing is written. */
    public static Outputs none() {
      return new Outputs(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  public EvaluateRequest {
    fabrics = List.copyOf(fabrics);
    parts = Set.copyOf(parts);
  }
}
