package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

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
 * <p>Joints are healed by {@link PatchSynthesis}. Not for several threads at once.
 */
public final class PatchMethod implements PatternMethod {

  private static final String VERSION = "patches/3";

  /** Those whose joints show least come up most. */
  private static final List<WallpaperGroup> SQUARE =
      List.of(
          WallpaperGroup.P4M,
          WallpaperGroup.P4M,
          WallpaperGroup.PMM,
          WallpaperGroup.P4G,
          WallpaperGroup.P4,
          WallpaperGroup.CMM,
          WallpaperGroup.PMM,
          WallpaperGroup.PMG,
          WallpaperGroup.PGG,
          WallpaperGroup.P2);

  private static final List<WallpaperGroup> CENTRED =
      List.of(WallpaperGroup.CMM, WallpaperGroup.CM);
  private static final List<Orientation> UPRIGHT = List.of(Orientation.AS_IS, Orientation.MIRRORED);
  private static final double MIXED = 0.3;
  private static final double TOSSED = 0.7;
  private static final double MOST_LEFT_OUT = 0.1;
  private static final int CANDIDATES = 8;

  /** From which attempt at a design on nothing is tried whose joints may show. */
  private static final int SURE_FROM = 2;

  private static final double OVER_SHARE = 0.4;
  private static final int REACH_PX = 18;

  private final PatternSource source;
  private final List<Swatch> swatches;
  private final List<Optional<Figures>> figures;
  private final PatchSettings settings;
  private final Turns turns;
  private final StyleJudge judge;

  /**
   * @param source what patterns are drawn from
   * @param screens in how many colours motifs are told from their ground
   */
  public PatchMethod(PatternSource source, int screens, PatchSettings settings) {
    this.source = source;
    this.swatches = source.all();
    this.settings = settings;
    this.turns = Turns.of(source.swatches());
    this.judge = new StyleJudge(swatches);
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
    return folded(task, first, isSure, random);
  }

  /** A stretch of a design in a wallpaper group. */
  private record Folded(WallpaperGroup group, Arrangement arrangement) {

    String recipe() {
      return "folded, " + group.label();
    }
  }

  /** Motifs of both where both have some, those of one over the other, or zones of each. */
  private Sketch mixed(
      PatternTask task, int first, int second, boolean isSure, SplittableRandom random) {
    boolean firstHas = figures.get(first).isPresent();
    boolean secondHas = figures.get(second).isPresent();
    if (firstHas
        && secondHas
        && figures.get(second).orElseThrow().isOn(figures.get(first).orElseThrow().groundRgb())
        && random.nextBoolean()) {
      Optional<Sketch> tossed = tossed(task, List.of(first, second), random);
      if (tossed.isPresent()) {
        return tossed.get();
      }
    }
    if (firstHas || secondHas) {
      int motifs = firstHas ? first : second;
      int ground = firstHas ? second : first;
      Sketch under = folded(task, ground, isSure, random);
      ColourImage tile =
          Tossing.over(
              under.tile(),
              figures.get(motifs).orElseThrow(),
              OVER_SHARE,
              grid(task),
              UPRIGHT,
              random.nextLong());
      return new Sketch(
          tile, List.of(first, second), "motifs over " + under.recipe(), under.broken());
    }
    List<Example> examples = List.of(swatches.get(first).example(), swatches.get(second).example());
    Arrangement arrangement = Zoning.draw(examples, grid(task), random.nextLong());
    PatchSynthesis.Healed healed =
        new PatchSynthesis(examples, settings)
            .heal(arrangement, task.layout(), REACH_PX, WallpaperGroup.P1, random.nextLong());
    return new Sketch(healed.tile(), List.of(first, second), "zones", healed.unlike());
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
            CANDIDATES,
            draw,
            drawn -> task.layout().straightRepeat(drawn.tile()),
            task.sidePx(),
            from);
    String recipe = orientations.equals(UPRIGHT) ? "tossed motifs, upright" : "tossed motifs";
    return Optional.of(new Sketch(tossed.tile(), from, recipe, 0));
  }

  private Sketch folded(PatternTask task, int first, boolean isSure, SplittableRandom random) {
    Optional<Sketch> sure = isSure ? foldedSurely(task, first, random) : Optional.empty();
    return sure.orElseGet(() -> foldedAndHealed(task, first, random));
  }

  /**
   * Without joints, where a group fits. A straight repeat of half the tile's length is a half-drop
   * and a brick too.
   */
  private Optional<Sketch> foldedSurely(PatternTask task, int first, SplittableRandom random) {
    int width = task.widthPx() / (task.layout() == RepeatLayout.BRICK ? 2 : 1);
    int height = task.heightPx() / (task.layout() == RepeatLayout.HALF_DROP ? 2 : 1);
    List<WallpaperGroup> groups =
        fitting(SQUARE, width, height).stream().filter(Folding::isSeamless).toList();
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    List<Example> examples = Folding.orientations(swatches.get(first).example());
    Folded folded = nearestFold(task, first, examples, groups, width, height, random);
    ColourImage tile =
        RepeatLayout.STRAIGHT.tiled(
            folded.arrangement().image(examples), task.widthPx() / width, task.heightPx() / height);
    return Optional.of(new Sketch(tile, List.of(first), folded.recipe(), 0));
  }

  private Sketch foldedAndHealed(PatternTask task, int first, SplittableRandom random) {
    boolean isStraight = task.layout() == RepeatLayout.STRAIGHT;
    int width = task.widthPx() * (task.layout() == RepeatLayout.HALF_DROP ? 2 : 1);
    int height = task.heightPx() * (task.layout() == RepeatLayout.BRICK ? 2 : 1);
    List<WallpaperGroup> groups = fitting(isStraight ? SQUARE : CENTRED, width, height);
    List<Example> examples = Folding.orientations(swatches.get(first).example());
    Folded folded = nearestFold(task, first, examples, groups, width, height, random);
    Arrangement arrangement = folded.arrangement().cut(task.widthPx(), task.heightPx());
    if (Folding.isSeamless(folded.group())) {
      return new Sketch(arrangement.image(examples), List.of(first), folded.recipe(), 0);
    }
    PatchSynthesis.Healed healed =
        new PatchSynthesis(examples, settings)
            .heal(
                arrangement,
                task.layout(),
                REACH_PX,
                isStraight ? folded.group() : WallpaperGroup.P1,
                random.nextLong());
    return new Sketch(healed.tile(), List.of(first), folded.recipe(), healed.unlike());
  }

  private Folded nearestFold(
      PatternTask task,
      int first,
      List<Example> examples,
      List<WallpaperGroup> groups,
      int widthPx,
      int heightPx,
      SplittableRandom random) {
    return judge.nearest(
        CANDIDATES,
        () -> {
          WallpaperGroup group = groups.get(random.nextInt(groups.size()));
          return new Folded(
              group, Folding.draw(examples, group, widthPx, heightPx, random.nextLong()));
        },
        drawn -> drawn.arrangement().image(examples),
        task.sidePx(),
        List.of(first));
  }

  private static List<WallpaperGroup> fitting(
      List<WallpaperGroup> groups, int widthPx, int heightPx) {
    return groups.stream().filter(group -> group.fits(widthPx, heightPx)).toList();
  }

  private static TorusGrid grid(PatternTask task) {
    return new TorusGrid(task.widthPx(), task.heightPx(), task.layout());
  }
}
