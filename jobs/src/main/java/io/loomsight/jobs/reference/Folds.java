package io.loomsight.jobs.reference;

import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.ContentHash;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Good frames cut into folds, so that all of them can set the threshold: each fold is judged by
 * what the others look like, as cloth of another night will be (cross-validation). Rolls stay whole
 * where there are at least {@value #LEAST_ROLLS}, as a roll's frames are alike.
 *
 * @param byFrame the fold of each frame, from 0, by frame id
 */
record Folds(Map<String, Integer> byFrame) {

  private static final int LEAST_ROLLS = 3;

  Folds {
    byFrame = Map.copyOf(byFrame);
  }

  /** At most {@code most} folds of about the same number of frames or rolls. */
  static Folds of(List<Frame> frames, int most) {
    long rolls = frames.stream().map(Frame::rollId).distinct().count();
    Function<Frame, String> group = rolls >= LEAST_ROLLS ? Frame::rollId : Frame::frameId;
    List<String> groups =
        frames.stream()
            .map(group)
            .distinct()
            .sorted(Comparator.comparing(name -> ContentHash.ofParts("fold", name)))
            .toList();
    Map<String, Integer> folds = new TreeMap<>();
    for (Frame frame : frames) {
      folds.put(frame.frameId(), groups.indexOf(group.apply(frame)) % most);
    }
    return new Folds(folds);
  }

  /** All frames in one fold, which is judged by itself: where not all are good. */
  static Folds one(List<Frame> frames) {
    return of(frames, 1);
  }

  /** How many folds there are. */
  int count() {
    return (int) byFrame.values().stream().distinct().count();
  }
}
