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
 * @param readNanos waiting for images from storage, all threads together
 * @param decodeNanos decoding them, all threads together
 * @param forwardNanos wall time in the network's calls
 * @param frames that went through the network
 * @param areaMm2 cloth judged
 */
record TaskWork(
    String assigned,
    String ranOn,
    String deviceId,
    String deviceModel,
    long readNanos,
    long decodeNanos,
    long forwardNanos,
    long frames,
    double areaMm2)
    implements Serializable {

  static final TaskWork NONE = new TaskWork("", "", "", DeviceInfo.UNKNOWN, 0, 0, 0, 0, 0);

  /** The same from where its network runs now. */
  TaskWork on(String given, String device, DeviceInfo info) {
    return new TaskWork(
        given,
        device,
        info.uniqueId(),
        info.model(),
        readNanos,
        decodeNanos,
        forwardNanos,
        frames,
        areaMm2);
  }

  /** With an image that was read and decoded. */
  TaskWork withImage(long moreReadNanos, long moreDecodeNanos) {
    return new TaskWork(
        assigned,
        ranOn,
        deviceId,
        deviceModel,
        readNanos + moreReadNanos,
        decodeNanos + moreDecodeNanos,
        forwardNanos,
        frames,
        areaMm2);
  }

  TaskWork plus(long moreNanos, long moreFrames, double moreMm2) {
    return new TaskWork(
        assigned,
        ranOn,
        deviceId,
        deviceModel,
        readNanos,
        decodeNanos,
        forwardNanos + moreNanos,
        frames + moreFrames,
        areaMm2 + moreMm2);
  }

  /** The sums of several tasks, on the device of the one that has one. */
  TaskWork plus(TaskWork other) {
    TaskWork placed = ranOn.isEmpty() ? other : this;
    TaskWork more = ranOn.isEmpty() ? this : other;
    return placed
        .plus(more.forwardNanos, more.frames, more.areaMm2)
        .withImage(more.readNanos, more.decodeNanos);
  }
}
