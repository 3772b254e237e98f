package io.loomsight.models.detect;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import java.util.function.Supplier;

/**
 * A GPU that does not do what it is asked, or no longer: out of memory, lost, or without a driver.
 * The same work may succeed on another device.
 */
public final class DeviceFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private DeviceFailure(String device, RuntimeException cause) {
    super("%s failed: %s".formatted(device, firstLine(cause)), cause);
  }

  /** The engine's device of a name. */
  static Device engines(String name) {
    try {
      return Device.fromName(name);
    } catch (IllegalArgumentException gone) {
      throw new DeviceFailure(name, gone);
    }
  }

  /** Does work on a device, cpu or gpu:N; what the engine throws of a CPU is a bug and stays. */
  static <T> T of(String device, Supplier<T> work) {
    try {
      return work.get();
    } catch (EngineException failure) {
      throw device.equals("cpu") ? failure : new DeviceFailure(device, failure);
    }
  }

  private static String firstLine(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
