package io.loomsight.jobs.generate;

import io.loomsight.models.pattern.PatternSource;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The designs of what patterns are drawn from, as they travel to the tasks.
 *
 * @param name of the collection, or of the two of a mix with a plus
 * @param designs of the collection, at least one
 * @param mixedWith designs of the second collection; empty without a mix
 * @param generator the files of a network that has learnt them; empty without one
 * @param refused files that could not be read, and why
 */
public record SourceDesigns(
    String name,
    List<ShippedDesign> designs,
    List<ShippedDesign> mixedWith,
    List<ShippedFile> generator,
    List<String> refused)
    implements Serializable {

  public SourceDesigns {
    designs = new ArrayList<>(designs);
    mixedWith = new ArrayList<>(mixedWith);
    generator = new ArrayList<>(generator);
    refused = new ArrayList<>(refused);
  }

  /** The mix of this collection with another one, drawn by this one's network if there is one. */
  SourceDesigns mixedWith(SourceDesigns other) {
    return new SourceDesigns(
        name + "+" + other.name,
        designs,
        other.designs,
        generator,
        Stream.concat(refused.stream(), other.refused.stream()).toList());
  }

  /** How many there are, those of both collections of a mix. */
  int count() {
    return designs.size() + mixedWith.size();
  }

  /** What patterns are drawn from. */
  PatternSource unpacked() {
    PatternSource first = source(name, designs);
    return mixedWith.isEmpty()
        ? first
        : new PatternSource(name, first.swatches(), source(name, mixedWith).swatches());
  }

  private static PatternSource source(String name, List<ShippedDesign> shipped) {
    return PatternSource.of(name, shipped.stream().map(ShippedDesign::unpacked).toList());
  }
}
