package io.loomsight.jobs.ingest;

import io.loomsight.jobs.table.Reject.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings an image and the manifest lines that name it together. */
final class Pairing {

  static final Comparator<ManifestLine> IN_ORDER =
      Comparator.comparing(ManifestLine::manifest).thenComparing(ManifestLine::line);

  private Pairing() {}

  /**
   * What becomes of one place in the night's folder: its first sound line counts.
   *
   * @param path the place
   * @param image what lies there, if anything
   * @param lines that name it, in any order
   */
  static List<Candidate> pair(String path, Optional<LandedFile> image, List<ManifestLine> lines) {
    List<Candidate> candidates = new ArrayList<>();
    List<ManifestLine> accepted = new ArrayList<>();
    List<ManifestLine> refused = new ArrayList<>();
    lines.stream()
        .sorted(IN_ORDER)
        .forEach(line -> (line.isAccepted() ? accepted : refused).add(line));
    refused.forEach(line -> candidates.add(Candidate.line(line)));
    accepted.stream()
        .skip(1)
        .forEach(
            line ->
                candidates.add(
                    Candidate.line(
                        line,
                        Reason.DUPLICATE_LINE,
                        "expected one line for %s, found an earlier one, %s"
                            .formatted(path, accepted.get(0).place()))));
    if (image.isEmpty() && !accepted.isEmpty()) {
      candidates.add(
          Candidate.line(
              accepted.get(0),
              Reason.MISSING_FILE,
              "expected an image %s, found none".formatted(path)));
    }
    image.ifPresent(
        file ->
            candidates.add(
                accepted.isEmpty()
                    ? Candidate.image(file, List.of())
                        .refused(Reason.NO_MANIFEST_LINE, withoutLine(path, refused))
                    : Candidate.image(file, accepted.get(0).placement())));
    return candidates;
  }

  private static String withoutLine(String path, List<ManifestLine> refused) {
    String found =
        refused.isEmpty()
            ? "none"
            : "only refused ones, "
                + refused.stream()
                    .limit(3)
                    .map(ManifestLine::place)
                    .collect(Collectors.joining(", "));
    return "expected a manifest line for %s, found %s".formatted(path, found);
  }
}
