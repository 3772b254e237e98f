package io.loomsight.jobs.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes Ctrl-C and SIGTERM wait for a training's last checkpoint. */
final class LastCheckpoint {

  private static final int STOP_SECONDS = 120;

  private final CountDownLatch done = new CountDownLatch(1);

  private LastCheckpoint() {}

  /** Runs a training; being told to end meanwhile calls {@code stop} and waits. */
  static void train(Runnable training, Runnable stop) {
    LastCheckpoint last = new LastCheckpoint();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> last.await(stop), "stop training"));
    try {
      training.run();
    } finally {
      last.done.countDown();
    }
  }

  private void await(Runnable stop) {
    stop.run();
    try {
      done.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
