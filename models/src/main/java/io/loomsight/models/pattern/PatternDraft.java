package io.loomsight.models.pattern;

import java.util.List;
import java.util.Optional;

/**
 * What one attempt at a pattern gave.
 *
 * @param attempt its number, from 0
 * @param recipe how it was made
 * @param from the names of the designs that it is drawn from
 * @param outcome the finished pattern, or what kept it from being finished
 */
public record PatternDraft(int attempt, String recipe, List<String> from, Outcome outcome) {

  public PatternDraft {
    from = List.copyOf(from);
  }

  /** What became of an attempt. */
  public sealed interface Outcome {}

  /** A pattern of as many colours as were asked for that passes all checks. */
  public record Accepted(ReducedImage tile, PatternMetrics metrics) implements Outcome {}

  /**
   * A pattern that is refused.
   *
   * @param tile it, if it could be reduced to as many colours as were asked for
   * @param metrics its numbers, likewise
   * @param reason what was expected and what was found
   */
  public record Refused(
      Optional<ReducedImage> tile, Optional<PatternMetrics> metrics, String reason)
      implements Outcome {}

  /** Whether it passed. */
  public boolean accepted() {
    return outcome instanceof Accepted;
  }
}
