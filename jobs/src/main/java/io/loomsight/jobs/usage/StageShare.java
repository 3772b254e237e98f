package io.loomsight.jobs.usage;

/**
 * Where the time of a stage's tasks went, those that counted.
 *
 * @param elapsedMs from the stage's begin to its end; 0 where no run of it is recorded
 * @param heldMs tasks' time, cores or shares of a GPU
 * @param readMs of it, waiting for images from storage
 * @param decodeMs of it, decoding them
 * @param modelMs of it, in the network's calls
 * @param writeMs of it, tasks that write tables
 */
record StageShare(
    String stage,
    long elapsedMs,
    long heldMs,
    long readMs,
    long decodeMs,
    long modelMs,
    long writeMs,
    double areaM2) {

  /** What is left: listing, shuffles, all else; read-ahead may make it smaller than it was. */
  long restMs() {
    return Math.max(0, heldMs - readMs - decodeMs - modelMs - writeMs);
  }
}
