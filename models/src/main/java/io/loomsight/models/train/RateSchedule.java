package io.loomsight.models.train;

import ai.djl.training.tracker.Tracker;

/** Warm-up, then a half cosine down to 2 %, over the steps or the minutes, whichever end first. */
final class RateSchedule implements Tracker {

  private static final double LOWEST = 0.02;

  private final double learningRate;
  private final double maxMinutes;
  private final int steps;
  private final int warmUpSteps;
  private double done;
  private double minutes;
  private int updates;

  RateSchedule(TrainSettings settings, int warmUpSteps, int firstStep) {
    this(settings.learningRate(), settings.steps(), settings.maxMinutes(), warmUpSteps, firstStep);
  }

  /** A schedule up to a highest rate. */
  RateSchedule(double learningRate, int steps, double maxMinutes, int warmUpSteps, int firstStep) {
    this.learningRate = learningRate;
    this.steps = steps;
    this.maxMinutes = maxMinutes;
    this.warmUpSteps = warmUpSteps;
    this.done = (double) firstStep / steps;
  }

  /** Told after each step how far training has come. */
  void elapsed(int step, double elapsedMinutes) {
    minutes = elapsedMinutes;
    done = Math.max((double) step / steps, elapsedMinutes / maxMinutes);
  }

  boolean finished() {
    return minutes >= maxMinutes;
  }

  @Override
  public float getNewValue(int update) {
    updates = update + 1;
    return (float) rate(updates);
  }

  /** The rate of the step that comes next. */
  double rate() {
    return rate(updates + 1);
  }

  private double rate(int update) {
    double warm = Math.min(1, (double) update / warmUpSteps);
    double fall = LOWEST + (1 - LOWEST) * (1 + Math.cos(Math.PI * Math.min(1, done))) / 2;
    return learningRate * warm * fall;
  }
}
