package io.loomsight.jobs.simulate;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.LandingNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A batch's place in a local landing folder, and the truth's place beside it, where no batch is
 * looked for.
 *
 * @param images {@code <landing>/factory=F/date=D}
 * @param truth {@code <landing>/truth/factory=F/date=D}
 */
record LandingFolder(Path images, Path truth) {

  static LandingFolder of(Path landing, Batch batch) {
    return new LandingFolder(within(landing, batch), within(landing.resolve("truth"), batch));
  }

  private static Path within(Path root, Batch batch) {
    return root.resolve(LandingNames.night(batch));
  }

  /** Refuses to write over anything. */
  void requireEmpty() {
    requireEmpty(images);
    requireEmpty(truth);
  }

  private static void requireEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new InputException(folder + ": expected no night there yet, found files");
      }
    } catch (IOException failure) {
      throw unwritable(folder, failure);
    }
  }

  /** Makes the folders, so that one that cannot be written is known before anything is drawn. */
  void create() {
    create(images);
    create(truth);
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw unwritable(folder, failure);
    }
  }

  void writeImage(String file, byte[] bytes) {
    write(images.resolve(file), bytes);
  }

  void writeManifest(byte[] bytes) {
    write(images.resolve("manifest.csv"), bytes);
  }

  void writeTruth(String file, byte[] bytes) {
    write(truth.resolve(file), bytes);
  }

  private static void write(Path file, byte[] bytes) {
    create(file.getParent());
    try {
      Files.write(file, bytes);
    } catch (IOException failure) {
      throw unwritable(file, failure);
    }
  }

  private static InputException unwritable(Path file, IOException failure) {
    return new InputException(
        "%s: expected a folder that can be written, found: %s".formatted(file, failure), failure);
  }
}
