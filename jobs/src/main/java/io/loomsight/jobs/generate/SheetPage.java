package io.loomsight.jobs.generate;

import io.loomsight.jobs.table.PatternAttempt;
import io.loomsight.jobs.table.PatternSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a sheet of patterns says.
 *
 * @param call what was asked for
 * @param drawings of all patterns, accepted or not
 * @param sets the numbers of each source
 * @param createdAt when it was made
 * @param drawnMs how long drawing took, files counted
 */
record SheetPage(
    GenerateCall call,
    List<Drawing> drawings,
    List<PatternSet> sets,
    Instant createdAt,
    long drawnMs) {

  /** The most patterns that a sheet shows. */
  static final int MOST_SHOWN = 256;

  private static final double MS_PER_MINUTE = 60_000;

  SheetPage {
    drawings = List.copyOf(drawings);
    sets = List.copyOf(sets);
  }

  PatternRequest request() {
    return call.request();
  }

  /** The accepted patterns. */
  List<Drawing> accepted() {
    return drawings.stream().filter(Drawing::isAccepted).toList();
  }

  /** Those of them that a sheet has room for, in all of their colours. */
  List<Drawing> shown() {
    List<Drawing> accepted = accepted();
    int most = Math.max(1, MOST_SHOWN / request().colourings().size());
    return accepted.subList(0, Math.min(most, accepted.size()));
  }

  /** The patterns that no attempt gave. */
  List<Drawing> missing() {
    return drawings.stream().filter(drawing -> !drawing.isAccepted()).toList();
  }

  /** How many attempts were refused for what; one may be for several reasons. */
  Map<Fault, Long> faults() {
    Map<Fault, Long> faults = new TreeMap<>();
    drawings.stream()
        .flatMap(drawing -> drawing.attempts().stream())
        .filter(attempt -> !attempt.accepted())
        .map(PatternAttempt::reason)
        .flatMap(reason -> Fault.of(reason).stream())
        .forEach(fault -> faults.merge(fault, 1L, Long::sum));
    return faults;
  }

  /** Picks whose pattern came out otherwise than it was when it was picked. */
  List<Pick> otherThanPicked() {
    Map<String, String> hashes = new TreeMap<>();
    for (Drawing drawing : accepted()) {
      hashes.put(drawing.order().name(), drawing.accepted().get(0).tileHash());
    }
    return call.picks().stream()
        .filter(pick -> request().layouts().contains(pick.layout()))
        .filter(pick -> !pick.tileHash().equals(hashes.get(pick.name())))
        .toList();
  }

  int refusedAttempts() {
    return (int)
        drawings.stream()
            .flatMap(drawing -> drawing.attempts().stream())
            .filter(attempt -> !attempt.accepted())
            .count();
  }

  /** Accepted patterns a minute; empty where no time passed. */
  Optional<Double> patternsPerMinute() {
    return drawnMs > 0
        ? Optional.of(accepted().size() * MS_PER_MINUTE / drawnMs)
        : Optional.empty();
  }
}
