package io.loomsight.jobs.demo;

import io.loomsight.jobs.designs.DesignsCommand;
import io.loomsight.jobs.generate.GenerateCommand;
import io.loomsight.jobs.train.TrainCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/**
 * Patterns without anybody's data: draws a collection, trains a generator on it for a short while,
 * and lets both methods draw. Each step is the command that a user would give.
 */
final class DemoPatterns {

  private static final int DESIGNS = 24;
  private static final int PATTERNS = 6;

  private final Path folder;
  private final double trainMinutes;

  DemoPatterns(Path folder, double trainMinutes) {
    this.folder = folder;
    this.trainMinutes = trainMinutes;
  }

  /** Runs the steps; sheets lie in {@code patterns/patches} and {@code patterns/network}. */
  void run() {
    Path designs = folder.resolve("designs");
    Path generator = folder.resolve("generator");
    DesignsCommand draw = new DesignsCommand();
    parse(draw, "--name", "house", "--count", String.valueOf(DESIGNS), "--out", text(designs));
    draw.call();
    TrainCommand train = new TrainCommand();
    parse(
        train,
        "--pattern",
        text(designs),
        "--out",
        text(generator),
        "--minutes",
        String.valueOf(trainMinutes));
    train.call();
    for (String method : List.of("patches", "network")) {
      GenerateCommand generate = new GenerateCommand();
      parse(
          generate,
          text(request(method)),
          "--out",
          text(folder.resolve("patterns")),
          "--set",
          "warehouse=" + folder.resolve("warehouse"));
      generate.call();
    }
  }

  private static void parse(Object command, String... arguments) {
    new CommandLine(command).parseArgs(arguments);
  }

  private static String text(Path path) {
    return path.toAbsolutePath().toString();
  }

  private Path request(String method) {
    boolean isNetwork = method.equals("network");
    Path file = folder.resolve(method + ".yaml");
    try {
      Files.createDirectories(folder);
      Files.writeString(
          file,
          """
          name: %s
          seed: 1
          method: %s
          collections:
            - name: house
              folder: designs%s
          layouts: [straight, half-drop]
          screens: 3
          widthCm: 32
          heightCm: 32
          dpi: 127
          count: %d
          rules:
            maxBroken: %s
          """
              .formatted(
                  method,
                  method,
                  isNetwork ? "\n    generator: generator" : "",
                  PATTERNS / 2,
                  isNetwork ? 0.1 : 0.025));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
