package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/** Where a task's model runs: {@code cpu} or {@code gpu:N}. */
public final class Devices {

  private Devices() {}

  /**
   * The device of the calling task: the GPU that Spark gave it; else, in local mode, the first one
   * that the engine sees; else the CPU. On a cluster several tasks share a machine, so that a GPU
   * that Spark did not give may be somebody else's.
   *
   * @param preference auto, cpu (also where there is a GPU) or gpu (or the job fails)
   * @param gpus how many GPUs the engine sees; asked only where it matters, as that loads it
   * @return cpu or gpu:N
   * @throws InputException where a GPU is asked for and there is none
   */
  public static String ofTask(String preference, IntSupplier gpus) {
    return choose(preference, address(), isLocal(), gpus);
  }

  /** The GPU that Spark gave the calling task, whether its model runs there or not: gpu:N. */
  static Optional<String> assigned() {
    return address().map(Devices::gpu);
  }

  private static Optional<String> address() {
    return Optional.ofNullable(TaskContext.get())
        .map(task -> task.resourcesJMap().get("gpu"))
        .map(ResourceInformation::addresses)
        .filter(addresses -> addresses.length > 0)
        .map(addresses -> addresses[0]);
  }

  static String choose(
      String preference, Optional<String> assigned, boolean localMode, IntSupplier gpus) {
    if (preference.equals("cpu")) {
      return "cpu";
    }
    if (assigned.isPresent()) {
      return gpu(assigned.get());
    }
    if (localMode && gpus.getAsInt() > 0) {
      return gpu("0");
    }
    if (preference.equals("gpu")) {
      throw new InputException(
          localMode
              ? "detector.device: expected a GPU, found that the model's engine sees none (auto takes the CPU then)"
              : "detector.device: expected a GPU for every task, found that Spark gave this one none (set spark.executor.resource.gpu.amount and spark.task.resource.gpu.amount, or device: auto)");
    }
    return "cpu";
  }

  private static String gpu(String address) {
    if (!address.matches("[0-9]{1,4}")) {
      throw new InputException(
          "detector.device: expected the address of a GPU to be its number, found '%s' (see spark.executor.resource.gpu.discoveryScript)"
              .formatted(address));
    }
    return "gpu:" + address;
  }

  private static boolean isLocal() {
    SparkEnv spark = SparkEnv.get();
    return spark == null || spark.conf().get("spark.master", "local").startsWith("local");
  }
}
