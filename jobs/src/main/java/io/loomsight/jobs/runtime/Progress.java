package io.loomsight.jobs.runtime;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/**
 * One line that says how far a stage has come: done of all, rate, time left. Tasks add to {@link
 * #counter}; the line is drawn once a second, and only where somebody watches. A retried task
 * counts twice, so the line never shows more than all.
 */
public final class Progress implements AutoCloseable {

  private static final long PERIOD_MS = 1000;

  private final String stage;
  private final String unit;
  private final long total;
  private final LongAccumulator counter;
  private final InstantSource clock;
  private final long startedMs;
  private final PrintStream out;
  private final Timer timer;

  private Progress(
      SparkSession spark,
      String stage,
      String unit,
      long total,
      InstantSource clock,
      PrintStream out) {
    this.stage = stage;
    this.unit = unit;
    this.total = total;
    this.counter = spark.sparkContext().longAccumulator(stage + " " + unit);
    this.clock = clock;
    this.startedMs = clock.millis();
    this.out = out;
    this.timer = new Timer("progress", /* isDaemon= */ true);
  }

  /**
   * Starts the line of a stage.
   *
   * @param unit what is counted, for example {@code frames}
   * @param total how many there are
   */
  public static Progress start(StageContext context, String stage, String unit, long total) {
    return start(context.spark(), context.clock(), stage, unit, total);
  }

  /** The same for a job that is no stage of a night. */
  public static Progress start(
      SparkSession spark, InstantSource clock, String stage, String unit, long total) {
    Progress progress = new Progress(spark, stage, unit, total, clock, System.err);
    if (Terminal.isWatched()) {
      progress.timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              progress.draw();
            }
          },
          PERIOD_MS,
          PERIOD_MS);
    }
    return progress;
  }

  /** What tasks add to, 1 for each item done. */
  public LongAccumulator counter() {
    return counter;
  }

  private void draw() {
    out.print(
        "\r"
            + line(
                stage, unit, Math.min(total, counter.value()), total, clock.millis() - startedMs));
    out.flush();
  }

  /** The line, without its carriage return. */
  static String line(String stage, String unit, long done, long total, long elapsedMs) {
    double perSecond = elapsedMs > 0 ? done * 1000.0 / elapsedMs : 0;
    String left =
        done > 0
            ? clockTime(Duration.ofMillis((long) ((total - done) * (double) elapsedMs / done)))
            : "--:--";
    return String.format(
        Locale.ROOT,
        "%-10s %,d of %,d %s, %.1f/s, %s left   ",
        stage,
        done,
        total,
        unit,
        perSecond,
        left);
  }

  /** Hours, where there are any, minutes and seconds: {@code 1:05:09}, {@code 05:09}. */
  public static String clockTime(Duration duration) {
    return duration.toHours() > 0
        ? "%d:%02d:%02d"
            .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
        : "%02d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }

  /** Ends the line. */
  @Override
  public void close() {
    timer.cancel();
    if (Terminal.isWatched()) {
      draw();
      out.println();
    }
  }
}
