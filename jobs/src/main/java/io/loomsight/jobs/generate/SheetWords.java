package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.Messages;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.PatternSet;
import io.loomsight.models.pattern.RepeatLayout;

/** The sheet's words, from its bundles, and what things of patterns are called by them. */
public final class SheetWords {

  static final Messages MESSAGES = Messages.beside(SheetWords.class, "sheet");

  private SheetWords() {}

  /** A message of the bundle; see {@link Messages#say}. */
  public static Words say(String key, Object... values) {
    return MESSAGES.say(key, values);
  }

  /** Why attempts were refused. */
  public static Words fault(Fault fault) {
    return say("fault." + fault.name());
  }

  /** What a set of patterns is. */
  public static Words kind(PatternSet.Kind kind) {
    return say("kind." + kind.name());
  }

  /** How a tile repeats. */
  static Words layout(RepeatLayout layout) {
    return say("layout." + layout.name());
  }
}
