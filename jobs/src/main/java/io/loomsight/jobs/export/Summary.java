package io.loomsight.jobs.export;

import io.loomsight.jobs.table.Statistic;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands before the sheets.
 *
 * @param nights whose rows the sheets hold, by date
 * @param ruleSetVersions of the rule set's file, as the rolls were graded; none where no roll was
 * @param versions of the software that exports
 * @param missing what was cleaned away of them, {@code defects 2026-03-01}
 * @param leftOut defects beyond those that the file may hold
 * @param whole each night's numbers as one
 */
record Summary(
    String factory,
    List<LocalDate> nights,
    String ruleSet,
    List<Integer> ruleSetVersions,
    SortedMap<String, String> versions,
    List<String> missing,
    long leftOut,
    List<Statistic> whole) {

  Summary {
    nights = List.copyOf(nights);
    ruleSetVersions = List.copyOf(ruleSetVersions);
    versions = new TreeMap<>(versions);
    missing = List.copyOf(missing);
    whole = List.copyOf(whole);
  }
}
