package io.loomsight.jobs.bench;

import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The process's resident memory and the heap in use, once a second: native memory that leaks shows
 * in the first and not in the second. Linux only; elsewhere the resident size is 0.
 */
final class MemoryLog implements AutoCloseable {

  private static final Path STATUS = Path.of("/proc/self/status");

  /**
   * One look.
   *
   * @param seconds since the log began
   * @param residentMb of the process
   * @param heapMb in use
   */
  record Sample(double seconds, long residentMb, long heapMb) {}

  private final long started = System.nanoTime();
  private final List<Sample> samples = new ArrayList<>();
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

  /** Logs until it is closed, then writes the plot. */
  static MemoryLog start(Path file) {
    if (!file.toString().endsWith(".png")) {
      throw new InputException("--memory: expected a file *.png, found " + file);
    }
    MemoryLog log = new MemoryLog(file);
    var unused = log.clock.scheduleAtFixedRate(log::look, 0, 1, TimeUnit.SECONDS);
    return log;
  }

  private void look() {
    Runtime runtime = Runtime.getRuntime();
    Sample sample =
        new Sample(
            (System.nanoTime() - started) / 1e9,
            residentKb() >> 10,
            (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    synchronized (samples) {
      samples.add(sample);
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

  /** The highest resident memory in each tenth of the time so far, in MB. */
  List<Long> tenths() {
    synchronized (samples) {
      List<Long> highest = new ArrayList<>();
      for (int tenth = 0; tenth < 10; tenth++) {
        highest.add(
            samples.subList(tenth * samples.size() / 10, (tenth + 1) * samples.size() / 10).stream()
                .mapToLong(Sample::residentMb)
                .max()
                .orElse(0));
      }
      return highest;
    }
  }

  @Override
  public void close() {
    clock.shutdown();
    synchronized (samples) {
      MemoryPlot.write(samples, file);
    }
  }
}
