package io.loomsight.jobs.ingest;

import io.loomsight.jobs.table.Reject.Reason;
import java.util.List;

/**
 * One line of a manifest: what it says, or why it says nothing.
 *
 * @param manifest the manifest's address
 * @param line from 1, with the header
 * @param path the image that it names, by its place in the night's folder; empty where none can be
 *     read from it
 * @param placement one, or none where the line is refused
 * @param refusal one, or none where it is not
 */
public record ManifestLine(
    String manifest, long line, String path, List<Placement> placement, List<Refusal> refusal) {

  public ManifestLine {
    placement = List.copyOf(placement);
    refusal = List.copyOf(refusal);
    if (placement.size() + refusal.size() != 1) {
      throw new IllegalArgumentException(
          "%s:%d: expected a placement or a refusal, found %d and %d"
              .formatted(manifest, line, placement.size(), refusal.size()));
    }
  }

  static ManifestLine accepted(String manifest, long line, String path, Placement placement) {
    return new ManifestLine(manifest, line, path, List.of(placement), List.of());
  }

  static ManifestLine refused(
      String manifest, long line, String path, Reason reason, String detail) {
    return new ManifestLine(manifest, line, path, List.of(), List.of(new Refusal(reason, detail)));
  }

  boolean isAccepted() {
    return refusal.isEmpty();
  }

  /** The manifest's name and the line's number, for messages. */
  String place() {
    return "%s line %d".formatted(manifest.substring(manifest.lastIndexOf('/') + 1), line);
  }
}
