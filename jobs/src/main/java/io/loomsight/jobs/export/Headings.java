package io.loomsight.jobs.export;

import io.loomsight.jobs.page.Messages;
import io.loomsight.jobs.page.Words;
import io.loomsight.models.fabric.DefectKind;

/** The words of exported tables in Chinese and English. */
final class Headings {

  static final Messages MESSAGES = Messages.beside(Headings.class, "headings");

  private Headings() {}

  /** What people call a value; its key is the enum's name and its own. */
  static Words of(Enum<?> value) {
    return MESSAGES.say(value.getDeclaringClass().getSimpleName() + "." + value.name());
  }

  /** What mills call a kind. */
  static Words ofKind(Enum<?> kind) {
    DefectKind known = DefectKind.valueOf(kind.name());
    return Words.of(known.chinese(), known.english());
  }

  /** Other words. */
  static Words say(String key, Object... values) {
    return MESSAGES.say(key, values);
  }
}
