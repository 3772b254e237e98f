package io.loomsight.jobs.reference;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.StageOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a new reference of one style, or those that a night lacks. */
@Command(
    name = "reference",
    description = {
      "Makes a new reference of a style from good rolls of a night that was ingested; without",
      "--style those that the night's styles lack. Nights that first run later are judged by it; a",
      "night that has run keeps its own unless told: loomsight night --reference-version S1=VERSION",
      "Example: loomsight reference --style S1 --rolls r1,r2 --factory demo --date 2026-03-01"
    })
public final class ReferenceCommand implements Callable<Integer> {

  @Mixin private StageOptions night;

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      description = "The style to make a new reference of.")
  private Optional<String> style = Optional.empty();

  @Option(
      names = "--rolls",
      paramLabel = "ROLL",
      split = ",",
      description =
          "Its good rolls; where not given, the frames that the manifest marks reference=true.")
  private List<String> rolls = new ArrayList<>();

  @Override
  public Integer call() {
    if (style.isEmpty() && !rolls.isEmpty()) {
      throw new InputException("--rolls: expected --style beside it, found none");
    }
    return night.run(Map.of(), style, rolls, "reference");
  }
}
