package io.loomsight.models.pattern;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What a generator draws a torus from: where in the designs' tiles each of its cells lies, how much
 * of each design it has, and noise.
 *
 * @param torus what is drawn
 * @param places {@code [designs x GRID x GRID][repeatRows x repeatColumns]}, row-major: the weights
 *     of each design's grid points at each cell, by bilinear interpolation; a cell's add up to 1
 * @param noise {@code [CHANNELS][repeatRows][repeatColumns]}, added to what the cells have
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
public record GeneratorInput(GeneratorTorus torus, float[] places, float[] noise) {

  /** Points of a design's grid, across and down its tile. */
  public static final int GRID = 24;

  /** Numbers at a point. */
  public static final int CHANNELS = 8;

  /** How wide noise is averaged, in cells. */
  private static final double NOISE_WIDTH = 1.4;

  /** How wide that of two designs' zones is averaged, in tiles. */
  private static final double ZONE_WIDTH = 0.18;

  /** Their borders, in deviations of that noise. */
  private static final double BORDER = 0.25;

  private static final double LEAST = 1e-6;
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /**
   * Draws the input of a torus. Two designs have zones of their own, with soft borders.
   *
   * @param shares of each design, in all 1
   * @param noise its deviation, 1 being that of the designs' own numbers when training begins
   */
  public static GeneratorInput draw(
      TilePlaces tiles, List<Double> shares, double noise, SplittableRandom random) {
    GeneratorTorus torus = tiles.torus();
    int columns = torus.repeatColumns();
    int cells = columns * torus.repeatRows();
    double sideCells = Math.min(torus.columns(), torus.rows());
    float[] zones = SmoothNoise.draw(torus, ZONE_WIDTH * sideCells, 1, random);
    float[] added = new float[CHANNELS * cells];
    for (int channel = 0; channel < CHANNELS; channel++) {
      float[] one = SmoothNoise.draw(torus, NOISE_WIDTH, noise, random);
      System.arraycopy(one, 0, added, channel * cells, cells);
    }
    float[] places = new float[shares.size() * GRID * GRID * cells];
    for (int cell = 0; cell < cells; cell++) {
      int left = cell % columns;
      int top = cell / columns;
      double across = GRID * tiles.across(left + 0.5, top + 0.5);
      double down = GRID * tiles.down(left + 0.5, top + 0.5);
      for (int part = 0; part < shares.size(); part++) {
        double share = share(shares, part, zones[cell]);
        place(places, cells, GRID * GRID * part * cells + cell, across, down, share);
      }
    }
    return new GeneratorInput(torus, places, added);
  }

  private static double share(List<Double> shares, int part, double zone) {
    if (shares.size() == 1) {
      return 1;
    }
    double mean = Math.max(LEAST, Math.min(1 - LEAST, shares.get(1)));
    double over = zone + NORMAL.inverseCumulativeProbability(mean);
    double second = Math.max(0, Math.min(1, 0.5 + over / BORDER));
    return part == 0 ? 1 - second : second;
  }

  /** Spreads a cell's share over the four points around it. */
  private static void place(
      float[] places, int cells, int first, double across, double down, double share) {
    int left = (int) Math.floor(across);
    int top = (int) Math.floor(down);
    for (int below = 0; below < 2; below++) {
      for (int right = 0; right < 2; right++) {
        double weight =
            (1 - Math.abs(across - left - right)) * (1 - Math.abs(down - top - below)) * share;
        int point = Math.floorMod(top + below, GRID) * GRID + Math.floorMod(left + right, GRID);
        places[first + point * cells] += (float) weight;
      }
    }
  }
}
