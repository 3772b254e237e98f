package io.loomsight.jobs.clean;

import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long tables are kept.
 *
 * <p>The defaults: findings hold every raw region with its picture and are read again only to
 * derive a night's defects anew, which nobody does after a quarter; evidence is what a claim about
 * cloth is settled by, and those come within a year. All else is small and kept for ever.
 *
 * @param keepDays days by table, counted from the batch date; 0 or no entry: for ever
 */
public record CleanConfig(Map<String, Integer> keepDays) {

  private static final int MOST_DAYS = 36_600;

  public CleanConfig {
    keepDays = Collections.unmodifiableSortedMap(new TreeMap<>(keepDays));
    List<String> known = retained().stream().map(Table::name).toList();
    keepDays.forEach(
        (table, days) -> {
          if (!known.contains(table)) {
            throw new IllegalArgumentException(
                "clean.keepDays: expected tables out of %s, found '%s'"
                    .formatted(String.join(", ", known), table));
          }
          if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                "clean.keepDays: expected 0 to %d days of %s, found %d"
                    .formatted(MOST_DAYS, table, days));
          }
        });
  }

  /** Findings for 90 days, evidence for 400. */
  public static CleanConfig defaults() {
    return new CleanConfig(Map.of("findings", 90, "evidence", 400));
  }

  /** Tables that lose batches by age; what judged them, and what was done, is kept for ever. */
  static List<Table<?>> retained() {
    return Tables.all().stream().filter(CleanConfig::isByBatch).toList();
  }

  private static boolean isByBatch(Table<?> table) {
    return switch (table.mode()) {
      case REPLACE_BATCH, REPLACE_BATCH_RULE_SET -> true;
      case INSERT_ONLY, APPEND, REPLACE_RUN -> false;
    };
  }
}
