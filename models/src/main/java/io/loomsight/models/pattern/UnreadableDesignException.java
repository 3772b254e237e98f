package io.loomsight.models.pattern;

/** A design's file that is refused; the message names it, what was expected and what was found. */
final class UnreadableDesignException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreadableDesignException(String message) {
    super(message);
  }
}
