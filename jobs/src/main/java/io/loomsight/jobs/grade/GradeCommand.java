package io.loomsight.jobs.grade;

import io.loomsight.jobs.config.DatesOptions;
import io.loomsight.jobs.config.GradeCall.Purpose;
import io.loomsight.jobs.config.StageOptions;
import io.loomsight.jobs.table.Dates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the one stage, on one night or many. */
@Command(
    name = "grade",
    description = {
      "Grades a night's rolls by every rule set, and sums up points by loom, shift, style, kind.",
      "Example: loomsight grade --factory demo --date 2026-03-01",
      "",
      "With --from and --to it grades all nights of a factory between them again, from their",
      "defects and without a model: those where a rule set, a setting or a review has changed.",
      "With --rule-set it grades by that rule set alone; what others gave stays beside it.",
      "Example: loomsight grade --factory demo --rule-set ten-point --from 2026-02-01 --to 2026-03-01"
    })
public final class GradeCommand implements Callable<Integer> {

  @Mixin private StageOptions night;

  @Mixin private DatesOptions dates;

  @Option(
      names = "--rule-set",
      paramLabel = "NAME",
      description = "Grade by this rule set and not by those of 'grade.ruleSets'; may be repeated.")
  private List<String> ruleSets = new ArrayList<>();

  @Override
  public Integer call() {
    if (!dates.given() && ruleSets.isEmpty()) {
      return night.run("grade");
    }
    Dates nights = dates.or(night.batchOptions());
    return ruleSets.isEmpty()
        ? night.grade(Purpose.UP_TO_DATE, List.of(), nights)
        : night.grade(Purpose.BESIDE, ruleSetsAlone(), nights);
  }

  private List<String> ruleSetsAlone() {
    return List.of("grade.ruleSets=[" + String.join(",", ruleSets) + "]");
  }
}
