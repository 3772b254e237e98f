package io.loomsight.models.pattern;

import java.util.SplittableRandom;

/** Whose turn it is, and what the seed says then. */
final class Turns {

  private static final int TURN = 37;

  private Turns() {}

  /** The random numbers of an attempt, by the request's seed, the item and the attempt alone. */
  static SplittableRandom random(PatternTask task, int attempt) {
    return new SplittableRandom(task.seed() + 1_000_003L * task.item() + 7919L * attempt);
  }

  /**
   * The number of the swatch that an attempt begins with. Swatches take turns in an order drawn
   * from the seed; every second attempt takes another one.
   */
  static int swatch(PatternTask task, int attempt, int swatches) {
    int[] order = new int[swatches];
    SplittableRandom random = new SplittableRandom(task.seed());
    for (int at = 0; at < order.length; at++) {
      int other = random.nextInt(at + 1);
      order[at] = order[other];
      order[other] = at;
    }
    return order[(int) ((task.item() + (long) TURN * (attempt / 2)) % order.length)];
  }
}
