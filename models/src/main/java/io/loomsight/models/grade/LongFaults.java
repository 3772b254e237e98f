package io.loomsight.models.grade;

/**
 * The longest faults of a roll or piece, which can reject it whatever its points.
 *
 * @param runMm the longest running defect, as far as it lies in it; 0 where there is none
 * @param repeatMm the longest repeating defect, from its first mark to its last, likewise
 */
public record LongFaults(double runMm, double repeatMm) {

  /** None at all. */
  public static final LongFaults NONE = new LongFaults(0, 0);

  public LongFaults {
    if (!(runMm >= 0) || !(repeatMm >= 0)) {
      throw new IllegalArgumentException(
          "long faults: expected lengths of 0 or more, found %s, %s".formatted(runMm, repeatMm));
    }
  }
}
