package io.loomsight.models.cut;

import io.loomsight.models.cut.Piece.Use;
import io.loomsight.models.grade.Grade;
import java.util.Comparator;

/**
 * What pieces are worth together, in whole micrometres of cloth. More is better; what stands first
 * decides, and only then what follows.
 *
 * @param netUm first quality and better, less what each piece must gain
 * @param pieces how many; fewer are better
 * @param premiumUm premium
 * @param secondUm second quality
 * @param thirdUm third quality
 * @param remnantUm remnants
 */
record Worth(long netUm, int pieces, long premiumUm, long secondUm, long thirdUm, long remnantUm)
    implements Comparable<Worth> {

  static final Worth NOTHING = new Worth(0, 0, 0, 0, 0, 0);

  private static final Comparator<Worth> WORST_FIRST =
      Comparator.comparingLong(Worth::netUm)
          .thenComparing(Comparator.comparingInt(Worth::pieces).reversed())
          .thenComparingLong(Worth::premiumUm)
          .thenComparingLong(Worth::secondUm)
          .thenComparingLong(Worth::thirdUm)
          .thenComparingLong(Worth::remnantUm);

  /** What one piece is worth. */
  static Worth of(long lengthUm, Grade grade, Use use, long minGainUm) {
    return switch (use) {
      case FULL_LENGTH ->
          new Worth(
              (grade.isFirstQuality() ? lengthUm : 0) - minGainUm,
              1,
              grade == Grade.PREMIUM ? lengthUm : 0,
              grade == Grade.SECOND ? lengthUm : 0,
              grade == Grade.THIRD ? lengthUm : 0,
              0);
      case REMNANT -> new Worth(-minGainUm, 1, 0, 0, 0, lengthUm);
      case WASTE -> new Worth(-minGainUm, 1, 0, 0, 0, 0);
    };
  }

  Worth plus(Worth other) {
    return new Worth(
        netUm + other.netUm,
        pieces + other.pieces,
        premiumUm + other.premiumUm,
        secondUm + other.secondUm,
        thirdUm + other.thirdUm,
        remnantUm + other.remnantUm);
  }

  /** Whether what is worth so much in so many pieces may be as good as this. */
  boolean mayBeMatchedBy(long otherNetUm, int otherPieces) {
    return otherNetUm > netUm || (otherNetUm == netUm && otherPieces <= pieces);
  }

  @Override
  public int compareTo(Worth other) {
    return WORST_FIRST.compare(this, other);
  }
}
