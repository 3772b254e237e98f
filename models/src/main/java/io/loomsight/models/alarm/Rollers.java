package io.loomsight.models.alarm;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The rollers of a mill's looms; none are assumed, since every make has its own. */
public record Rollers(List<Roller> rollers) implements Serializable {

  /** Evenly spaced marks on one roller that are thought of. */
  private static final int MOST_MARKS = 3;

  /** Standard errors of a period that a roller may be off beside its tolerance. */
  private static final double CLEAR_ERRORS = 2;

  private static final Comparator<Match> LIKELIEST_FIRST =
      Comparator.comparingInt(Match::marks)
          .thenComparingDouble(Match::offMm)
          .thenComparing(match -> match.roller().english());

  public Rollers {
    rollers = List.copyOf(rollers);
  }

  /** No roller is known. */
  public static Rollers none() {
    return new Rollers(List.of());
  }

  /**
   * A roller that a period fits.
   *
   * @param marks evenly spaced on it, from 1
   * @param offMm how far the period is from that part of its circumference
   */
  public record Match(Roller roller, int marks, double offMm) {}

  /** The rollers that a repeat may come from: fewest marks first, then by how well they fit. */
  public List<Match> matches(double periodMm, double periodErrorMm) {
    return rollers.stream()
        .flatMap(
            roller ->
                IntStream.rangeClosed(1, MOST_MARKS)
                    .filter(marks -> fits(roller, marks, periodMm, periodErrorMm))
                    .mapToObj(marks -> new Match(roller, marks, offMm(roller, marks, periodMm))))
        .sorted(LIKELIEST_FIRST)
        .toList();
  }

  private static boolean fits(Roller roller, int marks, double periodMm, double periodErrorMm) {
    return offMm(roller, marks, periodMm)
        <= roller.toleranceMm(roller.circumferenceMm() / marks) + CLEAR_ERRORS * periodErrorMm;
  }

  private static double offMm(Roller roller, int marks, double periodMm) {
    return Math.abs(periodMm - roller.circumferenceMm() / marks);
  }
}
