package io.loomsight.jobs.generate;

import io.loomsight.models.pattern.Design;
import io.loomsight.models.synth.DesignDraw;
import java.util.List;

/** Collections that need nobody's data. */
final class DrawnCollection {

  private DrawnCollection() {}

  /** So many designs; the same seed gives the same ones. */
  static List<Design> of(long seed, int designs) {
    return DesignDraw.collection(seed, designs).stream()
        .map(drawn -> new Design(drawn.name(), drawn.tile()))
        .toList();
  }
}
