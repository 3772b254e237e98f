package io.loomsight.jobs.night;

import io.loomsight.jobs.table.Batch;

/**
 * What became of one night of several.
 *
 * @param why it was run, or was to be
 * @param detail of a night that failed or is held: what was said
 */
record NightResult(Batch night, String why, End end, long elapsedMs, String detail) {

  /** How a night ended. */
  enum End {
    /** All its stages are done. */
    DONE("done"),
    /** It is due, and only that was asked. */
    DUE("due"),
    /** Another job is at work on it. */
    HELD("held"),
    /** Not begun, as one before it failed. */
    LEFT("left"),
    /** The data's or the user's fault. */
    REFUSED("FAILED"),
    /** A bug. */
    BROKEN("BROKEN");

    private final String word;

    End(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    boolean isFailure() {
      return this == REFUSED || this == BROKEN;
    }
  }
}
