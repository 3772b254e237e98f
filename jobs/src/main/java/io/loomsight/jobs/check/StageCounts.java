package io.loomsight.jobs.check;

import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which stage's run publishes a table, and which of its counts must add up to the rows.
 *
 * @param stage the stage's name as {@code runs} has it
 * @param counts names in {@code runs.counts}; none where nobody counts the rows
 */
record StageCounts(String stage, Table<?> table, List<String> counts) {

  /** All that a night's stages replace. Points are given to earlier nights' defects too. */
  static final List<StageCounts> ALL =
      List.of(
          new StageCounts("ingest", Tables.FRAMES, List.of("frames")),
          new StageCounts("ingest", Tables.REJECTS, List.of("rejectedImages", "rejectedLines")),
          new StageCounts("detect", Tables.FINDINGS, List.of("frames")),
          new StageCounts("defects", Tables.SCORES, List.of("frames")),
          new StageCounts("defects", Tables.DEFECTS, List.of("defects")),
          new StageCounts("defects", Tables.EVIDENCE, List.of("defects")),
          new StageCounts("grade", Tables.ROLLS, List.of("rolls")),
          new StageCounts("grade", Tables.POINTS, List.of()),
          new StageCounts("grade", Tables.STATISTICS, List.of()),
          new StageCounts("grade", Tables.STATISTICS_BY_KIND, List.of()));

  StageCounts {
    counts = List.copyOf(counts);
  }

  /** The one of a table; empty for tables that no stage of a night replaces. */
  static Optional<StageCounts> of(Table<?> table) {
    return ALL.stream().filter(one -> one.table.equals(table)).findFirst();
  }

  /** The rows that a run must have written; empty where it did not count them. */
  Optional<Long> rows(Map<String, Long> counted) {
    return counts.isEmpty() || !counted.keySet().containsAll(counts)
        ? Optional.empty()
        : Optional.of(counts.stream().mapToLong(counted::get).sum());
  }

  /** What is added up, in words. */
  String words() {
    return String.join(" + ", counts);
  }
}
