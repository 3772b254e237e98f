package io.loomsight.jobs.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A run of {@code bin/loomsight} as a process of its own, with what it said so far. */
final class Launched implements AutoCloseable {

  private static final Path HOME = Path.of("").toAbsolutePath();

  private final Process process;
  private final Path log;

  private Launched(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts the launcher in a folder, which gets its log. */
  static Launched start(Path folder, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("bash", HOME + "/bin/loomsight"));
    command.addAll(arguments);
    return start(folder, "loomsight", environment, command);
  }

  /** Starts any program in a folder, which gets its log. */
  static Launched start(
      Path folder, String name, Map<String, String> environment, List<String> command) {
    try {
      Files.createDirectories(folder);
      buildIsFresh();
      Path log = Files.createTempFile(folder, name + "-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(key -> key.startsWith("AWS_"));
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      return new Launched(builder.start(), log);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What Maven has just built is newer than the sources, or else these tests would not run. */
  private static void buildIsFresh() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("target"))) {
      for (Path jar : files.filter(f -> f.toString().matches(".*/loomsight-[0-9.]+jar")).toList()) {
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
      }
    }
  }

  /** All that it said. */
  String said() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Waits until it has said something; fails where it ends first or a time is over. */
  Launched untilSaid(String text, Duration most) {
    Instant end = Instant.now().plus(most);
    while (!said().contains(text)) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new AssertionError(
            "expected '%s' from %s, which %s; it said:%n%s"
                .formatted(
                    text,
                    log,
                    process.isAlive() ? "runs" : "ended with " + process.exitValue(),
                    said()));
      }
      S3Server.pause(50);
    }
    return this;
  }

  /** Waits until something has come about; fails where the run ends first or a time is over. */
  Launched until(Future<?> event, Duration most) {
    Instant end = Instant.now().plus(most);
    while (!event.isDone()) {
      S3Server.pause(50);
      if ((!process.isAlive() && !event.isDone()) || Instant.now().isAfter(end)) {
        String said = said();
        close();
        throw new AssertionError(
            "what the test waits for did not come about; it said:%n%s".formatted(said));
      }
    }
    return this;
  }

  /** Its exit code, once it has ended. */
  int exit(Duration most) {
    try {
      if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
        close();
        throw new AssertionError("expected to end within %s, said:%n%s".formatted(most, said()));
      }
      return process.exitValue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** Ends it as {@code kill -9} does, with all that it started. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
