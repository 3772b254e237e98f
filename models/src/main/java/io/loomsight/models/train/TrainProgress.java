package io.loomsight.models.train;

/**
 * How far training has come.
 *
 * @param stage what it is at
 * @param step steps done in all
 * @param steps steps to be done in all
 * @param seconds since this run began
 * @param stepsPerSecond since this run began
 * @param secondsLeft until the steps or the minutes are over, whichever end first
 * @param learningRate of the next step
 * @param loss mean over the steps since the last report; NaN where none was finite
 * @param validation the newest, or {@link Validation#NONE}
 */
public record TrainProgress(
    Stage stage,
    int step,
    int steps,
    double seconds,
    double stepsPerSecond,
    double secondsLeft,
    double learningRate,
    double loss,
    Validation validation) {

  /** What training is at. */
  public enum Stage {
    /** The first steps, at a rate that rises. */
    WARM_UP,
    TRAINING,
    /** A checkpoint was validated and written. */
    CHECKPOINT,
    /** Told to stop before its end; it goes on when started again. */
    STOPPED,
    FINISHED
  }
}
