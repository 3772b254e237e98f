package io.loomsight.models.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a device is, as its driver or its system says.
 *
 * @param model such as {@code NVIDIA H100 80GB HBM3}; {@value #UNKNOWN} where nobody says
 * @param uniqueId of a GPU, the same in every container that sees it; empty where nobody says
 */
public record DeviceInfo(String model, String uniqueId) {

  public static final String UNKNOWN = "unknown";

  private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";
  private static final Path CPUS = Path.of("/proc/cpuinfo");
  private static final long PATIENCE_SECONDS = 10;

  /** Of a device of this machine, {@code cpu} or {@code gpu:N}; takes up to a second for a GPU. */
  public static DeviceInfo of(String device) {
    if (device.equals("cpu")) {
      return new DeviceInfo(cpuModel(), "");
    }
    int number = Integer.parseInt(device.substring("gpu:".length()));
    return ofDriverLine(
        answer(
            "nvidia-smi",
            "--query-gpu=name,uuid",
            "--format=csv,noheader",
            "--id=" + driverName(number, Optional.ofNullable(System.getenv(VISIBLE)))));
  }

  /** The GPUs that the engine is let see, in its order; empty for all. */
  public static List<String> visibleGpus() {
    return visibleGpus(Optional.ofNullable(System.getenv(VISIBLE)));
  }

  private static List<String> visibleGpus(Optional<String> visible) {
    return visible.stream()
        .flatMap(list -> List.of(list.split(",", -1)).stream())
        .map(String::strip)
        .filter(name -> name.matches("[A-Za-z0-9-]+"))
        .toList();
  }

  /**
   * The driver's name of the engine's GPU: the variable hides and reorders what the engine sees.
   */
  static String driverName(int number, Optional<String> visible) {
    List<String> names = visibleGpus(visible);
    return number < names.size() ? names.get(number) : Integer.toString(number);
  }

  static DeviceInfo ofDriverLine(String line) {
    String[] parts = line.strip().split("\\s*,\\s*", -1);
    return parts.length == 2 && parts[1].startsWith("GPU-")
        ? new DeviceInfo(parts[0], parts[1])
        : new DeviceInfo(UNKNOWN, "");
  }

  /** The first line of the kernel's list that names the processor. */
  static String cpuModel(List<String> lines) {
    return lines.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).matches("(model name|cpu model)\\s*:.*"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static String cpuModel() {
    try {
      return Files.isReadable(CPUS) ? cpuModel(Files.readAllLines(CPUS)) : UNKNOWN;
    } catch (IOException unreadable) {
      return UNKNOWN;
    }
  }

  /** The first line that a program prints; empty where it cannot be run or does not end. */
  private static String answer(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
      try {
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return ended && process.exitValue() == 0
            ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
            : "";
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException notThere) {
      return "";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
