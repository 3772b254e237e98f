package io.loomsight.jobs.generate;

import io.loomsight.jobs.InputException;
import io.loomsight.models.pattern.PatchMethod;
import io.loomsight.models.pattern.PatchSettings;
import io.loomsight.models.pattern.PatternMethod;
import io.loomsight.models.pattern.PatternSource;

/** The one place where what draws patterns is made. */
final class Methods {

  private Methods() {}

  /** Refuses a method that cannot draw yet, before anything is read. */
  static void requireReady(MethodName method) {
    switch (method) {
      case PATCHES -> {}
      case NETWORK -> throw noNetwork();
    }
  }

  /**
   * What draws patterns from a source.
   *
   * @param screens colours of a pattern
   */
  static PatternMethod open(MethodName method, PatternSource source, int screens) {
    return switch (method) {
      case PATCHES -> new PatchMethod(source, screens, PatchSettings.defaults());
      case NETWORK -> throw noNetwork();
    };
  }

  private static InputException noNetwork() {
    return new InputException(
        "method: expected patches, found network, which this version cannot draw with yet");
  }
}
