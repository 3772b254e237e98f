package io.loomsight.jobs.sheet;

import io.loomsight.jobs.page.Words;
import java.time.Instant;
import java.time.LocalDate;

/** What stands in one cell, whatever the file: each writer has its own way with each. */
public sealed interface Value {

  /** What somebody named or wrote: hostile until proven otherwise. */
  record Text(String text) implements Value {}

  /** One of a few known values: its name in the tables, and what people call it. */
  record Coded(String code, Words words) implements Value {}

  /** A number without decimals. */
  record Whole(long number) implements Value {}

  /** A number in the table's own unit; NaN where there is none. */
  record Decimal(double number) implements Value {}

  /** A day. */
  record Day(LocalDate date) implements Value {}

  /** A point in time; 1970 where there is none. */
  record Time(Instant instant) implements Value {}

  /** Yes or no. */
  record Flag(boolean holds) implements Value {}
}
