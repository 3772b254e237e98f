package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws patterns by a network that has learnt the source's designs, of one of them or of a mix of
 * two; {@link PatchSynthesis} then brings the designs' own patches, and with these crisp lines,
 * into what the network drew. Closes the network. Not for several threads at once.
 */
public final class NetworkMethod implements PatternMethod {

  private static final double MIXED = 0.5;
  private static final double LEAST_SHARE = 0.3;
  private static final double MOST_SHARE = 0.5;

  /** The network's drawing is enlarged while its patches are brought back. */
  private static final int REFINED_PX = 96;

  private final PatternSource source;
  private final List<Swatch> swatches;
  private final LearntGenerator generator;
  private final List<Integer> learnt;
  private final PatchSettings settings;
  private final Turns turns;

  /**
   * @param generator of this source, closed with the method
   * @throws IllegalArgumentException where it has not learnt one of the source's designs
   */
  public NetworkMethod(PatternSource source, LearntGenerator generator, PatchSettings settings) {
    this.source = requireNonNull(source, "source is null");
    this.generator = requireNonNull(generator, "generator is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.swatches = source.all();
    this.turns = Turns.of(source.swatches());
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
    double share = from.size() > 1 ? random.nextDouble(LEAST_SHARE, MOST_SHARE) : 0;
    ColourImage drawn =
        generator.draw(
            from.stream().map(learnt::get).toList(),
            share,
            learntPx(first, task.widthPx()),
            learntPx(first, task.heightPx()),
            task.layout(),
            random.nextLong());
    List<Example> examples = from.stream().map(at -> swatches.get(at).example()).toList();
    PatchSynthesis.Healed refined =
        new PatchSynthesis(examples, settings)
            .refine(
                drawn,
                task.layout(),
                REFINED_PX,
                task.widthPx(),
                task.heightPx(),
                random.nextLong());
    return new Sketch(
        refined.tile(), from, from.size() > 1 ? "network, mixed" : "network", refined.unlike());
  }

  /** An even length in pixels of the design as the network knows it. */
  private int learntPx(int swatch, int lengthPx) {
    LearntDesign design = generator.learnt().get(learnt.get(swatch));
    double asRead = design.periodWidthPx() / design.scale();
    double ratio = asRead / swatches.get(swatch).example().image().widthPx();
    return 2 * Math.max(1, (int) Math.round(lengthPx * ratio / 2));
  }
}
