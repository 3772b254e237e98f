package io.loomsight.jobs.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to evaluate.
 *
 * @param data a folder of {@code <fabric>/{normal,defect,mask}}; only read
 * @param fabrics the fabrics to take; empty takes all
 * @param maps where to write every judged image's raw map, if wanted
 */
public record EvaluateRequest(Path data, List<String> fabrics, Optional<Path> maps) {
  public EvaluateRequest {
    fabrics = List.copyOf(fabrics);
  }
}
