package io.loomsight.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

  /** Every kind of setting there may be. */
  public record Mill(String warehouse, Loom loom, Grading grading) {}

  /** A section. */
  public record Loom(int beams, double maxRejectPercent, boolean isRunning, Light light) {
    public Loom {
      if (beams < 1) {
        throw new IllegalArgumentException("loom.beams: expected at least 1, found " + beams);
      }
    }
  }

  /** A section in a section. */
  public record Light(Tone tone, long seed) {}

  /** A choice. */
  public enum Tone {
    WARM,
    COLD
  }

  /** A section with lists. */
  public record Grading(List<String> ruleSets, List<Shift> shifts) {}

  /** An item of a list. */
  public record Shift(String name, int startsAtHour) {
    public Shift {
      if (startsAtHour > 23) {
        throw new IllegalArgumentException(
            "grading.shifts: expected hours up to 23, found " + startsAtHour);
      }
    }
  }

  private static final Mill DEFAULTS =
      new Mill(
          "work/warehouse",
          new Loom(2, 5, true, new Light(Tone.WARM, 7)),
          new Grading(List.of("four-point"), List.of(new Shift("day", 7), new Shift("night", 19))));

  @TempDir private Path folder;

  @Test
  void withoutAnyOtherPlaceTheDefaultsHold() {
    Settings settings = Settings.load(DEFAULTS, Optional.empty(), Map.of(), List.of());

    assertThat(settings.section(Loom.class)).isEqualTo(DEFAULTS.loom());
    assertThat(settings.section(Grading.class)).isEqualTo(DEFAULTS.grading());
    assertThat(settings.text("warehouse")).isEqualTo("work/warehouse");
  }

  @Test
  void assignmentWinsOverEnvironmentOverFileOverDefault() {
    Settings settings =
        load(
            "loom: {beams: 3, maxRejectPercent: 3, light: {seed: 3}}",
            Map.of("LOOMSIGHT_LOOM_BEAMS", "4", "LOOMSIGHT_LOOM_MAX_REJECT_PERCENT", "4.5"),
            "loom.beams=5");

    assertThat(settings.section(Loom.class))
        .isEqualTo(new Loom(5, 4.5, true, new Light(Tone.WARM, 3)));
  }

  @Test
  void printedSettingsSayWhereEachCameFromAndCanBeReadAgain() throws IOException {
    Settings settings =
        load(
            "loom: {beams: 3, light: {tone: COLD}}\ngrading: {ruleSets: [a, 'b c']}",
            Map.of("LOOMSIGHT_WAREHOUSE", "s3a://bucket/mill"),
            "loom.isRunning=false");

    assertThat(settings.yaml())
        .isEqualTo(
            """
            warehouse: "s3a://bucket/mill"  # from LOOMSIGHT_WAREHOUSE
            loom:
              beams: 3                      # from mill.yaml
              maxRejectPercent: 5.0         # default
              isRunning: false              # from --set
              light:
                tone: COLD                  # from mill.yaml
                seed: 7                     # default
            grading:
              ruleSets: ["a","b c"]         # from mill.yaml
              shifts: [{"name":"day","startsAtHour":7},{"name":"night","startsAtHour":19}]  # default
            """);
    Path printed = Files.writeString(folder.resolve("printed.yaml"), settings.yaml());
    Settings again =
        Settings.load(DEFAULTS, Optional.of(SettingsFile.read(printed)), Map.of(), List.of());
    assertThat(again.section(Loom.class)).isEqualTo(settings.section(Loom.class));
    assertThat(again.section(Grading.class)).isEqualTo(settings.section(Grading.class));
  }

  @Test
  void listsAreSetWholeByCommasOrYaml() {
    Settings settings =
        load(
            "",
            Map.of("LOOMSIGHT_GRADING_RULE_SETS", "a, b"),
            "grading.shifts=[{name: one, startsAtHour: 0}]");

    assertThat(settings.section(Grading.class))
        .isEqualTo(new Grading(List.of("a", "b"), List.of(new Shift("one", 0))));
  }

  @Test
  void textStaysTextWhateverItLooksLike() {
    assertThat(load("", Map.of("LOOMSIGHT_WAREHOUSE", "007")).text("warehouse")).isEqualTo("007");
    assertThat(load("", Map.of(), "warehouse=a=b").text("warehouse")).isEqualTo("a=b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          loom: {maxRejctPercent: 3} | loom.maxRejctPercent: unknown key, did you mean loom.maxRejectPercent?
          maxRejectPercent: 3 | maxRejectPercent: unknown key, did you mean loom.maxRejectPercent?
          lom: {beams: 3} | lom: unknown key, did you mean loom?
          loom: {light: {colour: red}} | loom.light.colour: unknown key, known are loom.light.tone, loom.light.seed
          quality: high | quality: unknown key, known are loom, grading, warehouse
          loom: {beams: many} | loom.beams: expected a whole number, found 'many'
          loom: {beams: 2.5} | loom.beams: expected a whole number, found 2.5
          loom: {beams: 3000000000} | loom.beams: expected a whole number, found 3000000000
          loom: {beams: '3'} | loom.beams: expected a whole number, found '3'
          loom: {beams: } | loom.beams: expected a whole number, found nothing
          loom: {maxRejectPercent: [1]} | loom.maxRejectPercent: expected a number, found a list
          loom: {isRunning: 1} | loom.isRunning: expected true or false, found 1
          loom: {light: {tone: BLUE}} | loom.light.tone: expected one of WARM, COLD, found 'BLUE'
          loom: 3 | loom: expected keys and values, found '3'
          warehouse: 7 | warehouse: expected text (in quotes where it looks like something else), found 7
          grading: {ruleSets: four} | grading.ruleSets: expected a list, found 'four'
          grading: {ruleSets: [4]} | grading.ruleSets[0]: expected text (in quotes where it looks like something else), found 4
          grading: {shifts: [{name: a, hour: 3}]} | grading.shifts[0].hour: unknown key, known are name, startsAtHour
          grading: {shifts: [{name: a}]} | grading.shifts[0].startsAtHour: expected a whole number, found nothing
          grading: {shifts: [{name: a, startsAtHour: 24}]} | grading.shifts: expected hours up to 23, found 24
          loom: {beams: 0} | loom.beams: expected at least 1, found 0
          """)
  void whatTheFileHasWrongIsNamed(String yaml, String expected) {
    assertThatThrownBy(() -> load(yaml, Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessage("mill.yaml: " + expected);
  }

  @Test
  void environmentIsCheckedAsStrictly() {
    assertThatThrownBy(() -> load("", Map.of("LOOMSIGHT_LOOM_BEAMS", "0")))
        .hasMessage("LOOMSIGHT_LOOM_BEAMS: loom.beams: expected at least 1, found 0");
    assertThatThrownBy(() -> load("", Map.of("LOOMSIGHT_LOOM_BEAMS", "[")))
        .hasMessage("LOOMSIGHT_LOOM_BEAMS: loom.beams: expected a whole number, found '['");
    assertThatThrownBy(() -> load("", Map.of("LOOMSIGHT_LOOM_BEAM", "3")))
        .hasMessage("LOOMSIGHT_LOOM_BEAM: unknown variable, did you mean LOOMSIGHT_LOOM_BEAMS?");
    assertThat(load("", Map.of("LOOMSIGHT_JAVA_OPTS", "-Xmx1g", "HOME", "/"))).isNotNull();
  }

  @Test
  void assignmentIsCheckedAsStrictly() {
    assertThatThrownBy(() -> load("", Map.of(), "loom.beam=3"))
        .hasMessage("--set: loom.beam: unknown key, did you mean loom.beams?");
    assertThatThrownBy(() -> load("", Map.of(), "loom=3"))
        .hasMessage("--set: loom: expected a setting, found the name of a section");
    assertThatThrownBy(() -> load("", Map.of(), "loom.beams"))
        .hasMessage("--set: expected key=value, found 'loom.beams'");
    assertThatThrownBy(() -> load("", Map.of(), "loom.beams=x"))
        .hasMessage("--set: loom.beams: expected a whole number, found 'x'");
  }

  @Test
  void keyGivenTwiceIsRefusedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("twice.yaml"), "loom:\n  beams: 1\n  beams: 2\n");

    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(file + ":3: cannot be read as YAML: Duplicate field 'beams'");
  }

  @Test
  void fileThatIsNoneOrNoYamlIsRefused() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> SettingsFile.read(missing))
        .hasMessage(missing + ": expected a file of settings, found none");

    Path broken = Files.writeString(folder.resolve("broken.yaml"), "loom: [1\n");
    assertThatThrownBy(() -> SettingsFile.read(broken))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(broken + ":1: cannot be read as YAML: ");
  }

  @Test
  void emptyFileSetsNothing() {
    assertThat(load("", Map.of()).section(Loom.class)).isEqualTo(DEFAULTS.loom());
    assertThat(load("loom:", Map.of()).section(Loom.class)).isEqualTo(DEFAULTS.loom());
  }

  private Settings load(String yaml, Map<String, String> environment, String... assignments) {
    try {
      Path file = Files.writeString(folder.resolve("mill.yaml"), yaml);
      SettingsFile read = new SettingsFile("mill.yaml", SettingsFile.read(file).yaml());
      return Settings.load(DEFAULTS, Optional.of(read), environment, List.of(assignments));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
