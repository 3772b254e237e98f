package io.loomsight.jobs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * Patterns without anybody's data: draws a collection, trains a generator on it for a short while,
 * and lets both methods draw. Each step is the command that a user would give.
 */
final class DemoPatterns {

  private static final int DESIGNS = 24;
  private static final int PATTERNS = 6;

  private final CommandLine door;
  private final Path folder;
  private final double trainMinutes;

  /**
   * @param door to all commands
   * @param folder of designs, generator, requests and patterns
   */
  DemoPatterns(CommandLine door, Path folder, double trainMinutes) {
    this.door = door;
    this.folder = folder;
    this.trainMinutes = trainMinutes;
  }

  /** Runs the steps; sheets lie in {@code patterns/patches} and {@code patterns/network}. */
  void run() throws Exception {
    String designs = text(folder.resolve("designs"));
    String generator = text(folder.resolve("generator"));
    run("designs", "--name", "house", "--count", String.valueOf(DESIGNS), "--out", designs);
    String minutes = String.valueOf(trainMinutes);
    run("train", "--pattern", designs, "--out", generator, "--minutes", minutes);
    for (String method : List.of("patches", "network")) {
      String patterns = text(folder.resolve("patterns"));
      String warehouse = "warehouse=" + folder.resolve("warehouse");
      run("generate", text(request(method)), "--out", patterns, "--set", warehouse);
    }
  }

  private void run(String name, String... arguments) throws Exception {
    CommandLine command = door.getSubcommands().get(name);
    command.parseArgs(arguments);
    ((Callable<?>) command.getCommand()).call();
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
              folder: designs
              images: tiles%s
          layouts: [straight, half-drop]
          screens: 3
          widthCm: 32
          heightCm: 32
          dpi: 127
          count: %d
          """
              .formatted(
                  method, method, isNetwork ? "\n    generator: generator" : "", PATTERNS / 2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
