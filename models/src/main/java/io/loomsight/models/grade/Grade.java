package io.loomsight.models.grade;

/** The verdict on a roll, best first; 优, 一, 二, 三, 等外 in Chinese mills. */
public enum Grade {
  PREMIUM,
  FIRST,
  SECOND,
  THIRD,
  /** Below all grades that the rule set has. */
  REJECT,
  /** Not graded. */
  NONE;

  /** Whether it is first quality or better, which yields count. */
  public boolean isFirstQuality() {
    return this == PREMIUM || this == FIRST;
  }

  /** Whether a rule set can set a limit for it. */
  boolean hasLimit() {
    return compareTo(REJECT) < 0;
  }
}
