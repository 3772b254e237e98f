package io.loomsight.jobs.night;

import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Run.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a night is due, told by its runs and the names, sizes and times of its files, never by
 * their content. Other settings, another model or another reference make no night due: whoever
 * changes these says which nights to judge anew.
 *
 * @param due whether it is to be run
 * @param why for people
 */
record NightState(boolean due, String why) {

  /** References may also be made by hand, after what hangs on a stage was done. */
  private static final String REFERENCE = "reference";

  /** The stages that read what earlier nights wrote. */
  private static final Set<String> ACROSS_NIGHTS = Set.of(GradeStage.GRADE, "report");

  static NightState settled() {
    return new NightState(false, "done");
  }

  private static NightState due(String why) {
    return new NightState(true, why);
  }

  /**
   * The state of a night.
   *
   * @param stages names in order, the one that reads the landing first
   * @param runs all attempts at the night
   * @param changed whether the files are others than those that a run of the first stage read
   */
  static NightState of(List<String> stages, List<Run> runs, Predicate<Run> changed) {
    if (runs.isEmpty()) {
      return due("new");
    }
    Optional<Run> before = Optional.empty();
    for (String stage : stages) {
      Optional<Run> last = last(runs, stage);
      if (last.isEmpty()) {
        return due(stage + " was never run");
      }
      if (last.get().outcome() == Outcome.FAILED) {
        return due(stage + " failed");
      }
      if (before.isEmpty() && changed.test(last.get())) {
        return due("files came late");
      }
      if (before.isPresent()
          && !stage.equals(REFERENCE)
          && last.get().endedAt().isBefore(before.get().endedAt())) {
        return due(stage + " is older than " + before.get().stage());
      }
      before = stage.equals(REFERENCE) ? before : last;
    }
    return settled();
  }

  /** Whether a stage reads what earlier nights wrote. */
  static boolean isAcrossNights(String stage) {
    return ACROSS_NIGHTS.contains(stage);
  }

  /** When the night's last good run of a stage ended whose rows later nights read. */
  static Optional<Instant> writtenAt(List<String> stages, List<Run> runs) {
    return runs.stream()
        .filter(run -> run.outcome() == Outcome.SUCCEEDED && stages.contains(run.stage()))
        .filter(run -> !isAcrossNights(run.stage()) && !run.stage().equals(REFERENCE))
        .map(Run::endedAt)
        .max(Comparator.naturalOrder());
  }

  /**
   * Whether the night was graded, and not since a time; an attempt that was skipped found the
   * grades to be as they would come out.
   */
  static boolean isGradedBefore(List<Run> runs, Instant time) {
    return runs.stream()
        .filter(run -> run.stage().equals(GradeStage.GRADE) && run.outcome() != Outcome.FAILED)
        .map(Run::startedAt)
        .max(Comparator.naturalOrder())
        .filter(graded -> graded.isBefore(time))
        .isPresent();
  }

  /** The latest attempt that did something. */
  private static Optional<Run> last(List<Run> runs, String stage) {
    return runs.stream()
        .filter(run -> run.stage().equals(stage) && run.outcome() != Outcome.SKIPPED)
        .max(Run.BY_END);
  }
}
