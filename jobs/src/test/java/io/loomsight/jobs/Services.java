package io.loomsight.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/**
 * Services that tests need and a machine may lack. A test without one is skipped with a line that
 * names it, or fails where {@code -Dloomsight.require=s3,python} says that it must be there.
 */
public final class Services {

  private Services() {}

  /** Skips or fails the calling test where a service is missing. */
  public static void require(String service, boolean found, String missing) {
    if (found) {
      return;
    }
    String line = "%s is missing: %s".formatted(service, missing);
    if (List.of(System.getProperty("loomsight.require", "").split(",", -1)).contains(service)) {
      throw new AssertionFailedError(line);
    }
    System.err.println("skipped, " + line);
    abort(line);
  }

  /** Whether a program is on the PATH. */
  public static boolean hasProgram(String name) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** Runs a program that must end with 0; returns what it said on both streams. */
  public static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new AssertionFailedError(
            "%s: expected to end with 0, found %d:%n%s"
                .formatted(String.join(" ", command), code, output));
      }
      return output;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
