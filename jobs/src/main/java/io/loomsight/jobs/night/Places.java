package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.LandingNames;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks at the folders that a night needs without making any. Places of this machine alone: what is
 * wrong with a bucket shows when it is opened.
 */
final class Places {

  private Places() {}

  /** Refuses a landing folder that has no such night. */
  static void requireLanding(String landing, Batch batch) {
    Optional<Path> root = local("landing", landing);
    if (root.isEmpty()) {
      return;
    }
    Path night = root.get().resolve(LandingNames.night(batch));
    if (!Files.isDirectory(night)) {
      throw new InputException(
          "landing %s: expected a folder %s in it, found %s"
              .formatted(
                  landing,
                  LandingNames.night(batch),
                  Files.isDirectory(root.get()) ? "none" : "no such landing folder"));
    }
    if (!Files.isReadable(night) || !Files.isExecutable(night)) {
      throw new InputException(
          "landing %s: expected a folder that can be read, found one that cannot".formatted(night));
    }
  }

  /** Refuses a warehouse that is no folder, or that could not be made or written. */
  static void requireWarehouse(String warehouse) {
    Optional<Path> root = local("warehouse", warehouse);
    if (root.isEmpty()) {
      return;
    }
    Path place = root.get().toAbsolutePath();
    while (!Files.exists(place)) {
      place = place.getParent();
    }
    if (!Files.isDirectory(place)) {
      throw refused(warehouse, "the file " + place);
    }
    if (!Files.isReadable(place) || !Files.isWritable(place) || !Files.isExecutable(place)) {
      throw refused(warehouse, "that " + place + " cannot be");
    }
  }

  private static InputException refused(String warehouse, String found) {
    return new InputException(
        "warehouse %s: expected a folder that can be read and written, found %s"
            .formatted(warehouse, found));
  }

  private static Optional<Path> local(String what, String place) {
    try {
      if (place.startsWith("file:")) {
        return Optional.of(Path.of(URI.create(place)));
      }
      return place.matches("[A-Za-z0-9+.-]+:.*") ? Optional.empty() : Optional.of(Path.of(place));
    } catch (InvalidPathException malformed) {
      throw new InputException(
          "%s: expected a path or a URI, found '%s'".formatted(what, place), malformed);
    } catch (IllegalArgumentException malformed) {
      throw new InputException(
          "%s: expected a path or a URI, found '%s'".formatted(what, place), malformed);
    }
  }
}
