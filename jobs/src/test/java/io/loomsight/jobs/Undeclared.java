package io.loomsight.jobs;

/** Throws checked exceptions that no signature names, as Scala's code does. */
public final class Undeclared {

  private Undeclared() {}

  /** Throws it. */
  public static void raise(Exception failure) {
    Undeclared.<RuntimeException>raiseAs(failure);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> void raiseAs(Exception failure) throws E {
    throw (E) failure;
  }
}
