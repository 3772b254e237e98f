package io.loomsight.models.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The encoders that ship, by name and version: {@code zoo/<name>/<version>/encoder.params}. */
public final class ModelZoo {

  /** The encoder that is used where nothing else is asked for. */
  public static final String DEFAULT = "loom-encoder/0.1.0";

  private ModelZoo() {}

  /** Whether an encoder of this name and version ships. */
  public static boolean ships(String version) {
    return ModelZoo.class.getResource(resource(version)) != null;
  }

  private static String resource(String version) {
    return "/zoo/" + version + "/encoder.params";
  }

  /** A detector with a shipped encoder, such as {@value #DEFAULT}, on cpu or gpu:N. */
  public static Detector open(String version, String device) {
    try (InputStream weights = weights(version)) {
      return Detector.open(weights, version, device);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same detector, whose network runs as the engine runs it by itself: the same features, more
   * slowly. For benchmarks.
   */
  public static Detector openPlain(String version, String device) {
    try (InputStream weights = weights(version)) {
      return Detector.openPlain(weights, version, device);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream weights(String version) {
    InputStream weights = ModelZoo.class.getResourceAsStream(resource(version));
    if (weights == null) {
      throw new IllegalArgumentException(
          "model: expected the name of a shipped encoder such as %s, found '%s'"
              .formatted(DEFAULT, version));
    }
    return weights;
  }

  /** A detector with an encoder's weights from a file, as training leaves them. */
  public static Detector open(Path weights, String device) {
    try (InputStream stream = Files.newInputStream(weights)) {
      return Detector.open(stream, weights.toString(), device);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
