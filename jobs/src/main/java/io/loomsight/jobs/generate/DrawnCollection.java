package io.loomsight.jobs.generate;

import io.loomsight.models.pattern.Design;
import io.loomsight.models.pattern.Edges;
import io.loomsight.models.synth.DesignDraw;
import java.util.List;

/** Collections that need nobody's data. */
final class DrawnCollection {

  private DrawnCollection() {}

  /**
   * So many designs. A collection of a name is the same whatever a request's seed, as a folder's
   * is, so that what was picked can be drawn again.
   */
  static List<Design> of(String name, int designs) {
    return DesignDraw.collection(name, designs).stream()
        .map(drawn -> new Design(drawn.name(), drawn.tile(), Edges.PERIODIC))
        .toList();
  }
}
