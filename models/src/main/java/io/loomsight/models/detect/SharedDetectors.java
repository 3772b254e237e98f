package io.loomsight.models.detect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The detectors of this JVM, one for each model and device, opened on first use and kept: the one
 * static mutable state of the house, since an executor JVM outlives its tasks. All task threads
 * share a detector, whose weights are read-only.
 */
public final class SharedDetectors {

  private static final Map<Key, Detector> OPEN = new ConcurrentHashMap<>();

  private record Key(String model, String device) {}

  private SharedDetectors() {}

  /** Opens a detector that is not open yet. */
  @FunctionalInterface
  public interface Opener {
    Detector open(String model, String device);
  }

  /** The detector of a shipped model on cpu or gpu:N; never to be closed by the caller. */
  public static Detector get(String modelVersion, String device) {
    return get(modelVersion, device, ModelZoo::open);
  }

  /**
   * The detector of another model.
   *
   * @param model names it and its content
   */
  public static Detector get(String model, String device, Opener opener) {
    return OPEN.computeIfAbsent(
        new Key(model, device), key -> opener.open(key.model(), key.device()));
  }
}
