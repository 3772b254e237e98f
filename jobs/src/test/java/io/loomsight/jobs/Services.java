package io.loomsight.jobs;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine beside a JDK: {@code python}, {@code systemd}, {@code s3},
 * {@code chromium}, {@code gpu}. Where it is missing the test is skipped with one line that names
 * it; {@code -Dloomsight.require=python,systemd} turns such a skip into a failure.
 */
public final class Services {

  private static final String REQUIRE = "loomsight.require";
  private static final int LONGEST_SECONDS = 120;

  private Services() {}

  /**
   * Goes on where the service is there, else skips or fails the test.
   *
   * @param service its name in {@code loomsight.require}
   * @param there whether it was found
   * @param found what was found in its place, for the one line
   */
  public static void require(String service, boolean there, String found) {
    if (there) {
      return;
    }
    String line = "expected %s, found %s".formatted(service, found);
    if (isRequired(service)) {
      fail(line + " (-D" + REQUIRE + " asks for it)");
    }
    System.err.println("skipped: " + line);
    Assumptions.abort(line);
  }

  /** As above, where a command that does no more than say its version tells. */
  public static void requireCommand(String service, String... command) {
    require(service, isThere(command), "no command that answers '%s'".formatted(text(command)));
  }

  /** Whether the machine must have the service. */
  public static boolean isRequired(String service) {
    return Arrays.asList(System.getProperty(REQUIRE, "").split("[, ]+", -1)).contains(service);
  }

  /** Runs a command that must end with 0; returns what it said on both streams. */
  public static String run(String... command) {
    try {
      Outcome outcome = start(command);
      return outcome.code() == 0
          ? outcome.output()
          : fail(
              "%s: expected to end with 0, found %d:%n%s"
                  .formatted(text(command), outcome.code(), outcome.output()));
    } catch (IOException missing) {
      return fail(text(command) + ": expected a command, found none", missing);
    }
  }

  private record Outcome(int code, String output) {}

  private static Outcome start(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Outcome(-1, output);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return new Outcome(-1, output);
    }
    return new Outcome(process.exitValue(), output);
  }

  private static boolean isThere(String... command) {
    try {
      return start(command).code() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static String text(String... command) {
    return String.join(" ", command);
  }
}
