package io.loomsight.jobs.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Locale;

/** The most heap that this process has used. */
final class HeapPeak {

  private HeapPeak() {}

  /** In words. At most this: the sum of each pool's highest. */
  static String words() {
    long bytes =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    return String.format(
        Locale.ROOT,
        "highest heap %,d MiB of at most %,d",
        bytes >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
