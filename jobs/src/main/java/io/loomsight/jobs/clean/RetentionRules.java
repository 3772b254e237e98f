package io.loomsight.jobs.clean;

import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * From which day on batches of a table are kept.
 *
 * <p>A night's rolls are graded from their cloth of {@code lookBackNights} earlier nights too, so
 * what grading reads is kept for so many days longer: every night that is young enough to be kept
 * can be graded again and comes out the same.
 *
 * @param config days by table
 * @param lookBackNights as {@code grade.lookBackNights}
 */
record RetentionRules(CleanConfig config, int lookBackNights) {

  /** The tables of earlier nights that grading reads. */
  private static final List<Table<?>> READ_BY_LATER_NIGHTS =
      List.of(Tables.FRAMES, Tables.SCORES, Tables.DEFECTS);

  /** The first day whose batch is kept; empty where all are. */
  Optional<LocalDate> keptFrom(Table<?> table, LocalDate asOf) {
    int days = config.keepDays().getOrDefault(table.name(), 0);
    return days == 0
        ? Optional.empty()
        : Optional.of(
            asOf.minusDays(days)
                .minusDays(READ_BY_LATER_NIGHTS.contains(table) ? lookBackNights : 0));
  }
}
