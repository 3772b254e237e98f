package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.Devices.Choice;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevicesTest {

  private static int unasked() {
    throw new IllegalStateException("the engine was asked");
  }

  @Test
  void theTasksOwnGpuComesFirst() {
    assertThat(Devices.of(Choice.AUTO, Optional.of("1"), false, DevicesTest::unasked))
        .isEqualTo("gpu:1");
    assertThat(Devices.of(Choice.GPU, Optional.of("3"), false, DevicesTest::unasked))
        .isEqualTo("gpu:3");
  }

  @Test
  void cpuIsCpuWhateverThereIs() {
    assertThat(Devices.of(Choice.CPU, Optional.of("1"), true, DevicesTest::unasked))
        .isEqualTo("cpu");
  }

  @Test
  void localModeTakesTheFirstGpuThatTheEngineSees() {
    assertThat(Devices.of(Choice.AUTO, Optional.empty(), true, () -> 2)).isEqualTo("gpu:0");
    assertThat(Devices.of(Choice.AUTO, Optional.empty(), true, () -> 0)).isEqualTo("cpu");
    assertThat(Devices.of(Choice.GPU, Optional.empty(), true, () -> 1)).isEqualTo("gpu:0");
  }

  @Test
  void onAClusterOnlySparkGivesGpus() {
    assertThat(Devices.of(Choice.AUTO, Optional.empty(), false, DevicesTest::unasked))
        .isEqualTo("cpu");
  }

  @Test
  void aGpuThatIsNotThereIsTheUsersFault() {
    assertThatThrownBy(() -> Devices.of(Choice.GPU, Optional.empty(), true, () -> 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("device: expected a GPU, found that the model's engine sees none");
    assertThatThrownBy(() -> Devices.of(Choice.GPU, Optional.empty(), false, DevicesTest::unasked))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("spark.task.resource.gpu.amount");
    assertThatThrownBy(
            () -> Devices.of(Choice.AUTO, Optional.of("GPU-1f"), false, DevicesTest::unasked))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'GPU-1f'");
  }

  @Test
  void choicesAreSettings() {
    assertThat(Devices.choice("detect.device", "auto")).isEqualTo(Choice.AUTO);
    assertThatThrownBy(() -> Devices.choice("detect.device", "tpu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("detect.device: expected auto, cpu or gpu, found 'tpu'");
  }

  @Test
  void outsideATaskTheDriverIsAsked() {
    assertThat(Devices.ofTask(Choice.AUTO, () -> 0)).isEqualTo("cpu");
  }
}
