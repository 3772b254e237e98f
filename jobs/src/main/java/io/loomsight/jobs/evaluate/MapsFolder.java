package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where raw maps go, so that anyone can work the metrics out again: {@code <fabric>/<name>.npy} for
 * every judged image, and {@code split.csv} (fabric, file, role), written last. Of several runs
 * each has a folder {@code seed-S-normals-N} of its own.
 */
final class MapsFolder {

  /** What an image was used as. */
  enum Role {
    REFERENCE,
    NORMAL,
    DEFECT
  }

  private final Path folder;
  private final Map<EvaluatePlan.Run, StringBuilder> splits = new LinkedHashMap<>();

  MapsFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folders; refuses fabrics whose maps would overwrite each other. */
  void begin(List<LabelledFabric> fabrics, List<EvaluatePlan.Run> runs) {
    for (LabelledFabric fabric : fabrics) {
      Set<String> names = new HashSet<>();
      fabric.normal().forEach(image -> requireNew(names, image));
      fabric.defective().forEach(defective -> requireNew(names, defective.image()));
    }
    splits.clear();
    runs.forEach(run -> splits.put(run, new StringBuilder(Csv.line("fabric", "file", "role"))));
    try {
      for (EvaluatePlan.Run run : runs) {
        Files.createDirectories(of(run));
        Files.deleteIfExists(of(run).resolve("split.csv"));
      }
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  private Path of(EvaluatePlan.Run run) {
    return splits.size() == 1
        ? folder
        : folder.resolve("seed-%d-normals-%d".formatted(run.seed(), run.normals()));
  }

  private static void requireNew(Set<String> names, Path image) {
    if (!names.add(LabelledFabric.nameOf(image))) {
      throw new InputException(
          "%s: expected a name of its own in the fabric, to name its map by; found another one"
              .formatted(image));
    }
  }

  void role(EvaluatePlan.Run run, String fabric, Path image, Role role) {
    splits
        .get(run)
        .append(
            Csv.line(fabric, image.getFileName().toString(), role.name().toLowerCase(Locale.ROOT)));
  }

  void map(EvaluatePlan.Run run, String fabric, LabelledImage judged, float[] map) {
    try {
      Path own = Files.createDirectories(of(run).resolve(fabric));
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
      for (Map.Entry<EvaluatePlan.Run, StringBuilder> split : splits.entrySet()) {
        Files.writeString(of(split.getKey()).resolve("split.csv"), split.getValue());
      }
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
