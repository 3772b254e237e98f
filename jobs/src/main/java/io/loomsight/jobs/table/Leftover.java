package io.loomsight.jobs.table;

import java.time.Instant;
import org.apache.hadoop.fs.Path;

/**
 * Something in the warehouse that no reader gets.
 *
 * @param path the folder or object
 * @param kind why nobody gets it
 * @param factory whose it is; empty where it is no factory's
 * @param bytes of all files in it
 * @param changedAt when the last of these was changed
 */
public record Leftover(Path path, Kind kind, String factory, long bytes, Instant changedAt) {

  /** Why no reader gets it. */
  public enum Kind {
    /** A run that no pointer names. */
    UNPUBLISHED_RUN("unpublished run"),
    /** An appended run whose writer did not finish. */
    UNFINISHED_RUN("unfinished run"),
    /** An appended run whose rows a merged run holds. */
    REPLACED_RUN("replaced run"),
    /** An upload that no writer completed; its bytes are not known. */
    PENDING_UPLOAD("pending upload"),
    /** A small object that was being replaced. */
    HALF_WRITTEN("half-written object"),
    /** A lease that ended. */
    ENDED_LEASE("ended lease");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in words. */
    public String words() {
      return words;
    }
  }
}
