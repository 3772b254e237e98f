package io.loomsight.jobs.detect;

import io.loomsight.jobs.config.StageOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the model over a night, and makes defects of what it found. */
@Command(
    name = "detect",
    description = {
      "Judges a night's frames by the model, and makes defects of what it found.",
      "Example: loomsight detect --factory demo --date 2026-03-01"
    })
public final class DetectCommand implements Callable<Integer> {

  @Mixin private StageOptions night;

  @Option(
      names = "--reference-version",
      paramLabel = "STYLE=VERSION",
      description =
          "A style's reference to judge by, instead of the one in force; may be repeated.")
  private List<String> versions = new ArrayList<>();

  @Override
  public Integer call() {
    return night.run(
        StageOptions.versions(versions), Optional.empty(), List.of(), "detect", "defects");
  }
}
