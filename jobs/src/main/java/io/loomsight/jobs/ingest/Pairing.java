package io.loomsight.jobs.ingest;

import io.loomsight.jobs.table.Reject.Reason;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Brings an image and the manifest lines that name it together, as they are asked for: of the lines
 * none is kept but the first that is sound.
 */
final class Pairing implements Iterator<Candidate> {

  private static final int MOST_NAMED = 3;

  private final String path;
  private final Iterator<ManifestLine> lines;
  private final List<String> refused = new ArrayList<>();
  private final Optional<LandedFile> image;
  private Optional<ManifestLine> accepted = Optional.empty();
  private Optional<Candidate> next = Optional.empty();
  private boolean atEnd;

  private Pairing(String path, Optional<LandedFile> image, Iterator<ManifestLine> lines) {
    this.path = path;
    this.image = image;
    this.lines = lines;
  }

  /**
   * What becomes of one place in the night's folder: its first sound line counts.
   *
   * @param path the place
   * @param image what lies there, if anything
   * @param lines that name it, by manifest and line
   */
  static Iterator<Candidate> pair(
      String path, Optional<LandedFile> image, Iterator<ManifestLine> lines) {
    return new Pairing(path, image, lines);
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && lines.hasNext()) {
      next = refused(lines.next());
    }
    if (next.isEmpty() && !atEnd) {
      atEnd = true;
      next = image.isPresent() ? image.map(this::placed) : accepted.map(this::withoutImage);
    }
    return next.isPresent();
  }

  @Override
  public Candidate next() {
    if (!hasNext()) {
      throw new NoSuchElementException("nothing more lies at " + path);
    }
    Candidate candidate = next.orElseThrow();
    next = Optional.empty();
    return candidate;
  }

  /** A line that places nothing; empty for the one that does. */
  private Optional<Candidate> refused(ManifestLine line) {
    if (!line.isAccepted()) {
      if (refused.size() < MOST_NAMED) {
        refused.add(line.place());
      }
      return Optional.of(Candidate.line(line));
    }
    if (accepted.isEmpty()) {
      accepted = Optional.of(line);
      return Optional.empty();
    }
    return Optional.of(
        Candidate.line(
            line,
            Reason.DUPLICATE_LINE,
            "expected one line for %s, found an earlier one, %s"
                .formatted(path, accepted.get().place())));
  }

  private Candidate withoutImage(ManifestLine line) {
    return Candidate.missing(line, "expected an image %s, found none".formatted(path));
  }

  private Candidate placed(LandedFile file) {
    return accepted
        .map(line -> Candidate.image(file, line.placement()))
        .orElseGet(
            () ->
                Candidate.image(file, List.of())
                    .refused(
                        Reason.NO_MANIFEST_LINE,
                        "expected a manifest line for %s, found %s"
                            .formatted(
                                path,
                                refused.isEmpty()
                                    ? "none"
                                    : "only refused ones, " + String.join(", ", refused))));
  }
}
