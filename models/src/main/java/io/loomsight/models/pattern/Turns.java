package io.loomsight.models.pattern;

import java.util.SplittableRandom;

/** Whose turn it is, and what the seed says then. */
final class Turns {

  private static final int TURN = 37;

  /** As many attempts each has, so that what is hard to draw from is not left out of a set. */
  private static final int ATTEMPTS = 4;

  private Turns() {}

  /** The random numbers of an attempt, by the request's seed, the item and the attempt alone. */
  static SplittableRandom random(PatternTask task, int attempt) {
    return new SplittableRandom(task.seed() + 1_000_003L * task.item() + 7919L * attempt);
  }

  /**
   * The number of the swatch that an attempt begins with. Swatches take turns in an order drawn
   * from the seed; after four attempts another one is taken.
   */
  static int swatch(PatternTask task, int attempt, int swatches) {
    int[] order = new int[swatches];
    SplittableRandom random = new SplittableRandom(task.seed());
    for (int at = 0; at < order.length; at++) {
      int other = random.nextInt(at + 1);
      order[at] = order[other];
      order[other] = at;
    }
    return order[(int) ((task.item() + (long) TURN * (attempt / ATTEMPTS)) % order.length)];
  }
}
