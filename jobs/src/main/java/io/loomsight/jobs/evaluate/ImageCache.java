package io.loomsight.jobs.evaluate;

import io.loomsight.models.train.JudgingMethod;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images of one fabric, decoded and prepared once for all runs. What does not fit into half of
 * the heap is made again whenever it is needed.
 *
 * @param <P> what the method prepares of an image
 */
final class ImageCache<P> {

  private static final long BYTES_PER_PX = 5;

  private final JudgingMethod<P> method;
  private final Map<Path, List<Path>> masks = new HashMap<>();
  private final Map<Path, Entry<P>> kept = new HashMap<>();
  private long freeBytes = Runtime.getRuntime().maxMemory() / 2;

  ImageCache(JudgingMethod<P> method, LabelledFabric fabric) {
    this.method = method;
    fabric.defective().forEach(defective -> masks.put(defective.image(), defective.masks()));
  }

  /** An image, where it is defective, and what the method prepared of it. */
  record Entry<P>(LabelledImage labelled, P prepared) {}

  Entry<P> read(Path file) {
    return Optional.ofNullable(kept.get(file)).orElseGet(() -> make(file));
  }

  private Entry<P> make(Path file) {
    LabelledImage labelled = LabelledImage.read(file, masks.getOrDefault(file, List.of()));
    Entry<P> entry = new Entry<>(labelled, method.prepare(labelled.image()));
    long bytes =
        method.bytes(entry.prepared())
            + BYTES_PER_PX * labelled.image().widthPx() * labelled.image().heightPx();
    if (bytes <= freeBytes) {
      freeBytes -= bytes;
      kept.put(file, entry);
    }
    return entry;
  }
}
