package io.loomsight.models.pattern;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whose turn it is, and what the seed says then. Swatches take turns from light to dark and back
 * again in steps of the golden ratio, from a start and a side that the seed chooses, so that the
 * first few patterns are as light and dark as the whole collection, however many there are.
 */
final class Turns {

  /** As many attempts each has, so that what is hard to draw from is not left out of a set. */
  private static final int ATTEMPTS = 4;

  private static final int TURN = 37;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final List<Integer> byLight;

  private Turns(List<Integer> byLight) {
    this.byLight = byLight;
  }

  static Turns of(List<Swatch> swatches) {
    List<Double> light = swatches.stream().map(swatch -> light(swatch.example())).toList();
    return new Turns(
        IntStream.range(0, light.size()).boxed().sorted(Comparator.comparing(light::get)).toList());
  }

  /** The random numbers of an attempt, by the request's seed, the item and the attempt alone. */
  static SplittableRandom random(PatternTask task, int attempt) {
    return new SplittableRandom(task.seed() + 1_000_003L * task.item() + 7919L * attempt);
  }

  /** How many attempts at the same swatch there were before this one. */
  static int before(int attempt) {
    return attempt % ATTEMPTS;
  }

  /**
   * The number of the swatch that an attempt begins with. After four attempts another one is taken.
   */
  int swatch(PatternTask task, int attempt) {
    int[] order = order(task.seed());
    return order[(int) ((task.item() + (long) TURN * (attempt / ATTEMPTS)) % order.length)];
  }

  private int[] order(long seed) {
    int count = byLight.size();
    SplittableRandom random = new SplittableRandom(seed);
    double at = random.nextDouble();
    double step = random.nextBoolean() ? GOLDEN : 1 - GOLDEN;
    boolean[] taken = new boolean[count];
    int[] order = new int[count];
    for (int turn = 0; turn < count; turn++) {
      int place = (int) (at * count);
      while (taken[place]) {
        place = (place + 1) % count;
      }
      taken[place] = true;
      order[turn] = byLight.get(place);
      at = (at + step) % 1;
    }
    return order;
  }

  /** The mean of an image's samples. */
  private static double light(Example example) {
    double sum = 0;
    float[] samples = example.image().sharedSamples();
    for (float sample : samples) {
      sum += sample;
    }
    return sum / samples.length;
  }
}
