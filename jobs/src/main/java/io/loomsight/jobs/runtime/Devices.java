package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/** Where a task's model runs: {@code cpu} or {@code gpu:N}. */
public final class Devices {

  private static final String GPU = "gpu";
  private static final String CPU = "cpu";

  /** What the configuration asks for. */
  public enum Choice {
    /** The GPU that Spark gave the task; in local mode the first one there is; else the CPU. */
    AUTO,
    /** The CPU, also where there is a GPU. */
    CPU,
    /** A GPU, or the job fails. */
    GPU
  }

  private Devices() {}

  /** The choice that a setting names, {@code auto}, {@code cpu} or {@code gpu}. */
  public static Choice choice(String key, String value) {
    for (Choice choice : Choice.values()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(value)) {
        return choice;
      }
    }
    throw new IllegalArgumentException(
        "%s: expected auto, cpu or gpu, found '%s'".formatted(key, value));
  }

  /**
   * The device of the task that calls, or of the driver in local mode.
   *
   * @param engineGpus how many GPUs the model's engine sees; asked only where the answer matters,
   *     since it loads the engine
   */
  public static String ofTask(Choice choice, IntSupplier engineGpus) {
    TaskContext task = TaskContext.get();
    Map<String, ResourceInformation> resources = task == null ? Map.of() : task.resourcesJMap();
    Optional<String> address =
        Optional.ofNullable(resources.get(GPU))
            .map(ResourceInformation::addresses)
            .filter(addresses -> addresses.length > 0)
            .map(addresses -> addresses[0]);
    return of(choice, address, isLocal(), engineGpus);
  }

  static String of(
      Choice choice, Optional<String> address, boolean localMode, IntSupplier engineGpus) {
    return switch (choice) {
      case CPU -> CPU;
      case AUTO ->
          address
              .map(Devices::gpu)
              .orElseGet(() -> localMode && engineGpus.getAsInt() > 0 ? gpu("0") : CPU);
      case GPU ->
          address
              .map(Devices::gpu)
              .orElseGet(
                  () -> {
                    if (!localMode) {
                      throw new InputException(
                          "device: expected a GPU for every task, found that Spark gave this one none (set spark.task.resource.gpu.amount and spark.executor.resource.gpu.amount, or device: auto)");
                    }
                    if (engineGpus.getAsInt() < 1) {
                      throw new InputException(
                          "device: expected a GPU, found that the model's engine sees none (device: auto takes the CPU then)");
                    }
                    return gpu("0");
                  });
    };
  }

  private static String gpu(String address) {
    if (!address.matches("[0-9]{1,4}")) {
      throw new InputException(
          "device: expected the address of a GPU to be its number, found '%s' (see spark.executor.resource.gpu.discoveryScript)"
              .formatted(address));
    }
    return GPU + ":" + address;
  }

  private static boolean isLocal() {
    SparkEnv spark = SparkEnv.get();
    return spark == null || spark.conf().get("spark.master", "local").startsWith("local");
  }
}
