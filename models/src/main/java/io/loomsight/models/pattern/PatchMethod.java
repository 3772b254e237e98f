package io.loomsight.models.pattern;

import static java.util.stream.Collectors.joining;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Draws patterns without training, out of the designs' own motifs and patches. Two recipes, of
 * which designs and seed choose:
 *
 * <ul>
 *   <li>tossed motifs: where a design's motifs stand apart on a ground, whole motifs anew, also of
 *       two designs together,
 *   <li>folded: a stretch of a design in one of the wallpaper groups that fit the tile.
 * </ul>
 *
 * <p>A mix of two collections takes a design of each: motifs of both on one ground, motifs of one
 * over the other one's shades, or zones of each with a line between. Not for several threads at
 * once.
 */
public final class PatchMethod implements PatternMethod {

  private static final String VERSION = "patches/4";

  private static final List<Orientation> UPRIGHT = List.of(Orientation.AS_IS, Orientation.MIRRORED);
  private static final double MIXED = 0.3;
  private static final double TOSSED = 0.7;
  private static final double MOST_LEFT_OUT = 0.1;
  private static final int CANDIDATES = 8;

  /** From which attempt at a design on nothing is tried whose joints may show. */
  private static final int SURE_FROM = 2;

  private static final int MIXES = 3;
  private static final double OVER_SHARE = 0.4;

  private final PatternSource source;
  private final List<Swatch> swatches;
  private final List<Optional<Figures>> figures;
  private final FoldRecipe folds;
  private final Turns turns;
  private final StyleJudge judge;

  /**
   * @param source what patterns are drawn from
   * @param screens in how many colours motifs are told from their ground
   */
  public PatchMethod(PatternSource source, int screens, PatchSettings settings) {
    this.source = source;
    this.swatches = source.all();
    this.turns = Turns.of(source.swatches());
    this.judge = new StyleJudge(swatches);
    this.folds = new FoldRecipe(swatches, settings, judge);
    List<Optional<Figures>> cut = new ArrayList<>();
    for (Swatch swatch : swatches) {
      cut.add(
          swatch.example().tiles()
              ? Figures.of(swatch.example().image(), screens, 1)
              : Optional.empty());
    }
    this.figures = List.copyOf(cut);
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public void close() {
    // holds nothing but memory
  }

  @Override
  public Sketch sketch(PatternTask task, int attempt) {
    SplittableRandom random = Turns.random(task, attempt);
    int first = turns.swatch(task, attempt);
    boolean isSure = Turns.before(attempt) >= SURE_FROM;
    if (!source.mixedWith().isEmpty()) {
      int second = source.swatches().size() + random.nextInt(source.mixedWith().size());
      return mixed(task, first, second, isSure, random);
    }
    if (figures.get(first).isPresent() && random.nextDouble() < TOSSED) {
      Optional<Sketch> tossed = tossed(task, first, random);
      if (tossed.isPresent()) {
        return tossed.get();
      }
    }
    return folds.draw(task, first, isSure, random);
  }

  /** Motifs of both, motifs of one over the other one's shades, or zones of each. */
  private Sketch mixed(
      PatternTask task, int first, int second, boolean isSure, SplittableRandom random) {
    List<Integer> from = new ArrayList<>(List.of(first, second));
    if (random.nextBoolean()) {
      Collections.swap(from, 0, 1);
    }
    Optional<Sketch> sketch =
        switch (random.nextInt(MIXES)) {
          case 0 -> tossedOfBoth(task, from, random).or(() -> over(task, from, isSure, random));
          case 1 -> over(task, from, isSure, random).or(() -> tossedOfBoth(task, from, random));
          default -> Optional.empty();
        };
    return sketch.orElseGet(() -> zones(task, from, isSure, random));
  }

  private Optional<Sketch> tossedOfBoth(
      PatternTask task, List<Integer> from, SplittableRandom random) {
    boolean canBe =
        from.stream().allMatch(at -> figures.get(at).isPresent())
            && figures
                .get(from.get(1))
                .orElseThrow()
                .standsOutFrom(figures.get(from.get(0)).orElseThrow().groundRgb());
    return canBe ? tossed(task, from, random) : Optional.empty();
  }

  /** Motifs of the first that has some over shades of the other. */
  private Optional<Sketch> over(
      PatternTask task, List<Integer> from, boolean isSure, SplittableRandom random) {
    for (int motifs : from) {
      int ground = from.get(from.get(0) == motifs ? 1 : 0);
      Shades shades = Shades.of(swatches.get(ground).example().image());
      Optional<Figures> standing =
          figures
              .get(motifs)
              .filter(it -> shades.keepTheDesign() && it.standsOutFrom(shades.middleRgb()));
      if (standing.isPresent()) {
        Sketch under = folds.draw(task, ground, isSure, random);
        ColourImage tile =
            Tossing.over(
                shades.softened(under.tile()),
                standing.get(),
                OVER_SHARE,
                grid(task),
                UPRIGHT,
                random.nextLong());
        return Optional.of(new Sketch(tile, from, "motifs over " + under.recipe(), under.broken()));
      }
    }
    return Optional.empty();
  }

  private Sketch zones(
      PatternTask task, List<Integer> from, boolean isSure, SplittableRandom random) {
    List<Sketch> both = from.stream().map(of -> folds.draw(task, of, isSure, random)).toList();
    List<ColourImage> tiles = both.stream().map(Sketch::tile).toList();
    return new Sketch(
        Zoning.draw(tiles, grid(task), random.nextLong()),
        from,
        both.stream().map(Sketch::recipe).distinct().collect(joining(" and ", "zones, ", "")),
        both.stream().mapToDouble(Sketch::broken).max().orElseThrow());
  }

  /** Motifs of a design, at times with those of another one; none where they do not fit in. */
  private Optional<Sketch> tossed(PatternTask task, int first, SplittableRandom random) {
    List<Integer> from = new ArrayList<>(List.of(first));
    if (random.nextDouble() < MIXED) {
      Figures own = figures.get(first).orElseThrow();
      List<Integer> others = new ArrayList<>();
      for (int at = 0; at < swatches.size(); at++) {
        if (at != first && figures.get(at).filter(it -> it.goesWith(own)).isPresent()) {
          others.add(at);
        }
      }
      if (!others.isEmpty()) {
        from.add(others.get(random.nextInt(others.size())));
      }
    }
    return tossed(task, from, random);
  }

  private Optional<Sketch> tossed(PatternTask task, List<Integer> from, SplittableRandom random) {
    List<Figures> designs = from.stream().map(at -> figures.get(at).orElseThrow()).toList();
    List<Orientation> orientations = random.nextInt(3) == 0 ? Orientation.ALL : UPRIGHT;
    Supplier<Tossing.Tossed> draw =
        () -> Tossing.draw(designs, grid(task), orientations, random.nextLong());
    if (draw.get().leftOut() > MOST_LEFT_OUT) {
      return Optional.empty();
    }
    Tossing.Tossed tossed =
        judge.nearest(
            Stream.generate(draw).limit(CANDIDATES).toList(),
            drawn -> task.layout().straightRepeat(drawn.tile()),
            task.sidePx(),
            from);
    String recipe = orientations.equals(UPRIGHT) ? "tossed motifs, upright" : "tossed motifs";
    return Optional.of(new Sketch(tossed.tile(), from, recipe, 0));
  }

  private static TorusGrid grid(PatternTask task) {
    return new TorusGrid(task.widthPx(), task.heightPx(), task.layout());
  }
}
