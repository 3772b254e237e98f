package io.loomsight.jobs.usage;

import java.time.LocalDate;

/**
 * A day's tasks of a factory that are alike in stage, device and effort.
 *
 * @param day on which they began
 * @param gpu whether they held a GPU
 */
record UsageSum(
    String factory,
    LocalDate day,
    String stage,
    String deviceModel,
    boolean gpu,
    Effort effort,
    Totals totals) {

  /** What became of the tasks. */
  enum Effort {
    COUNTED,
    FAILED,
    SUPERSEDED
  }

  /**
   * What tasks used and did.
   *
   * @param areaMm2Thousandths cloth judged in thousandths of mm², so that it adds up exactly
   */
  record Totals(
      long tasks,
      long heldMs,
      long busyMs,
      long cpuMs,
      long bytesRead,
      long bytesWritten,
      long frames,
      long areaMm2Thousandths) {

    private static final double THOUSANDTHS_PER_M2 = 1e9;

    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0);

    Totals plus(Totals more) {
      return new Totals(
          tasks + more.tasks,
          heldMs + more.heldMs,
          busyMs + more.busyMs,
          cpuMs + more.cpuMs,
          bytesRead + more.bytesRead,
          bytesWritten + more.bytesWritten,
          frames + more.frames,
          areaMm2Thousandths + more.areaMm2Thousandths);
    }

    double areaM2() {
      return areaMm2Thousandths / THOUSANDTHS_PER_M2;
    }
  }
}
