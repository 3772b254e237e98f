package io.loomsight.jobs.runtime;

/** Whether somebody is watching: a progress line is drawn on a terminal and nowhere else. */
public final class Terminal {

  private Terminal() {}

  /** True where the launcher saw a terminal behind standard error. */
  public static boolean isWatched() {
    return Boolean.getBoolean("loomsight.terminal");
  }
}
