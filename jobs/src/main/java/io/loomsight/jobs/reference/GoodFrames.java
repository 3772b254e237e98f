package io.loomsight.jobs.reference;

import java.util.List;
import java.util.Optional;

/**
 * Which frames are good, as somebody said.
 *
 * @param styleId the one style to make a new reference of; all that lack one where empty
 * @param rollIds its good rolls; the frames that the manifest marks {@code reference=true} where
 *     empty
 */
public record GoodFrames(Optional<String> styleId, List<String> rollIds) {

  public GoodFrames {
    rollIds = List.copyOf(rollIds);
    if (styleId.isEmpty() && !rollIds.isEmpty()) {
      throw new IllegalArgumentException(
          "reference: expected a style beside the rolls %s, found none".formatted(rollIds));
    }
  }

  /** What the manifest marks, for every style that has no reference yet. */
  public static GoodFrames ofManifest() {
    return new GoodFrames(Optional.empty(), List.of());
  }
}
