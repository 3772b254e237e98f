package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("PyTorch")
final class DeviceInfoTest {

  @Test
  void driverNamesModelAndCard() {
    assertThat(DeviceInfo.ofDriverLine("NVIDIA H100 80GB HBM3, GPU-6f1e-22\n"))
        .isEqualTo(new DeviceInfo("NVIDIA H100 80GB HBM3", "GPU-6f1e-22"));
  }

  @Test
  void whatNobodySaysIsUnknown() {
    DeviceInfo unknown = new DeviceInfo(DeviceInfo.UNKNOWN, "");
    assertThat(DeviceInfo.ofDriverLine("")).isEqualTo(unknown);
    assertThat(DeviceInfo.ofDriverLine("No devices were found")).isEqualTo(unknown);
    assertThat(DeviceInfo.cpuModel(List.of("processor\t: 0", "BogoMIPS\t: 50.00")))
        .isEqualTo(DeviceInfo.UNKNOWN);
  }

  @Test
  void processorIsTheFirstThatTheKernelLists() {
    assertThat(DeviceInfo.cpuModel(List.of("processor\t: 0", "model name\t: Loom 9000 @ 2.1GHz")))
        .isEqualTo("Loom 9000 @ 2.1GHz");
  }

  @Test
  void hiddenCardsAreCountedAsTheEngineCountsThem() {
    assertThat(DeviceInfo.driverName(1, Optional.empty())).isEqualTo("1");
    assertThat(DeviceInfo.driverName(1, Optional.of("4, 6"))).isEqualTo("6");
    assertThat(DeviceInfo.driverName(0, Optional.of("GPU-6f1e-22"))).isEqualTo("GPU-6f1e-22");
    assertThat(DeviceInfo.driverName(0, Optional.of(""))).isEqualTo("0");
    assertThat(DeviceInfo.driverName(0, Optional.of("--help;"))).isEqualTo("0");
  }
}
