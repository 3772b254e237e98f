package io.loomsight.jobs.runtime;

import io.loomsight.models.detect.DeviceInfo;
import java.io.Serializable;

/**
 * What a task itself knows of its work, as it is sent to the driver.
 *
 * @param assigned the GPU that Spark gave it, {@code gpu:N}; empty where none
 * @param ranOn where its network ran, {@code cpu} or {@code gpu:N}; empty where it has not yet
 * @param deviceId see {@link DeviceInfo#uniqueId}, of where the network ran
 * @param deviceModel see {@link DeviceInfo#model}, of where the network ran
 * @param forwardNanos wall time in the network's calls
 * @param frames that went through the network
 * @param areaMm2 cloth judged
 */
record TaskWork(
    String assigned,
    String ranOn,
    String deviceId,
    String deviceModel,
    long forwardNanos,
    long frames,
    double areaMm2)
    implements Serializable {

  static final TaskWork NONE = new TaskWork("", "", "", DeviceInfo.UNKNOWN, 0, 0, 0);

  static TaskWork beginning(String assigned, String ranOn, DeviceInfo info) {
    return new TaskWork(assigned, ranOn, info.uniqueId(), info.model(), 0, 0, 0);
  }

  TaskWork plus(long moreNanos, long moreFrames, double moreMm2) {
    return new TaskWork(
        assigned,
        ranOn,
        deviceId,
        deviceModel,
        forwardNanos + moreNanos,
        frames + moreFrames,
        areaMm2 + moreMm2);
  }

  /** The sums of several tasks, on the device of the one that has one. */
  TaskWork plus(TaskWork other) {
    return (ranOn.isEmpty() ? other : this)
        .plus(
            (ranOn.isEmpty() ? this : other).forwardNanos,
            (ranOn.isEmpty() ? this : other).frames,
            (ranOn.isEmpty() ? this : other).areaMm2);
  }
}
