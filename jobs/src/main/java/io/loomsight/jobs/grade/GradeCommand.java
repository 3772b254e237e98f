package io.loomsight.jobs.grade;

import io.loomsight.jobs.config.StageOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the one stage. */
@Command(
    name = "grade",
    description = {
      "Grades a night's rolls by every rule set, and sums up points by loom, shift, style, kind.",
      "Example: loomsight grade --factory demo --date 2026-03-01"
    })
public final class GradeCommand implements Callable<Integer> {

  @Mixin private StageOptions night;

  @Override
  public Integer call() {
    return night.run("grade");
  }
}
