package io.loomsight.jobs.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command that has settings, to be mixed in. {@code Main} makes it. */
public final class SettingsOptions {

  private final Record defaults;
  private final Map<String, String> environment;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The file of settings (conf/loomsight.yaml of the project).")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, over the environment's and the file's; may be repeated.")
  private List<String> assignments = new ArrayList<>();

  @Option(
      names = "--warehouse",
      paramLabel = "PATH",
      description = "Where the tables lie, a folder or a URI; over the setting 'warehouse'.")
  private Optional<String> warehouse = Optional.empty();

  /**
   * @param defaults the record of every setting
   * @param environment this process's variables
   */
  public SettingsOptions(Record defaults, Map<String, String> environment) {
    this.defaults = defaults;
    this.environment = Map.copyOf(environment);
  }

  /** The effective settings. */
  public Settings settings() {
    return settings(List.of(), List.of());
  }

  /** The effective settings, where a command has its own {@code key=value} under --set. */
  public Settings settings(List<String> own) {
    return settings(own, List.of());
  }

  /** The effective settings, with assignments under and over those of --set. */
  Settings settings(List<String> under, List<String> over) {
    List<String> all = new ArrayList<>(under);
    all.addAll(assignments);
    all.addAll(over);
    warehouse.ifPresent(path -> all.add("warehouse=" + path));
    return Settings.load(
        defaults, config.or(SettingsOptions::shipped).map(SettingsFile::read), environment, all);
  }

  /** The project's own file, where the launcher has said which folder the project is. */
  private static Optional<Path> shipped() {
    return SettingsFile.shipped("loomsight.yaml").map(SettingsOptions::asSeenFromHere);
  }

  private static Path asSeenFromHere(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }
}
