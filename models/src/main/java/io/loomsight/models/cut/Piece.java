package io.loomsight.models.cut;

import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.LongFaults;
import io.loomsight.models.grade.RollGeometry;

/**
 * A piece of a roll, or a roll left whole.
 *
 * @param cloth where it lies on its roll, and its width
 * @param points the sum of its linear units' points
 * @param rate its points in what the rule set's limits are in
 * @param longest the longest parts of running and repeating defects that lie in it
 * @param grade by its points and these, whatever its length
 * @param use what it is good for
 */
public record Piece(
    RollGeometry cloth, long points, double rate, LongFaults longest, Grade grade, Use use) {

  /** What a piece is good for. */
  public enum Use {
    /** Sold as a piece of its grade. */
    FULL_LENGTH,
    /** Too short for that, but sold. */
    REMNANT,
    /** Cut out: too short even for a remnant, or too short for a piece and rejected. */
    WASTE
  }

  public double fromMm() {
    return cloth.startMm();
  }

  public double toMm() {
    return cloth.startMm() + cloth.lengthMm();
  }

  public double lengthMm() {
    return cloth.lengthMm();
  }

  /** Whether it is long and good enough to count as first-quality cloth. */
  public boolean isFirstQuality() {
    return use == Use.FULL_LENGTH && grade.isFirstQuality();
  }
}
