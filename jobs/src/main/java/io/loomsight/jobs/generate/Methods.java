package io.loomsight.jobs.generate;

import io.loomsight.jobs.InputException;
import io.loomsight.models.pattern.LearntGenerator;
import io.loomsight.models.pattern.NetworkMethod;
import io.loomsight.models.pattern.PatchMethod;
import io.loomsight.models.pattern.PatchSettings;
import io.loomsight.models.pattern.PatternMethod;
import io.loomsight.models.pattern.PatternSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The one place where what draws patterns is made. */
final class Methods {

  private Methods() {}

  /**
   * What draws patterns from a source.
   *
   * @param generator the files of a network that has learnt the source; none for patches
   * @param screens colours of a pattern
   * @throws InputException where the files are no network of these designs
   */
  static PatternMethod open(
      MethodName method, PatternSource source, List<ShippedFile> generator, int screens) {
    return switch (method) {
      case PATCHES -> new PatchMethod(source, screens, PatchSettings.defaults());
      case NETWORK -> network(source, generator);
    };
  }

  private static PatternMethod network(PatternSource source, List<ShippedFile> files) {
    LearntGenerator generator = null;
    try {
      generator = loaded(files);
      return new NetworkMethod(source, generator);
    } catch (IllegalArgumentException refused) {
      if (generator != null) {
        generator.close();
      }
      throw new InputException(
          "generator of %s: %s".formatted(source.name(), refused.getMessage()), refused);
    }
  }

  private static LearntGenerator loaded(List<ShippedFile> files) {
    try {
      Path folder = Files.createTempDirectory("loomsight-generator");
      try {
        for (ShippedFile file : files) {
          Files.write(folder.resolve(file.name()), file.bytes());
        }
        return LearntGenerator.load(folder);
      } finally {
        for (ShippedFile file : files) {
          Files.deleteIfExists(folder.resolve(file.name()));
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
