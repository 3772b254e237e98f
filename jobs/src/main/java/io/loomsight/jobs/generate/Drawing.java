package io.loomsight.jobs.generate;

import io.loomsight.jobs.table.PatternAttempt;
import java.util.List;

/**
 * What became of an order. Public because Spark's generated code must see it.
 *
 * @param order what was asked for
 * @param attempts the rows of all attempts, an accepted one's in each of the colours
 * @param tile the PNG of the accepted tile as it was drawn; empty where none was accepted
 * @param drawnMs how long it took, its files counted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Drawing(
    PatternOrder order, List<PatternAttempt> attempts, byte[] tile, long drawnMs) {

  public Drawing {
    attempts = List.copyOf(attempts);
  }

  boolean isAccepted() {
    return tile.length > 0;
  }

  /** The rows of the accepted attempt, one a palette. */
  List<PatternAttempt> accepted() {
    return attempts.stream().filter(PatternAttempt::accepted).toList();
  }

  /** The first of the designs that the accepted pattern is drawn from. */
  String firstDesign() {
    return accepted().get(0).designs().get(0);
  }

  /** How often it was tried. */
  int tries() {
    return attempts.stream().mapToInt(PatternAttempt::attempt).max().orElse(0);
  }
}
