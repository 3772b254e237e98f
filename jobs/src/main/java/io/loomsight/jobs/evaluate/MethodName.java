package io.loomsight.jobs.evaluate;

import io.loomsight.models.detect.Detector;
import io.loomsight.models.train.StyleMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The methods that can be measured. */
enum MethodName {
  LOOM,
  LOOM_MIXTURE,
  LOOM_BANK,
  PADIM,
  PATCHCORE,
  FILTER_BANK;

  /** Its name in options and tables. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether its features come from a network that the user brings. */
  boolean wantsBackbone() {
    return this == PADIM || this == PATCHCORE;
  }

  /** The method on a detector's features. */
  StyleMethod of(Detector detector) {
    return switch (this) {
      case LOOM -> StyleMethod.loom(detector);
      case LOOM_MIXTURE -> StyleMethod.mixture(detector);
      case LOOM_BANK -> StyleMethod.bank(detector);
      case PADIM -> StyleMethod.padim(detector);
      case PATCHCORE -> StyleMethod.patchcore(detector);
      case FILTER_BANK -> throw new IllegalArgumentException(word() + " uses no detector");
    };
  }

  /** Reads a method's word. */
  static final class Converter implements ITypeConverter<MethodName> {

    @Override
    public MethodName convert(String word) {
      return Arrays.stream(values())
          .filter(method -> method.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of %s, found '%s'"
                          .formatted(
                              Arrays.stream(values())
                                  .map(MethodName::word)
                                  .collect(Collectors.joining(", ")),
                              word)));
    }
  }
}
