package io.loomsight.models.fabric;

/** What a person said of a defect that the machine found. */
public enum Verdict {
  /** Nobody has looked at it. */
  UNREVIEWED,
  /** It is one. */
  DEFECT,
  /** The cloth is good there. */
  FALSE_ALARM
}
