package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;

/**
 * A pattern as a method draws it, before its colours are reduced and it is checked.
 *
 * @param tile one tile of it in the task's layout, of the task's size
 * @param from the numbers of the source's swatches that it is drawn from
 * @param recipe how it was made, as people read it: {@code tossed motifs}
 * @param broken the share of its patches that are like none of the designs', where these are
 *     joined, 0 to 1: lines that end, motifs cut in two
 */
public record Sketch(ColourImage tile, List<Integer> from, String recipe, double broken) {

  public Sketch {
    from = List.copyOf(from);
  }
}
