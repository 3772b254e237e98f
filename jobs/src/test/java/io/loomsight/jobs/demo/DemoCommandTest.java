package io.loomsight.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LoomsightConfig;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.grade.GradeConfig;
import io.loomsight.jobs.simulate.SimulateConfig;
import io.loomsight.models.alarm.Roller;
import io.loomsight.models.cut.CuttingRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

  private static final Path FOLDER = Path.of("somewhere");

  @Test
  void demoHasTwoLoomsForEachStyleAndALongRoll() {
    SimulateConfig night = settings(Optional.empty()).section(SimulateConfig.class);

    assertThat(night.looms()).isEqualTo(2 * night.styles());
    assertThat(night.badLoom()).isBetween(night.styles() + 1, night.looms());
    assertThat(night.longRollFrames()).isEqualTo(40);
    assertThat(night.rollerMm()).isEqualTo(130);
    assertThat(night.badFiles()).isEqualTo(SimulateConfig.BadFiles.ONE_OF_EACH);
  }

  @Test
  void demoCutsRollsOfMetres() {
    assertThat(settings(Optional.empty()).section(GradeConfig.class).cutting())
        .isEqualTo(new CuttingRules(1500, 500, 0));
  }

  @Test
  void demoKnowsTheRollerWhoseMarkIsDrawn() {
    Settings settings = settings(Optional.empty());

    assertThat(settings.section(GradeConfig.class).rollers())
        .extracting(Roller::circumferenceMm)
        .containsExactly(settings.section(SimulateConfig.class).rollerMm());
    assertThat(settings.section(GradeConfig.class).alarms().runLengthMm()).isEqualTo(500);
  }

  @Test
  void loomsOfTheCommandLineWinOverTheDemosOwn() {
    SimulateConfig night = settings(Optional.of(2)).section(SimulateConfig.class);

    assertThat(night.looms()).isEqualTo(2);
    assertThat(night.styles()).isEqualTo(3);
  }

  @Test
  void settingsOfTheCommandLineWinOverTheDemosOwn() {
    List<String> assignments = new ArrayList<>(DemoCommand.own(FOLDER, Optional.empty()));
    assignments.add("simulate.longRollFrames=0");

    assertThat(settings(assignments).section(SimulateConfig.class).longRollFrames()).isZero();
  }

  @Test
  void demoKeepsAllInItsFolder() {
    Settings settings = settings(Optional.empty());

    assertThat(settings.text("warehouse")).isEqualTo(FOLDER.resolve("warehouse").toString());
    assertThat(settings.text("landing")).isEqualTo(FOLDER.resolve("landing").toString());
  }

  private static Settings settings(Optional<Integer> looms) {
    return settings(DemoCommand.own(FOLDER, looms));
  }

  private static Settings settings(List<String> assignments) {
    return Settings.load(LoomsightConfig.defaults(), Optional.empty(), Map.of(), assignments);
  }
}
