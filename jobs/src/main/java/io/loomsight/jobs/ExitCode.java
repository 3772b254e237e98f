package io.loomsight.jobs;

/** What a command's exit tells a scheduler; 0 is success. */
public final class ExitCode {

  /** Something that was given is at fault: arguments, settings, images, tables. */
  public static final int INPUT_FAULT = 2;

  /** Loomsight itself is at fault, or the JVM ran out of memory. */
  public static final int BUG = 3;

  private ExitCode() {}
}
