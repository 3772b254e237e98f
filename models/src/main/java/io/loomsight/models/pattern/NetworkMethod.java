package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Draws patterns by a network that has learnt the source's designs: one of them as a free hand
 * would, or zones of two that grow into each other. Closes the network. Not for several threads at
 * once.
 */
public final class NetworkMethod implements PatternMethod {

  private static final double MIXED = 0.3;
  private static final double LEAST_SHARE = 0.3;
  private static final double MOST_SHARE = 0.5;
  private static final double LEAST_WARP = 0.03;
  private static final double MOST_WARP = 0.08;
  private static final double MOST_NOISE = 0.12;
  private static final int CANDIDATES = 4;

  private final PatternSource source;
  private final List<Swatch> swatches;
  private final LearntGenerator generator;
  private final List<Integer> learnt;
  private final Turns turns;
  private final StyleJudge judge;

  /**
   * @param generator of this source, closed with the method
   * @throws IllegalArgumentException where it has not learnt one of the source's designs
   */
  public NetworkMethod(PatternSource source, LearntGenerator generator) {
    this.source = requireNonNull(source, "source is null");
    this.generator = requireNonNull(generator, "generator is null");
    this.swatches = source.all();
    this.turns = Turns.of(source.swatches());
    this.judge = new StyleJudge(swatches);
    List<Integer> numbers = new ArrayList<>();
    for (Swatch swatch : swatches) {
      int number = generator.designs().indexOf(swatch.name());
      if (number < 0) {
        throw new IllegalArgumentException(
            "%s: expected a generator that has learnt %s, found %s of other designs"
                .formatted(source.name(), swatch.name(), generator.version()));
      }
      numbers.add(number);
    }
    this.learnt = List.copyOf(numbers);
  }

  @Override
  public String version() {
    return generator.version();
  }

  @Override
  public void close() {
    generator.close();
  }

  @Override
  public Sketch sketch(PatternTask task, int attempt) {
    SplittableRandom random = Turns.random(task, attempt);
    int first = turns.swatch(task, attempt);
    List<Integer> from = new ArrayList<>(List.of(first));
    if (!source.mixedWith().isEmpty()) {
      from.add(source.swatches().size() + random.nextInt(source.mixedWith().size()));
    } else if (swatches.size() > 1 && random.nextDouble() < MIXED) {
      from.add((first + random.nextInt(1, swatches.size())) % swatches.size());
    }
    ColourImage drawn =
        judge.nearest(
            Stream.generate(() -> generator.draw(generatorTask(task, from, random)))
                .limit(CANDIDATES)
                .toList(),
            tile -> task.layout().straightRepeat(tile),
            task.sidePx(),
            from);
    return new Sketch(drawn, from, from.size() > 1 ? "network, mixed" : "network", 0);
  }

  private GeneratorTask generatorTask(
      PatternTask task, List<Integer> from, SplittableRandom random) {
    return new GeneratorTask(
        from.stream().map(learnt::get).toList(),
        from.size() > 1 ? random.nextDouble(LEAST_SHARE, MOST_SHARE) : 0,
        random.nextDouble(LEAST_WARP, MOST_WARP),
        random.nextDouble(MOST_NOISE),
        task.widthPx(),
        task.heightPx(),
        designPx(from.get(0)),
        task.layout(),
        random.nextLong());
  }

  /** Pixels of a design as the network's training read it per pixel of its swatch. */
  private double designPx(int swatch) {
    LearntDesign design = generator.learnt().get(learnt.get(swatch));
    return design.periodWidthPx()
        / design.scale()
        / swatches.get(swatch).example().image().widthPx();
  }
}
