package io.loomsight.models.statistics;

/** Where a value lies by its control limits. A value on a limit is within. */
public enum Signal {
  /** Under the lower limit: better than chance explains. */
  BELOW,
  /** Within the limits, or without cloth to judge. */
  NONE,
  /** Over the upper limit: worse than chance explains. */
  ABOVE
}
