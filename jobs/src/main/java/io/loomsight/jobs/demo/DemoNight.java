package io.loomsight.jobs.demo;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.runtime.Terminal;
import io.loomsight.jobs.simulate.SimulateConfig;
import io.loomsight.jobs.simulate.SimulateJob;
import io.loomsight.jobs.simulate.SimulateListener;
import io.loomsight.jobs.table.Batch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demonstration's landing folder: drawn once, whole or not at all. */
final class DemoNight {

  private DemoNight() {}

  static Path landing(Path folder) {
    return folder.resolve("landing");
  }

  /** Draws the night unless it is there. */
  static void draw(Path folder, Settings settings, Batch night, PrintStream out) {
    Path landing = landing(folder);
    if (Files.exists(landing)) {
      return;
    }
    Path unfinished = folder.resolve("landing-unfinished");
    out.println("drawing a night of a mill, some seconds");
    out.flush();
    try {
      delete(unfinished);
      Map<String, Long> counts =
          SimulateJob.run(
              unfinished,
              settings.section(SimulateConfig.class),
              night.factory(),
              night.batchDate(),
              Terminal.isWatched() ? DemoNight::progress : SimulateListener.silent());
      Files.move(unfinished, landing);
      out.printf(
          "drew %d images with %d flaws, and %d bad files among them, in %s%n",
          counts.get("images"),
          counts.get("flaws"),
          counts.get("badFiles"),
          landing.toAbsolutePath().normalize());
    } catch (IOException failure) {
      throw new InputException(
          "--dir %s: expected a folder that can be written, found: %s".formatted(folder, failure),
          failure);
    }
  }

  private static void progress(int done, int total) {
    System.err.printf("\rsimulate   %,d of %,d images%s", done, total, done == total ? "\n" : "");
    System.err.flush();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
