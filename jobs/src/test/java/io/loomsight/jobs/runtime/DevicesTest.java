package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.Devices.Known;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DevicesTest {

  private static final Known LAPTOP = new Known(Optional.empty(), true, false, false, List.of());
  private static final Known CLUSTER = new Known(Optional.empty(), false, false, false, List.of());

  @Test
  void theTasksOwnGpuComesFirst() {
    assertThat(Devices.choose("auto", given("1"), () -> 2)).isEqualTo(TaskDevice.gpu(1));
    assertThat(Devices.choose("gpu", given("3"), () -> 4)).isEqualTo(TaskDevice.gpu(3));
  }

  @Test
  void engineCountsOnlyTheGpusThatItIsLetSee() {
    assertThat(Devices.choose("auto", given("5", "2", "5"), () -> 2)).isEqualTo(TaskDevice.gpu(1));
    assertThat(Devices.choose("auto", given("GPU-1f", "GPU-1f"), () -> 1))
        .isEqualTo(TaskDevice.gpu(0));
  }

  @Test
  void cpuIsCpuWhateverThereIs() {
    assertThat(Devices.choose("cpu", given("1"), DevicesTest::unasked)).isEqualTo(TaskDevice.CPU);
  }

  @Test
  void localModeTakesTheFirstGpuThatTheEngineSees() {
    assertThat(Devices.choose("auto", LAPTOP, () -> 2)).isEqualTo(TaskDevice.gpu(0));
    assertThat(Devices.choose("auto", LAPTOP, () -> 0)).isEqualTo(TaskDevice.CPU);
    assertThat(Devices.choose("gpu", LAPTOP, () -> 1)).isEqualTo(TaskDevice.gpu(0));
  }

  @Test
  void onAClusterOnlySparkGivesGpus() {
    assertThat(Devices.choose("auto", CLUSTER, DevicesTest::unasked)).isEqualTo(TaskDevice.CPU);
  }

  @Test
  void autoGoesOnWithoutAGpuThatShouldBeThereAndSaysWhy() {
    assertThat(Devices.choose("auto", given("1"), () -> 0))
        .isEqualTo(
            TaskDevice.cpuSince(
                "Spark gave the task GPU 1, the model's engine sees none (it needs libtorch for CUDA and the GPU's driver)"));
    assertThat(Devices.choose("auto", given("1"), () -> 1).note()).contains("sees 1 of them");
    Known machine = new Known(Optional.empty(), true, false, true, List.of());
    assertThat(Devices.choose("auto", machine, () -> 0).note())
        .startsWith("the machine has a GPU, the model's engine sees none");
    Known executors = new Known(Optional.empty(), false, true, false, List.of());
    assertThat(Devices.choose("auto", executors, DevicesTest::unasked).note())
        .startsWith("executors have GPUs, Spark gave the task none");
  }

  @Test
  void aGpuThatIsDemandedAndNotThereIsTheUsersFault() {
    assertRefused("gpu", LAPTOP, "expected a GPU, found that the model's engine sees none; device");
    assertRefused("gpu", CLUSTER, "executors have none (set spark.executor.resource.gpu.amount");
    assertRefused("gpu", given("1"), "Spark gave the task GPU 1, the model's engine sees none");
    assertRefused("auto", given("GPU-1f"), "found 'GPU-1f'");
  }

  private static void assertRefused(String preference, Known known, String message) {
    assertThatThrownBy(() -> Devices.choose(preference, known, () -> 0))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("detector.device: expected ")
        .hasMessageContaining(message);
  }

  @Test
  void outsideATaskTheDriverIsAsked() {
    assertThat(Devices.ofTask("auto", () -> 0).name()).isEqualTo("cpu");
  }

  @Test
  void gpuThatFailsWhereOneWasDemandedEndsTheTask() {
    assertThatThrownBy(() -> Devices.without("gpu", "gpu:0 failed: out of memory"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "detector.device: expected a GPU, found that gpu:0 failed: out of memory; device: auto takes the CPU then");
  }

  private static Known given(String address, String... visible) {
    return new Known(Optional.of(address), false, true, true, List.of(visible));
  }

  private static int unasked() {
    throw new AssertionError("the engine should not have been loaded");
  }
}
