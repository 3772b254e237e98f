package io.loomsight.jobs;

/**
 * The data's or the user's fault, not a bug: the message names the thing, what was expected and
 * what was found. {@code Main} prints it as one line and exits with 2.
 */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
