package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionsTest {

  @TempDir private Path home;

  @Test
  void localRunTakesTheProjectsSparkDefaults() throws IOException {
    write("# a comment\nspark.master  local[3]\nspark.ui.enabled=false\n");

    assertThat(Sessions.localDefaults(system()))
        .isEqualTo(Map.of("spark.master", "local[3]", "spark.ui.enabled", "false"));
  }

  @Test
  void whatIsSetAlreadyStays() throws IOException {
    write("spark.master  local[3]\nspark.ui.enabled  false\n");
    Properties system = system();
    system.setProperty("spark.master", "spark://mill:7077");

    assertThat(Sessions.localDefaults(system)).isEqualTo(Map.of("spark.ui.enabled", "false"));
  }

  @Test
  void withoutTheFileAllCoresOfThisMachineAreTaken() {
    assertThat(Sessions.localDefaults(new Properties()))
        .isEqualTo(Map.of("spark.master", "local[*]"));
  }

  @Test
  void foreignSettingIsRefused() throws IOException {
    write("report.language  en\n");

    assertThatThrownBy(() -> Sessions.localDefaults(system()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            home.resolve("conf/spark-defaults.conf")
                + ": expected settings that begin with spark., found 'report.language'");
  }

  private Properties system() {
    Properties system = new Properties();
    system.setProperty("loomsight.home", home.toString());
    return system;
  }

  private void write(String text) throws IOException {
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(home.resolve("conf/spark-defaults.conf"), text);
  }
}
