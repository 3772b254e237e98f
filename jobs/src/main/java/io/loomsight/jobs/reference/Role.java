package io.loomsight.jobs.reference;

import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.ContentHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one style's frames do for its reference.
 *
 * @param fitted ids of the frames that the look is fitted on, sorted
 * @param heldBack ids of the frames that the threshold is set on, sorted
 */
record Role(List<String> fitted, List<String> heldBack) {

  Role {
    fitted = List.copyOf(fitted);
    heldBack = List.copyOf(heldBack);
  }

  /**
   * Holds back a share of good frames, at least one, chosen by a hash of their ids; a single frame
   * must do for both.
   */
  static Role ofGood(List<Frame> frames, double heldBackPercent) {
    List<String> ids =
        frames.stream()
            .map(Frame::frameId)
            .sorted(Comparator.comparing(id -> ContentHash.ofParts("held back", id)))
            .toList();
    if (ids.size() == 1) {
      return new Role(ids, ids);
    }
    int heldBack = (int) Math.max(1, Math.min(ids.size() - 1, ids.size() * heldBackPercent / 100));
    return new Role(sorted(ids.subList(heldBack, ids.size())), sorted(ids.subList(0, heldBack)));
  }

  /** All frames do both: where most but not all are good, robust fits see to the rest. */
  static Role ofMixed(List<Frame> frames) {
    List<String> ids = sorted(frames.stream().map(Frame::frameId).toList());
    return new Role(ids, ids);
  }

  private static List<String> sorted(List<String> ids) {
    List<String> sorted = new ArrayList<>(ids);
    sorted.sort(Comparator.naturalOrder());
    return sorted;
  }
}
