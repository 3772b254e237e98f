package io.loomsight.models.detect;

/**
 * Wall time that each thread has spent in calls of one network whose results it waited for, so that
 * the device was at work on them or had others' work before them.
 */
final class ForwardClock {

  private final ThreadLocal<long[]> elapsedNanos = ThreadLocal.withInitial(() -> new long[1]);

  /** When a call begins, to be handed to {@link #ended}. */
  long started() {
    return System.nanoTime();
  }

  /** Adds a call, also one that failed. */
  void ended(long started) {
    elapsedNanos.get()[0] += System.nanoTime() - started;
  }

  /** Of the calling thread, since its first call. */
  long elapsedNanos() {
    return elapsedNanos.get()[0];
  }
}
