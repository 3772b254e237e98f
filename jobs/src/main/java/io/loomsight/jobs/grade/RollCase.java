package io.loomsight.jobs.grade;

/** All that a roll's grade by one rule set rests on. Public, because Spark's code makes it. */
public record RollCase(RollFacts facts, RollTotals totals) {}
