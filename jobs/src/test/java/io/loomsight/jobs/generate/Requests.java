package io.loomsight.jobs.generate;

import io.loomsight.models.pattern.CopyLimits;
import io.loomsight.models.pattern.PatternRules;
import io.loomsight.models.pattern.RepeatLayout;
import java.util.List;

/** Small requests. */
final class Requests {

  static final List<RepeatLayout> LAYOUTS = List.of(RepeatLayout.STRAIGHT, RepeatLayout.HALF_DROP);

  private Requests() {}

  /** Two drawn designs, two layouts, two palettes, two patterns each of 96 x 64 px. */
  static PatternRequest small() {
    return from(
        new CollectionSource.Drawn(2), new PatternRules(1.05, CopyLimits.DEFAULT, 1, 1, 0, 4, 3));
  }

  /** The same from another collection by other rules. */
  static PatternRequest from(CollectionSource.Origin origin, PatternRules rules) {
    return new PatternRequest(
        "small",
        3,
        MethodName.PATCHES,
        List.of(new CollectionSource("house", origin)),
        List.of(),
        LAYOUTS,
        3,
        PrintFormat.of(2.88, 1.92, 127, 64, LAYOUTS),
        List.of(Colouring.asDrawn(), new Colouring("ink", List.of(0xffffff, 0x8090a0, 0x203040))),
        2,
        rules,
        Scene.CURTAIN);
  }
}
