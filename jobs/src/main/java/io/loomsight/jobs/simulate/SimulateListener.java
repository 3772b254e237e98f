package io.loomsight.jobs.simulate;

/** Hears how far a simulation is; called from several threads. */
@FunctionalInterface
public interface SimulateListener {

  /** {@code done} of {@code total} images are written. */
  void written(int done, int total);

  /** Hears nothing. */
  static SimulateListener silent() {
    return (done, total) -> {};
  }
}
