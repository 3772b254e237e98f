package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * What patterns are drawn from: the swatches of one collection, or of two for a mix of their
 * styles.
 *
 * @param name what a request calls it
 * @param swatches of the collection, at least one
 * @param mixedWith swatches of the second collection; empty without a mix
 */
public record PatternSource(String name, List<Swatch> swatches, List<Swatch> mixedWith) {

  public PatternSource {
    requireNonNull(name, "name is null");
    swatches = List.copyOf(swatches);
    mixedWith = List.copyOf(mixedWith);
    if (swatches.isEmpty()) {
      throw new IllegalArgumentException(
          name + ": expected a collection of at least one design, found none");
    }
  }

  /** A collection. */
  public static PatternSource of(String name, List<Design> designs) {
    return new PatternSource(name, designs.stream().map(Swatch::of).toList(), List.of());
  }

  /** The style mix of this collection with another one. */
  public PatternSource mixedWith(PatternSource other) {
    return new PatternSource(name + "+" + other.name(), swatches, other.swatches());
  }

  /** All swatches, the second collection's last. */
  public List<Swatch> all() {
    return Stream.concat(swatches.stream(), mixedWith.stream()).toList();
  }
}
