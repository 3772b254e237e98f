package io.loomsight.models.grade;

/** The verdict on a roll or on a piece cut from one, best first. */
public enum Grade {
  PREMIUM("premium", "优等品"),
  FIRST("first", "一等品"),
  SECOND("second", "二等品"),
  THIRD("third", "三等品"),
  /** Below all grades that the rule set has. */
  REJECT("reject", "等外品"),
  /** Not graded. */
  NONE("none", "未评定");

  private final String english;
  private final String chinese;

  Grade(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }

  /** Whether it is first quality or better, which yields count. */
  public boolean isFirstQuality() {
    return this == PREMIUM || this == FIRST;
  }

  /** Whether a rule set can set a limit for it. */
  boolean hasLimit() {
    return compareTo(REJECT) < 0;
  }
}
