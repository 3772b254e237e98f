package io.loomsight.jobs.ingest;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reject.Reason;
import io.loomsight.jobs.table.Reject.Subject;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The night's books: images and manifest lines landed, and what became of each. */
final class Tally {

  private static final int NAMED_REASONS = 3;

  private final long images;
  private final long lines;
  private final Map<Subject, Map<Reason, Long>> rejects = new EnumMap<>(Subject.class);
  private long frames;
  private long linesOfRejectedImages;

  /**
   * @param images landed
   * @param lines of manifests landed, without headers and blank lines
   */
  Tally(long images, long lines) {
    this.images = images;
    this.lines = lines;
    for (Subject subject : Subject.values()) {
      rejects.put(subject, new EnumMap<>(Reason.class));
    }
  }

  /**
   * Adds images or lines that came to the same end.
   *
   * @param reason why they were refused; empty for frames
   * @param placed how many of them a sound line places
   */
  void add(Subject subject, Optional<Reason> reason, long count, long placed) {
    if (reason.isPresent()) {
      rejects.get(subject).merge(reason.get(), count, Long::sum);
      linesOfRejectedImages += subject == Subject.IMAGE ? placed : 0;
    } else {
      frames += count;
    }
  }

  Map<String, Long> counts() {
    return new TreeMap<>(
        Map.of(
            "images", images,
            "frames", frames,
            "rejectedImages", rejected(Subject.IMAGE),
            "lines", lines,
            "rejectedLines", rejected(Subject.LINE)));
  }

  private long rejected(Subject subject) {
    return rejects.get(subject).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Fails where a larger share than allowed of the images or of the lines has been refused. */
  void requireFewRejects(Batch batch, double maxPercent) {
    requireFew(batch, Subject.IMAGE, "images", images, maxPercent);
    requireFew(batch, Subject.LINE, "manifest lines", lines, maxPercent);
  }

  private void requireFew(Batch batch, Subject subject, String what, long all, double maxPercent) {
    long refused = rejected(subject);
    if (refused * 100.0 > maxPercent * all) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "ingest of %s: expected at most %s %% of the %s refused (ingest.maxRejectPercent), found %.1f %%, %d of %d: %s",
              batch,
              maxPercent,
              what,
              100.0 * refused / all,
              refused,
              all,
              mostCommon(subject)));
    }
  }

  private String mostCommon(Subject subject) {
    return rejects.get(subject).entrySet().stream()
        .sorted(
            Map.Entry.<Reason, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(NAMED_REASONS)
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /**
   * Checks that every image and every line landed has come to an end, and that the rows to be
   * published are these.
   */
  void requireNothingLost(long frameRows, long rejectRows) {
    require("images landed", images, "frames + rejected images", frames + rejected(Subject.IMAGE));
    require(
        "manifest lines",
        lines,
        "frames + rejected lines + lines of rejected images",
        frames + rejected(Subject.LINE) + linesOfRejectedImages);
    require("rows of frames", frameRows, "frames", frames);
    require(
        "rows of rejects",
        rejectRows,
        "rejected images and lines",
        rejected(Subject.IMAGE) + rejected(Subject.LINE));
  }

  private static void require(String what, long expected, String sum, long found) {
    if (expected != found) {
      throw new IllegalStateException(
          "%s: expected to be %s, found %d and %d".formatted(what, sum, expected, found));
    }
  }

  @Override
  public String toString() {
    return "%d images, %d frames, %d images rejected, %d manifest lines, %d rejected"
        .formatted(images, frames, rejected(Subject.IMAGE), lines, rejected(Subject.LINE));
  }
}
