package io.loomsight.jobs.park;

import io.loomsight.jobs.page.Messages;
import io.loomsight.jobs.page.Words;

/** The park's words, from its bundles. */
public final class ParkWords {

  static final Messages MESSAGES = Messages.beside(ParkWords.class, "park");

  private ParkWords() {}

  /** A message of the bundle; see {@link Messages#say}. */
  public static Words say(String key, Object... values) {
    return MESSAGES.say(key, values);
  }
}
