package io.loomsight.jobs.generate;

import static io.loomsight.jobs.generate.SheetWords.say;
import static java.util.stream.Collectors.joining;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.PatternAttempt;
import io.loomsight.jobs.table.PatternSet;
import io.loomsight.models.pattern.PrintSize;
import java.math.BigDecimal;
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
public record SheetPage(
    GenerateCall call,
    List<Drawing> drawings,
    List<PatternSet> sets,
    Instant createdAt,
    long drawnMs) {

  /** The most patterns that a sheet shows. */
  static final int MOST_SHOWN = 256;

  private static final int MOST_NAMES = 20;
  private static final int MOST_FILES = 10;
  private static final double MS_PER_MINUTE = 60_000;

  public SheetPage {
    drawings = List.copyOf(drawings);
    sets = List.copyOf(sets);
  }

  public PatternRequest request() {
    return call.request();
  }

  /** A repeat in print: its size, density and pixels. */
  public String print() {
    PrintSize size = request().print().size();
    return "%s × %s cm · %s dpi · %s × %s px"
        .formatted(
            plain(size.widthMm().movePointLeft(1)),
            plain(size.heightMm().movePointLeft(1)),
            plain(size.dpi()),
            Numbers.count(size.widthPx()),
            Numbers.count(size.heightPx()));
  }

  /** A decimal as people write it. */
  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** The first source's patterns, or what they are held against; empty where not measured. */
  public Optional<PatternSet> set(PatternSet.Kind kind) {
    return sets.stream().filter(set -> set.kind() == kind).findFirst();
  }

  /** A number of the first source's designs, which is named where there are others. */
  public Words among(String number) {
    return request().sources().size() == 1
        ? say("tile.among", number)
        : say("tile.among.first", sets.get(0).source(), number);
  }

  /** The accepted patterns. */
  public List<Drawing> accepted() {
    return drawings.stream().filter(Drawing::isAccepted).toList();
  }

  /** Those of them that a sheet has room for, in all of their colours. */
  List<Drawing> shown() {
    List<Drawing> accepted = accepted();
    int most = Math.max(1, MOST_SHOWN / request().colourings().size());
    return accepted.subList(0, Math.min(most, accepted.size()));
  }

  /** The patterns that no attempt gave. */
  public List<Drawing> missing() {
    return drawings.stream().filter(drawing -> !drawing.isAccepted()).toList();
  }

  /** What the first of them are called. */
  public String namesOfMissing() {
    return joined(
        missing().stream().map(drawing -> drawing.order().name()).toList(), MOST_NAMES, ", ");
  }

  /** What was wrong with the first files of a source that could not be read. */
  public static String unread(PatternSet set) {
    return joined(set.refusedFiles(), MOST_FILES, "; ");
  }

  private static String joined(List<String> all, int most, String between) {
    return all.stream().limit(most).collect(joining(between))
        + (all.size() > most ? between + "…" : "");
  }

  /** How many attempts were refused for what; one may be for several reasons. */
  public Map<Fault, Long> faults() {
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

  public int refusedAttempts() {
    return (int)
        drawings.stream()
            .flatMap(drawing -> drawing.attempts().stream())
            .filter(attempt -> !attempt.accepted())
            .count();
  }

  /** Accepted patterns a minute; empty where no time passed. */
  public Optional<Double> patternsPerMinute() {
    return drawnMs > 0
        ? Optional.of(accepted().size() * MS_PER_MINUTE / drawnMs)
        : Optional.empty();
  }

  /** What drew the patterns, from which seed, at what size and when. */
  public Words made() {
    String drawnBy =
        drawings.stream()
            .flatMap(drawing -> drawing.attempts().stream())
            .map(PatternAttempt::modelVersion)
            .findFirst()
            .orElse(request().method().word());
    return say(
        "page.made",
        drawnBy,
        String.valueOf(request().seed()),
        request().print().drawnWidthPx(),
        request().print().drawnHeightPx(),
        Numbers.minute(createdAt));
  }
}
