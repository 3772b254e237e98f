package io.loomsight.models.cut;

import io.loomsight.models.cut.Piece.Use;
import io.loomsight.models.grade.Grade;
import java.io.Serializable;

/**
 * What a mill asks of pieces. It is agreed with buyers and grades nothing, so it is no part of a
 * rule set.
 *
 * @param minPieceMm a shorter piece is a remnant, whatever its grade
 * @param minRemnantMm a shorter remnant is waste
 * @param minGainMm of two plans, the one with more cuts must give so much more first-quality cloth
 *     for each of them; 0: any gain is worth a cut
 */
public record CuttingRules(double minPieceMm, double minRemnantMm, double minGainMm)
    implements Serializable {

  /** A micrometre: far below what is cut, far above rounding. */
  private static final double TOLERANCE_MM = 1e-3;

  public CuttingRules {
    require(minPieceMm >= 0 && Double.isFinite(minPieceMm), "minPieceMm", "a length", minPieceMm);
    require(
        minRemnantMm >= 0 && minRemnantMm <= minPieceMm,
        "minRemnantMm",
        "0 to minPieceMm",
        minRemnantMm);
    require(minGainMm >= 0 && Double.isFinite(minGainMm), "minGainMm", "a length", minGainMm);
  }

  /**
   * As Chinese mills commonly class grey cloth: from 17.5 m on it can be joined to a bale's length
   * (拼件), from 1 m on it is a remnant (零布). Any gain is worth a cut.
   */
  public static CuttingRules defaults() {
    return new CuttingRules(17_500, 1000, 0);
  }

  /** Whether a piece is long enough to be sold as one. */
  boolean isFullLength(double lengthMm) {
    return lengthMm >= minPieceMm - TOLERANCE_MM;
  }

  /** What a piece is good for. */
  Use use(double lengthMm, Grade grade) {
    if (isFullLength(lengthMm)) {
      return Use.FULL_LENGTH;
    }
    return lengthMm >= minRemnantMm - TOLERANCE_MM && grade != Grade.REJECT
        ? Use.REMNANT
        : Use.WASTE;
  }

  private static void require(boolean holds, String key, String expected, double found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s: expected %s, found %s".formatted(key, expected, found));
    }
  }
}
