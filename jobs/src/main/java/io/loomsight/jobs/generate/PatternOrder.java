package io.loomsight.jobs.generate;

import io.loomsight.models.pattern.RepeatLayout;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * One pattern to be drawn, in all colours that are asked for.
 *
 * @param index its place among all of the run, from 0
 * @param source what it is drawn from
 * @param layout how it repeats
 * @param number among those of the source and layout, from 1; with the seed all that is drawn
 * @param variation 0 for the pattern itself, from 1 for a new one like it
 * @param like the designs that a variation is drawn from; empty for a pattern itself
 * @param seed of the request, or of the run that it was picked from
 */
public record PatternOrder(
    int index,
    String source,
    RepeatLayout layout,
    int number,
    int variation,
    List<String> like,
    long seed)
    implements Serializable {

  private static final int NUMBERS = 100_000;

  public PatternOrder {
    like = new ArrayList<>(like);
  }

  /** What the pattern is called, whatever its colours. */
  String name() {
    return PatternNames.pattern(source, layout, number, variation);
  }

  /** The item of its task: those of variations are beyond all patterns'. */
  int item() {
    return number - 1 + variation * NUMBERS;
  }
}
