package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevicesTest {

  private static int unasked() {
    throw new IllegalStateException("the engine was asked");
  }

  @Test
  void theTasksOwnGpuComesFirst() {
    assertThat(Devices.choose("auto", Optional.of("1"), false, DevicesTest::unasked))
        .isEqualTo("gpu:1");
    assertThat(Devices.choose("gpu", Optional.of("3"), false, DevicesTest::unasked))
        .isEqualTo("gpu:3");
  }

  @Test
  void cpuIsCpuWhateverThereIs() {
    assertThat(Devices.choose("cpu", Optional.of("1"), true, DevicesTest::unasked))
        .isEqualTo("cpu");
  }

  @Test
  void localModeTakesTheFirstGpuThatTheEngineSees() {
    assertThat(Devices.choose("auto", Optional.empty(), true, () -> 2)).isEqualTo("gpu:0");
    assertThat(Devices.choose("auto", Optional.empty(), true, () -> 0)).isEqualTo("cpu");
    assertThat(Devices.choose("gpu", Optional.empty(), true, () -> 1)).isEqualTo("gpu:0");
  }

  @Test
  void onAClusterOnlySparkGivesGpus() {
    assertThat(Devices.choose("auto", Optional.empty(), false, DevicesTest::unasked))
        .isEqualTo("cpu");
  }

  @Test
  void aGpuThatIsNotThereIsTheUsersFault() {
    assertThatThrownBy(() -> Devices.choose("gpu", Optional.empty(), true, () -> 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "detector.device: expected a GPU, found that the model's engine sees none");
    assertThatThrownBy(() -> Devices.choose("gpu", Optional.empty(), false, DevicesTest::unasked))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("spark.task.resource.gpu.amount");
    assertThatThrownBy(
            () -> Devices.choose("auto", Optional.of("GPU-1f"), false, DevicesTest::unasked))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'GPU-1f'");
  }

  @Test
  void outsideATaskTheDriverIsAsked() {
    assertThat(Devices.ofTask("auto", () -> 0)).isEqualTo("cpu");
  }
}
