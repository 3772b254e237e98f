package io.loomsight.jobs.generate;

import io.loomsight.models.pattern.PatternMethod;
import io.loomsight.models.pattern.PatternRules;
import io.loomsight.models.pattern.PatternSource;
import io.loomsight.models.pattern.PatternStudio;
import io.loomsight.models.pattern.PatternTask;
import io.loomsight.models.pattern.Sketch;
import io.loomsight.models.pattern.Swatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The studio of one task of Spark: that of the source that was asked for last, as orders come by
 * source. Not for several threads.
 */
final class Studios implements AutoCloseable {

  private final Map<String, SourceDesigns> sources;
  private final MethodName method;
  private final PatternRules rules;
  private final int screens;
  private final List<Open> open = new ArrayList<>();

  private record Open(
      String source, List<String> like, PatternMethod method, PatternStudio studio) {}

  Studios(Map<String, SourceDesigns> sources, MethodName method, PatternRules rules, int screens) {
    this.sources = sources;
    this.method = method;
    this.rules = rules;
    this.screens = screens;
  }

  /** The studio that draws an order. */
  PatternStudio of(PatternOrder order) {
    for (Open one : open) {
      if (one.source.equals(order.source()) && one.like.equals(order.like())) {
        return one.studio;
      }
    }
    close();
    SourceDesigns designs = sources.get(order.source());
    PatternSource source = designs.unpacked();
    PatternMethod draws =
        order.like().isEmpty()
            ? Methods.open(method, source, designs.generator(), screens)
            : Variations.of(
                source,
                order.like(),
                part -> Methods.open(method, part, designs.generator(), screens));
    PatternStudio studio = new PatternStudio(source, draws, rules);
    open.add(new Open(order.source(), order.like(), draws, studio));
    return studio;
  }

  @Override
  public void close() {
    open.forEach(one -> one.method.close());
    open.clear();
  }

  /**
   * Draws from some of a source's designs only, so that what is drawn is checked against all.
   *
   * @param method draws from these designs
   * @param places their numbers among all of the source's swatches
   */
  private record Variations(PatternMethod method, List<Integer> places) implements PatternMethod {

    /** What makes a method of a source. */
    private interface Opening {
      PatternMethod of(PatternSource part);
    }

    static Variations of(PatternSource source, List<String> like, Opening opening) {
      List<Swatch> first = named(source.swatches(), like);
      List<Swatch> second = named(source.mixedWith(), like);
      PatternSource part =
          first.isEmpty()
              ? new PatternSource(source.name(), second, List.of())
              : new PatternSource(source.name(), first, second);
      List<Swatch> all = source.all();
      return new Variations(opening.of(part), part.all().stream().map(all::indexOf).toList());
    }

    private static List<Swatch> named(List<Swatch> swatches, List<String> names) {
      return swatches.stream().filter(swatch -> names.contains(swatch.name())).toList();
    }

    @Override
    public Sketch sketch(PatternTask task, int attempt) {
      Sketch sketch = method.sketch(task, attempt);
      return new Sketch(
          sketch.tile(),
          sketch.from().stream().map(places::get).toList(),
          sketch.recipe(),
          sketch.broken());
    }

    @Override
    public String version() {
      return method.version();
    }

    @Override
    public void close() {
      method.close();
    }
  }
}
