package io.loomsight.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsFile;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LoomsightConfigTest {

  private static final Path SHIPPED = Path.of("..", "conf", "loomsight.yaml");

  @Test
  void shippedFileSetsEveryKeyToItsDefault() {
    Settings shipped =
        Settings.load(
            LoomsightConfig.defaults(),
            Optional.of(SettingsFile.read(SHIPPED)),
            Map.of(),
            List.of());
    Settings defaults =
        Settings.load(LoomsightConfig.defaults(), Optional.empty(), Map.of(), List.of());

    assertThat(shipped.yaml()).doesNotContain("# default");
    assertThat(values(shipped)).containsExactlyElementsOf(values(defaults));
  }

  @Test
  void shippedFileExplainsEveryKey() throws IOException {
    List<String> lines = Files.readAllLines(SHIPPED);

    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches(" *[A-Za-z0-9]+:.*")) {
        assertThat(lines.get(i).contains(" # ") || lines.get(i - 1).strip().startsWith("#"))
            .as("a comment on or before line %d, '%s'", i + 1, lines.get(i).strip())
            .isTrue();
      }
    }
  }

  @Test
  void everySectionIsNamedAsTheStageWhoseConfigItIs() {
    for (RecordComponent component : LoomsightConfig.class.getRecordComponents()) {
      if (component.getType().isRecord()) {
        assertThat(component.getType().getSimpleName().toLowerCase(Locale.ROOT))
            .isEqualTo(component.getName().toLowerCase(Locale.ROOT) + "config");
      }
    }
  }

  private static List<String> values(Settings settings) {
    return settings.yaml().lines().map(line -> line.replaceFirst(" +# .*", "")).toList();
  }
}
