package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where raw maps go, so that anyone can work the metrics out again: {@code <fabric>/<name>.npy} for
 * every judged image, and {@code split.csv} (fabric, file, role), written last.
 */
final class MapsFolder {

  /** What an image was used as. */
  enum Role {
    REFERENCE,
    NORMAL,
    DEFECT
  }

  private final Path folder;
  private final StringBuilder split = new StringBuilder(Csv.line("fabric", "file", "role"));

  MapsFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder; refuses fabrics whose maps would overwrite each other. */
  void begin(List<LabelledFabric> fabrics) {
    for (LabelledFabric fabric : fabrics) {
      Set<String> names = new HashSet<>();
      fabric.normal().forEach(image -> requireNew(names, image));
      fabric.defective().forEach(defective -> requireNew(names, defective.image()));
    }
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve("split.csv"));
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  private static void requireNew(Set<String> names, Path image) {
    if (!names.add(LabelledFabric.nameOf(image))) {
      throw new InputException(
          "%s: expected a name of its own in the fabric, to name its map by; found another one"
              .formatted(image));
    }
  }

  void role(String fabric, Path image, Role role) {
    split.append(
        Csv.line(fabric, image.getFileName().toString(), role.name().toLowerCase(Locale.ROOT)));
  }

  void map(String fabric, LabelledImage judged, float[] map) {
    try {
      Path own = Files.createDirectories(folder.resolve(fabric));
      NpyFile.write(
          own.resolve(LabelledFabric.nameOf(judged.file()) + ".npy"),
          judged.image().widthPx(),
          judged.image().heightPx(),
          map);
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  void finish() {
    try {
      Files.writeString(folder.resolve("split.csv"), split);
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  private RuntimeException unwritable(IOException failure) {
    return Files.isDirectory(folder) && Files.isWritable(folder)
        ? new UncheckedIOException(failure)
        : new InputException(
            "%s: expected a folder that can be written, found: %s".formatted(folder, failure),
            failure);
  }
}
