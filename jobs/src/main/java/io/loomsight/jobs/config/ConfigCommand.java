package io.loomsight.jobs.config;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the effective settings. */
@Command(
    name = "config",
    description = {
      "Prints the effective settings as YAML, each with where it came from.",
      "Example: loomsight config --set report.language=en"
    })
public final class ConfigCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Override
  public Integer call() {
    System.out.print(options.settings().yaml());
    System.out.flush();
    return 0;
  }
}
