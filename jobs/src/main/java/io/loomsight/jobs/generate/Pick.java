package io.loomsight.jobs.generate;

import io.loomsight.models.pattern.RepeatLayout;
import java.util.List;

/**
 * A pattern that a designer picked.
 *
 * @param name as files call it
 * @param source what it was drawn from
 * @param layout how it repeats
 * @param number among those of its source and layout
 * @param variation 0 for a pattern itself, from 1 for one like a pick before
 * @param seed it was drawn from
 * @param designs it was drawn from
 * @param like the designs that it was to be like; empty for a pattern itself
 * @param tileHash of its screens
 */
record Pick(
    String name,
    String source,
    RepeatLayout layout,
    int number,
    int variation,
    long seed,
    List<String> designs,
    List<String> like,
    String tileHash) {

  Pick {
    designs = List.copyOf(designs);
    like = List.copyOf(like);
  }
}
