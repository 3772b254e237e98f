package io.loomsight.jobs.grade;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.BatchOptions;
import io.loomsight.jobs.config.GradeCall.Purpose;
import io.loomsight.jobs.config.StageOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  @Option(
      names = "--rule-set",
      paramLabel = "NAME",
      description = "Grade by this rule set and not by those of 'grade.ruleSets'; may be repeated.")
  private List<String> ruleSets = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM-DD",
      description = "Grade all nights from this one on, instead of that of --date.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "YYYY-MM-DD", description = "The last night, with --from.")
  private Optional<String> to = Optional.empty();

  @Override
  public Integer call() {
    if (from.isPresent() != to.isPresent()) {
      throw new InputException("--from and --to: expected both or none, found one");
    }
    if (from.isEmpty() && ruleSets.isEmpty()) {
      return night.run("grade");
    }
    if (from.isPresent() && night.batchOptions().hasDate()) {
      throw new InputException("--from and --date: expected one of them, found both");
    }
    LocalDate first = from.map(day -> BatchOptions.date("--from", day)).orElseGet(this::date);
    LocalDate last = to.map(day -> BatchOptions.date("--to", day)).orElseGet(this::date);
    return ruleSets.isEmpty()
        ? night.grade(Purpose.UP_TO_DATE, List.of(), first, last)
        : night.grade(Purpose.BESIDE, ruleSetsAlone(), first, last);
  }

  private LocalDate date() {
    return night.batchOptions().date();
  }

  private List<String> ruleSetsAlone() {
    return List.of("grade.ruleSets=[" + String.join(",", ruleSets) + "]");
  }
}
