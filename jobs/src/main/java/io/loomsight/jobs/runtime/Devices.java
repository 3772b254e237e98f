package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import io.loomsight.models.detect.DeviceInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/**
 * Chooses where a task's model runs: on the GPU that Spark gave it; else, in local mode, on the
 * first one that the engine sees; else on the CPU. On a cluster several tasks share a machine, so
 * that a GPU that Spark did not give may be somebody else's.
 */
final class Devices {

  private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";
  private static final String NEEDED = "it needs libtorch for CUDA and the GPU's driver";

  private Devices() {}

  /**
   * What is known of a task and its machine.
   *
   * @param assigned the address of the GPU that Spark gave the task
   * @param local whether Spark runs in this JVM alone
   * @param executorsHaveGpus whether Spark counts GPUs of executors
   * @param machineHasGpu whether the machine's driver lists one
   * @param visible the GPUs that the engine is let see, in its order; empty for all
   */
  record Known(
      Optional<String> assigned,
      boolean local,
      boolean executorsHaveGpus,
      boolean machineHasGpu,
      List<String> visible) {

    Known {
      visible = List.copyOf(visible);
    }
  }

  /**
   * The device of the calling task.
   *
   * @param preference auto (the CPU where no GPU works, and a note that says why), cpu (also where
   *     there is a GPU) or gpu (or the job fails)
   * @param gpus how many GPUs the engine sees; asked only where it matters, as that loads it
   * @throws InputException where a GPU is asked for and there is none
   */
  static TaskDevice ofTask(String preference, IntSupplier gpus) {
    return choose(preference, known(), gpus);
  }

  /** The GPU that Spark gave the calling task, whether its model runs there or not: gpu:N. */
  static Optional<String> assigned() {
    return address().map(address -> "gpu:" + number(address, DeviceInfo.visibleGpus()));
  }

  private static Known known() {
    return new Known(
        address(),
        setting("spark.master", "local").startsWith("local"),
        !setting("spark.executor.resource.gpu.amount", "0").equals("0"),
        Files.isDirectory(Path.of("/proc/driver/nvidia/gpus")),
        DeviceInfo.visibleGpus());
  }

  private static Optional<String> address() {
    return Optional.ofNullable(TaskContext.get())
        .map(task -> task.resourcesJMap().get("gpu"))
        .map(ResourceInformation::addresses)
        .filter(addresses -> addresses.length > 0)
        .map(addresses -> addresses[0]);
  }

  private static String setting(String name, String otherwise) {
    SparkEnv spark = SparkEnv.get();
    return spark == null ? otherwise : spark.conf().get(name, otherwise);
  }

  static TaskDevice choose(String preference, Known known, IntSupplier gpus) {
    if (preference.equals("cpu")) {
      return TaskDevice.CPU;
    }
    if (known.assigned().isPresent()) {
      String address = known.assigned().get();
      int number = number(address, known.visible());
      int seen = gpus.getAsInt();
      return number < seen
          ? TaskDevice.gpu(number)
          : without(
              preference,
              "Spark gave the task GPU %s, the model's engine sees %s (%s)"
                  .formatted(address, seen == 0 ? "none" : seen + " of them", NEEDED));
    }
    if (known.local()) {
      if (gpus.getAsInt() > 0) {
        return TaskDevice.gpu(0);
      }
      if (known.machineHasGpu()) {
        return without(
            preference, "the machine has a GPU, the model's engine sees none (" + NEEDED + ")");
      }
    } else if (known.executorsHaveGpus()) {
      return without(
          preference,
          "executors have GPUs, Spark gave the task none (leave spark.task.resource.gpu.amount to"
              + " detector.tasksPerGpu)");
    }
    if (preference.equals("gpu")) {
      return without(
          preference,
          known.local()
              ? "the model's engine sees none"
              : "executors have none (set spark.executor.resource.gpu.amount and what finds them)");
    }
    return TaskDevice.CPU;
  }

  /** The choice that a user has: fail with the reason, or go on without and say so. */
  static TaskDevice without(String preference, String reason) {
    if (preference.equals("gpu")) {
      throw new InputException(
          "detector.device: expected a GPU, found that %s; device: auto takes the CPU then"
              .formatted(reason));
    }
    return TaskDevice.cpuSince(reason);
  }

  /** The engine's number of a GPU: what it is let see, it counts from 0. */
  private static int number(String address, List<String> visible) {
    if (visible.contains(address)) {
      return visible.indexOf(address);
    }
    if (!address.matches("[0-9]{1,4}")) {
      throw new InputException(
          "detector.device: expected the address of a GPU to be its number or one of %s, found '%s' (see spark.executor.resource.gpu.discoveryScript)"
              .formatted(VISIBLE, address));
    }
    return Integer.parseInt(address);
  }
}
