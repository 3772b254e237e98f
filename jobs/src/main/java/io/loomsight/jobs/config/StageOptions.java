package io.loomsight.jobs.config;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.GradeCall.Purpose;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Dates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that works on a night, to be mixed in. {@code Main} makes it. */
public final class StageOptions {

  private final StageStart start;

  @Mixin private SettingsOptions settings;

  @Mixin private BatchOptions batch;

  @Option(
      names = "--landing",
      paramLabel = "PATH",
      description =
          "Where the cameras leave their images, above factory=F/date=D/: a folder or a URI; over"
              + " the setting 'landing'.")
  private Optional<String> landing = Optional.empty();

  @Option(
      names = "--break-lock",
      description = "Take the night over from another job that holds it, once that job is dead.")
  private boolean breaksLock;

  public StageOptions(StageStart start) {
    this.start = start;
  }

  /** The effective settings. */
  public Settings settings() {
    return settings(List.of());
  }

  private Settings settings(List<String> over) {
    List<String> all = new ArrayList<>(over);
    landing.ifPresent(path -> all.add("landing=" + path));
    return settings.settings(List.of(), all);
  }

  /** The night. */
  public Batch batch() {
    return batch.batch();
  }

  /** The factory, where one is given, and the date. */
  public BatchOptions batchOptions() {
    return batch;
  }

  /** Whether the night is taken over from another job. */
  public boolean breaksLock() {
    return breaksLock;
  }

  /** Runs stages by themselves; returns the exit code. */
  public int run(String... stages) {
    return run(Map.of(), Optional.empty(), List.of(), stages);
  }

  /** Runs stages by themselves, with what {@link StageCall} says; returns the exit code. */
  public int run(
      Map<String, String> referenceVersions,
      Optional<String> style,
      List<String> rolls,
      String... stages) {
    Batch night = batch();
    start.start(
        new StageCall(
            List.of(stages), settings(), night, breaksLock, referenceVersions, style, rolls));
    return 0;
  }

  /**
   * Grades many nights of the factory; returns the exit code.
   *
   * @param over {@code key=value} settings over all others
   */
  public int grade(Purpose purpose, List<String> over, Dates nights) {
    return start.grade(
        new GradeCall(purpose, settings(over), batch.factoryAlone(), nights, breaksLock));
  }

  /** Reads {@code style=version} texts. */
  public static Map<String, String> versions(List<String> assignments) {
    Map<String, String> versions = new TreeMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1 || equals == assignment.length() - 1) {
        throw new InputException(
            "--reference-version: expected style=version, found '%s'".formatted(assignment));
      }
      versions.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    return versions;
  }
}
