package io.loomsight.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The process's resident memory and the heap in use, once a second: native memory that leaks shows
 * in the first and not in the second. Linux only; elsewhere the resident size is 0.
 */
final class MemoryLog implements AutoCloseable {

  private static final Path STATUS = Path.of("/proc/self/status");

  private final long started = System.nanoTime();
  private final List<String> lines = new ArrayList<>(List.of("seconds,residentMb,heapMb"));
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "memory log");
            thread.setDaemon(true);
            return thread;
          });
  private final Path file;

  private MemoryLog(Path file) {
    this.file = file;
  }

  /** Logs until it is closed, then writes the file. */
  static MemoryLog start(Path file) {
    MemoryLog log = new MemoryLog(file);
    var unused = log.clock.scheduleAtFixedRate(log::look, 0, 1, TimeUnit.SECONDS);
    return log;
  }

  private void look() {
    Runtime runtime = Runtime.getRuntime();
    long heapMb = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    String line =
        String.format(
            Locale.ROOT,
            "%.0f,%d,%d",
            (System.nanoTime() - started) / 1e9,
            residentKb() >> 10,
            heapMb);
    synchronized (lines) {
      lines.add(line);
    }
  }

  private static long residentKb() {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      synchronized (lines) {
        Files.write(file, lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
