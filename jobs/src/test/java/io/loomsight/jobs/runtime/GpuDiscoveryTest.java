package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that Spark asks for a machine's GPUs, beside a driver that is a script itself. */
@DisabledOnOs(OS.WINDOWS)
final class GpuDiscoveryTest {

  private static final Path SCRIPT = Path.of("..", "conf", "gpu-discovery.sh");

  @TempDir private Path tools;

  @Test
  void listsTheDriversGpus() throws Exception {
    driverOf("0\\n1\\n");

    assertThat(addresses(Map.of())).containsExactly("0", "1");
  }

  @Test
  void listsOnlyThoseThatTheEngineMaySee() throws Exception {
    driverOf("0\\n1\\n2\\n3\\n");

    assertThat(addresses(Map.of("CUDA_VISIBLE_DEVICES", "2,3"))).containsExactly("2", "3");
    assertThat(addresses(Map.of("CUDA_VISIBLE_DEVICES", "GPU-1f-2e"))).containsExactly("GPU-1f-2e");
  }

  @Test
  void machineWithoutADriverIsToldSo() throws Exception {
    Process process = run(Map.of("PATH", "/bin"));

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "gpu-discovery.sh: expected nvidia-smi on the PATH or CUDA_VISIBLE_DEVICES, found neither\n");
  }

  private void driverOf(String lines) throws IOException {
    Path driver =
        Files.writeString(tools.resolve("nvidia-smi"), "#!/bin/sh\nprintf '" + lines + "'\n");
    assertThat(driver.toFile().setExecutable(true)).isTrue();
  }

  private List<String> addresses(Map<String, String> environment) throws Exception {
    Process process = run(environment);
    JsonNode said = JsonMapper.builder().build().readTree(process.getInputStream());
    assertThat(process.waitFor()).isZero();
    assertThat(said.path("name").asText()).isEqualTo("gpu");
    List<String> addresses = new ArrayList<>();
    said.path("addresses").forEach(address -> addresses.add(address.asText()));
    return addresses;
  }

  private Process run(Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", SCRIPT.toString());
    builder.environment().remove("CUDA_VISIBLE_DEVICES");
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().putAll(environment);
    return builder.start();
  }
}
