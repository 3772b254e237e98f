package io.loomsight.models.cut;

import io.loomsight.models.grade.GradeLimits;
import java.util.List;

/**
 * The cuts that give a roll's most first-quality cloth. Cuts lie on the boundaries of the rule
 * set's linear units, so that a piece's points are the sum of its units'; a stretch that no piece
 * can bear is cut out.
 *
 * <p>Of all cuts that are possible, the plan has those that give, where one is equal the next
 * deciding:
 *
 * <ol>
 *   <li>the most cloth of first quality or better in pieces of full length, less {@link
 *       CuttingRules#minGainMm} for each cut,
 *   <li>the fewest cuts, so that a roll of first quality is left whole, and so is one that no cut
 *       makes better,
 *   <li>the most premium cloth, then second, then third quality in pieces of full length,
 *   <li>the most remnants, so the least waste,
 *   <li>the earliest first cut, then second, and so on.
 * </ol>
 *
 * @param whole the roll left whole
 * @param pieces all of it, in order along the roll; one where it is not cut
 */
public record CutPlan(Piece whole, List<Piece> pieces) {

  public CutPlan {
    pieces = List.copyOf(pieces);
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("cut plan: expected at least one piece, found none");
    }
  }

  /**
   * The best plan for a roll.
   *
   * @param limits what grades the roll and its pieces
   */
  public static CutPlan of(UncutRoll roll, GradeLimits limits, CuttingRules rules) {
    CutSearch search = new CutSearch(roll, limits, rules);
    return new CutPlan(search.whole(), search.pieces());
  }

  public int cuts() {
    return pieces.size() - 1;
  }

  /** First-quality cloth, in mm of the roll, if it is left whole. */
  public double firstQualityBeforeMm() {
    return firstQualityMm(List.of(whole));
  }

  /** First-quality cloth, in mm of the roll, once it is cut; never less. */
  public double firstQualityMm() {
    return firstQualityMm(pieces);
  }

  private static double firstQualityMm(List<Piece> pieces) {
    return UnitGrid.mm(
        pieces.stream()
            .filter(Piece::isFirstQuality)
            .mapToLong(piece -> UnitGrid.micrometres(piece.lengthMm()))
            .sum());
  }
}
