package io.loomsight.models.synth;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The interlacing matrix of one repeat: which end lies over which pick. Immutable. */
public final class Draft {

  private final int ends;
  private final int picks;
  private final boolean[] warpUp;

  private Draft(int ends, int picks, boolean[] warpUp) {
    if (ends < 1 || picks < 1 || warpUp.length != ends * picks) {
      throw new IllegalArgumentException(
          "draft: expected %d ends x %d picks, found %d crossings"
              .formatted(ends, picks, warpUp.length));
    }
    this.ends = ends;
    this.picks = picks;
    this.warpUp = warpUp;
  }

  /** Over one, under one. */
  public static Draft plain() {
    return stepped(2, 1, 1);
  }

  /** Every pick moves on by {@code step} ends; {@code up} of {@code repeat} ends lie on top. */
  public static Draft stepped(int repeat, int step, int up) {
    boolean[] crossings = new boolean[repeat * repeat];
    for (int pick = 0; pick < repeat; pick++) {
      for (int end = 0; end < repeat; end++) {
        crossings[pick * repeat + end] = Math.floorMod(end + step * pick, repeat) < up;
      }
    }
    return new Draft(repeat, repeat, crossings);
  }

  /**
   * A twill that turns back after every {@code turn} repeats of ends, as herringbone does; its two
   * halves meet in one mirrored line.
   */
  static Draft pointed(int repeat, int up, int turn) {
    int half = repeat * turn;
    boolean[] crossings = new boolean[2 * half * repeat];
    for (int pick = 0; pick < repeat; pick++) {
      for (int end = 0; end < 2 * half; end++) {
        int mirrored = Math.min(end, 2 * half - 1 - end);
        crossings[pick * 2 * half + end] = Math.floorMod(mirrored + pick, repeat) < up;
      }
    }
    return new Draft(2 * half, repeat, crossings);
  }

  /** A twill that turns back both in its ends and in its picks, so that lozenges stand in it. */
  static Draft lozenge(int repeat, int up, int turn) {
    int half = repeat * turn;
    int side = 2 * half - 2;
    boolean[] crossings = new boolean[side * side];
    for (int pick = 0; pick < side; pick++) {
      for (int end = 0; end < side; end++) {
        int place = Math.min(end, side - end) + Math.min(pick, side - pick);
        crossings[pick * side + end] = place % repeat < up;
      }
    }
    return new Draft(side, side, crossings);
  }

  /** Plain weave of {@code ends} ends and {@code picks} picks that lie together. */
  public static Draft basket(int ends, int picks) {
    boolean[] crossings = new boolean[4 * ends * picks];
    for (int pick = 0; pick < 2 * picks; pick++) {
      for (int end = 0; end < 2 * ends; end++) {
        crossings[pick * 2 * ends + end] = (end / ends + pick / picks) % 2 == 0;
      }
    }
    return new Draft(2 * ends, 2 * picks, crossings);
  }

  /** A small mirrored figure of 6 to 16 ends and picks on a plain or twill ground. */
  public static Draft dobby(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int ends = 2 * random.nextInt(3, 9);
    int picks = 2 * random.nextInt(3, 9);
    int repeat = random.nextInt(2, 5);
    double figure = random.nextDouble(0.1, 0.35);
    boolean[] crossings = new boolean[ends * picks];
    for (int pick = 0; pick < picks; pick++) {
      for (int end = 0; end < ends; end++) {
        int mirrored = Math.min(end, ends - 1 - end);
        boolean ground = (end + pick) % repeat < Math.max(1, repeat / 2);
        boolean flipped = Noise.signed(seed, mirrored / 2, pick / 2) < 2 * figure - 1;
        crossings[pick * ends + end] = ground ^ flipped;
      }
    }
    return new Draft(ends, picks, crossings);
  }

  /** Ends in one repeat. */
  public int ends() {
    return ends;
  }

  /** Picks in one repeat. */
  public int picks() {
    return picks;
  }

  /** Whether the end lies over the pick; the matrix repeats without end. */
  public boolean warpUp(int end, int pick) {
    return warpUp[Math.floorMod(pick, picks) * ends + Math.floorMod(end, ends)];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Draft that && ends == that.ends && Arrays.equals(warpUp, that.warpUp);
  }

  @Override
  public int hashCode() {
    return 31 * ends + Arrays.hashCode(warpUp);
  }

  @Override
  public String toString() {
    return "Draft[%d ends x %d picks]".formatted(ends, picks);
  }
}
