package io.loomsight.models.synth;

/**
 * Seeded noise as a pure function of the place: the same seed and place give the same value in
 * whatever order places are asked for.
 */
final class Noise {

  private static final float TO_UNIT = 0x1p-23f;

  private Noise() {}

  /** 64 well mixed bits of a seed and two whole numbers. */
  static long hash(long seed, int first, int second) {
    long bits = seed + first * 0x9E3779B97F4A7C15L + second * 0xD1B54A32D192ED03L;
    bits = (bits ^ (bits >>> 32)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 29)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 32);
  }

  /** Uniform in [-1, 1). */
  static float signed(long seed, int first, int second) {
    return (hash(seed, first, second) >>> 40) * TO_UNIT - 1f;
  }

  /** Nearly normal with mean 0 and deviation 1: the sum of four uniform numbers of 16 bits. */
  static float normal(long seed, int first, int second) {
    long bits = hash(seed, first, second);
    long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
    return (sum - 131070L) * (1f / 37837f);
  }

  /**
   * Smooth noise along a line: one line for each {@code row}, lattice step 1, deviation about 1.
   */
  static float along(long seed, int row, double place) {
    int cell = floor(place);
    float share = ease((float) (place - cell));
    float start = signed(seed, row, cell);
    return 2.1f * (start + share * (signed(seed, row, cell + 1) - start));
  }

  /** Smooth noise over the plane, lattice step 1, deviation about 1. */
  static float over(long seed, double x, double y) {
    int column = floor(x);
    int row = floor(y);
    float across = ease((float) (x - column));
    float down = ease((float) (y - row));
    float top = signed(seed, column, row);
    top += across * (signed(seed, column + 1, row) - top);
    float bottom = signed(seed, column, row + 1);
    bottom += across * (signed(seed, column + 1, row + 1) - bottom);
    return 2.5f * (top + down * (bottom - top));
  }

  /** Smooth noise over a torus of {@code cells} by {@code cells} lattice steps. */
  static float overTorus(long seed, int cells, double x, double y) {
    int column = floor(x);
    int row = floor(y);
    float across = ease((float) (x - column));
    float down = ease((float) (y - row));
    int left = Math.floorMod(column, cells);
    int upper = Math.floorMod(row, cells);
    int right = left + 1 == cells ? 0 : left + 1;
    int lower = upper + 1 == cells ? 0 : upper + 1;
    float top = signed(seed, left, upper);
    top += across * (signed(seed, right, upper) - top);
    float bottom = signed(seed, left, lower);
    bottom += across * (signed(seed, right, lower) - bottom);
    return 2.5f * (top + down * (bottom - top));
  }

  /** A bell over a squared distance: 1 at 0, 0 from 1 on. */
  static double bell(double squared) {
    if (squared >= 1) {
      return 0;
    }
    double rest = 1 - squared;
    return rest * rest;
  }

  /** From 0 at or below 0 to 1 at or above 1, with flat ends. */
  static double step(double share) {
    if (share <= 0) {
      return 0;
    }
    return share >= 1 ? 1 : share * share * (3 - 2 * share);
  }

  static int floor(double value) {
    int whole = (int) value;
    return value < whole ? whole - 1 : whole;
  }

  private static float ease(float share) {
    return share * share * (3f - 2f * share);
  }
}
