package io.loomsight.jobs.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LoomsightConfig;
import io.loomsight.jobs.clean.CleanRequest.Action;
import io.loomsight.jobs.config.SettingsOptions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class CleanCommandTest {

  private static final Optional<LocalDate> DAY = Optional.of(LocalDate.of(2026, 3, 1));

  @Test
  void plainCommandSweepsAndLeavesBatchesAlone() {
    assertThat(request())
        .isEqualTo(
            new CleanRequest(
                Duration.ofHours(24), Action.DO, Action.LEAVE, Optional.empty(), Action.LEAVE));
  }

  @Test
  void withADayItOnlyListsUntilItIsToApply() {
    assertThat(request("--as-of", "2026-03-01", "--compact"))
        .isEqualTo(
            new CleanRequest(Duration.ofHours(24), Action.LIST, Action.LIST, DAY, Action.LIST));
    assertThat(request("--as-of", "2026-03-01", "--compact", "--apply"))
        .isEqualTo(new CleanRequest(Duration.ofHours(24), Action.DO, Action.DO, DAY, Action.DO));
  }

  @Test
  void dryRunChangesNothing() {
    assertThat(request("--dry-run", "--compact", "--older-than-hours", "2"))
        .isEqualTo(
            new CleanRequest(
                Duration.ofHours(2), Action.LIST, Action.LIST, Optional.empty(), Action.LEAVE));
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertThatThrownBy(() -> request("--dry-run", "--apply", "--as-of", "2026-03-01"))
        .isInstanceOf(InputException.class)
        .hasMessage("--dry-run and --apply: expected one of them, found both");
    assertThatThrownBy(() -> request("--apply"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("--apply: expected --as-of YYYY-MM-DD");
  }

  private static CleanRequest request(String... arguments) {
    CommandLine.IFactory parts =
        new CommandLine.IFactory() {
          @Override
          public <T> T create(Class<T> type) throws Exception {
            return type == SettingsOptions.class
                ? type.cast(new SettingsOptions(LoomsightConfig.defaults(), Map.of()))
                : CommandLine.defaultFactory().create(type);
          }
        };
    CommandLine command = new CommandLine(new CleanCommand(), parts);
    command.parseArgs(arguments);
    return command.<CleanCommand>getCommand().request();
  }
}
