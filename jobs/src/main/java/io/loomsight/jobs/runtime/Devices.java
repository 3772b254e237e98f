package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/** Where a task's model runs. */
public final class Devices {

  private Devices() {}

  /**
   * The device of the calling task: the GPU that Spark gave it; else, where Spark schedules none,
   * the first one the engine sees; else the CPU.
   *
   * @param preference auto, cpu or gpu
   * @param gpus how many GPUs the engine sees; asked only where it matters
   * @return cpu or gpu:N
   * @throws InputException where a GPU is asked for and there is none
   */
  public static String ofTask(String preference, IntSupplier gpus) {
    Optional<String> assigned =
        Optional.ofNullable(TaskContext.get())
            .map(task -> task.resourcesJMap().get("gpu"))
            .map(Devices::firstAddress);
    return choose(preference, assigned, gpus);
  }

  private static String firstAddress(ResourceInformation gpu) {
    return gpu.addresses()[0];
  }

  static String choose(String preference, Optional<String> assigned, IntSupplier gpus) {
    if (preference.equals("cpu")) {
      return "cpu";
    }
    if (assigned.isPresent()) {
      return "gpu:" + assigned.get();
    }
    if (gpus.getAsInt() > 0) {
      return "gpu:0";
    }
    if (preference.equals("gpu")) {
      throw new InputException(
          "detector.device: expected a GPU, found none: neither did Spark assign one to the task"
              + " (spark.task.resource.gpu.amount) nor does the engine see one");
    }
    return "cpu";
  }
}
