package io.loomsight.jobs.runtime;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Names of runs: when they began, and six hex digits that tell apart what began together. */
public final class RunIds {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int DIGITS = 6;

  private RunIds() {}

  /** A new id such as {@code 20260301T221530-4f09ab}; later ones sort after earlier ones. */
  public static String next(InstantSource clock) {
    return SECOND.format(clock.instant())
        + "-"
        + UUID.randomUUID().toString().replace("-", "").substring(0, DIGITS);
  }

  /** The id of one stage of a run. */
  public static String ofStage(String runId, String stage) {
    return runId + "-" + stage;
  }
}
