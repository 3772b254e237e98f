package io.loomsight.models.synth;

import java.util.BitSet;

/**
 * How far flaws stand out of their cloth: what one adds to the frame, as a template, answers to
 * itself; the cloth answers to it at other places too. The first over the deviation of the second
 * is the signal-to-noise ratio of a matched filter (Turin, IRE Trans. Inf. Theory 6, 1960). It is
 * taken of the frame and of its fine detail alone, for a dot stands out of a print that changes
 * slowly; the higher one counts.
 */
final class Contrast {

  private static final int PLACES = 64;
  private static final double DETAIL_PX = 2.5;

  /** Larger flaws are judged by this many of their px. */
  private static final int MOST_PX = 1500;

  private final float[] clean;
  private final float[] detail;
  private final int side;
  private final double noise;

  /**
   * @param clean the cloth, {@code [side][side]} row-major
   * @param noise deviation of the sensor's noise
   */
  Contrast(float[] clean, int side, double noise) {
    this.clean = clean;
    this.side = side;
    this.noise = noise;
    this.detail = detail(clean);
  }

  /**
   * The ratio of a flaw.
   *
   * @param before the frame before the flaw
   * @param after the frame with it
   * @param changed the px that the flaw changes
   */
  double of(float[] before, float[] after, BitSet changed) {
    int every = 1 + changed.cardinality() / MOST_PX;
    int[] places = changed.stream().filter(place -> place % every == 0).toArray();
    float[] change = new float[before.length];
    for (int place = 0; place < change.length; place++) {
      change[place] = after[place] - before[place];
    }
    return Math.max(ratio(clean, change, places), ratio(detail, detail(change), places));
  }

  private double ratio(float[] cloth, float[] change, int[] places) {
    double energy = 0;
    for (int place : places) {
      energy += change[place] * change[place];
    }
    if (energy == 0) {
      return 0;
    }
    double sum = 0;
    double squares = 0;
    for (int index = 0; index < PLACES; index++) {
      int right = (int) Math.floorMod(Noise.hash(1, index, 0), (long) side);
      int down = (int) Math.floorMod(Noise.hash(1, index, 1), (long) side);
      double answer = 0;
      for (int place : places) {
        int x = (place % side + right) % side;
        int y = (place / side + down) % side;
        answer += change[place] * (double) cloth[y * side + x];
      }
      sum += answer;
      squares += answer * answer;
    }
    double mean = sum / PLACES;
    double variance = squares / PLACES - mean * mean + noise * noise * energy;
    return energy / Math.sqrt(Math.max(1e-12, variance));
  }

  private float[] detail(float[] greys) {
    float[] soft = Lens.soft(greys, side, side, DETAIL_PX);
    for (int place = 0; place < soft.length; place++) {
      soft[place] = greys[place] - soft[place];
    }
    return soft;
  }
}
