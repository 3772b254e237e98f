package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Draws patterns without training, out of the designs' own motifs and patches. Three recipes, of
 * which designs and seed choose:
 *
 * <ul>
 *   <li>tossed motifs: where a design's motifs stand apart on a ground, whole motifs anew, also of
 *       two designs together,
 *   <li>folded: a stretch of a design in one of the wallpaper groups that fit the tile,
 *   <li>strewn: large pieces of a design put together anew.
 * </ul>
 *
 * <p>Joints are healed by {@link PatchSynthesis}. Not for several threads at once.
 */
public final class PatchMethod implements PatternMethod {

  private static final String VERSION = "patches/1";
  private static final List<WallpaperGroup> SQUARE =
      List.of(
          WallpaperGroup.P4M,
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
  private static final double STREWN = 0.3;
  private static final int TURN = 37;
  private static final int CELL_PX = 100;
  private static final int FIRST_HEALING_PX = 100;

  private final PatternSource source;
  private final List<Swatch> swatches;
  private final List<Optional<Figures>> figures;
  private final PatchSettings settings;

  /**
   * @param source what patterns are drawn from
   * @param screens in how many colours motifs are told from their ground
   */
  public PatchMethod(PatternSource source, int screens, PatchSettings settings) {
    this.source = source;
    this.swatches = source.all();
    this.settings = settings;
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
    SplittableRandom random =
        new SplittableRandom(task.seed() + 1_000_003L * task.item() + 7919L * attempt);
    int first = swatch(task, attempt);
    if (figures.get(first).isPresent() && random.nextDouble() < TOSSED) {
      return tossed(task, first, random);
    }
    if (random.nextDouble() < STREWN) {
      return strewn(task, first, random);
    }
    return folded(task, first, random);
  }

  /** Swatches take turns in an order drawn from the seed; every second attempt takes another. */
  private int swatch(PatternTask task, int attempt) {
    int[] order = new int[source.swatches().size()];
    SplittableRandom random = new SplittableRandom(task.seed());
    for (int at = 0; at < order.length; at++) {
      int other = random.nextInt(at + 1);
      order[at] = order[other];
      order[other] = at;
    }
    return order[(task.item() + TURN * (attempt / 2)) % order.length];
  }

  private Sketch tossed(PatternTask task, int first, SplittableRandom random) {
    List<Integer> from = new ArrayList<>(List.of(first));
    if (random.nextDouble() < MIXED) {
      List<Integer> others = new ArrayList<>();
      for (int at = 0; at < swatches.size(); at++) {
        if (at != first && figures.get(at).isPresent()) {
          others.add(at);
        }
      }
      if (!others.isEmpty()) {
        from.add(others.get(random.nextInt(others.size())));
      }
    }
    List<Figures> designs = from.stream().map(at -> figures.get(at).orElseThrow()).toList();
    List<Orientation> orientations = random.nextInt(3) == 0 ? Orientation.ALL : UPRIGHT;
    ColourImage tile = Tossing.draw(designs, grid(task), orientations, random.nextLong());
    return new Sketch(
        tile, from, orientations == UPRIGHT ? "tossed motifs, upright" : "tossed motifs");
  }

  private Sketch folded(PatternTask task, int first, SplittableRandom random) {
    Example example = swatches.get(first).example();
    int across = task.layout() == RepeatLayout.HALF_DROP ? 2 : 1;
    int down = task.layout() == RepeatLayout.BRICK ? 2 : 1;
    int width = across * task.widthPx();
    int height = down * task.heightPx();
    List<WallpaperGroup> groups =
        (task.layout() == RepeatLayout.STRAIGHT ? SQUARE : CENTRED)
            .stream().filter(group -> group.fits(width, height)).toList();
    WallpaperGroup group = groups.get(random.nextInt(groups.size()));
    Arrangement whole = Folding.draw(example, group, width, height, random.nextLong());
    Arrangement arrangement = whole.cut(task.widthPx(), task.heightPx());
    List<Example> examples = Folding.orientations(example);
    ColourImage tile =
        Folding.isSeamless(group)
            ? arrangement.image(examples)
            : new PatchSynthesis(examples, settings)
                .heal(arrangement, task.layout(), FIRST_HEALING_PX, random.nextLong());
    return new Sketch(tile, List.of(first), "folded, " + group.label());
  }

  private Sketch strewn(PatternTask task, int first, SplittableRandom random) {
    List<Example> examples = List.of(swatches.get(first).example());
    Arrangement arrangement = Scattering.draw(examples, grid(task), CELL_PX, random.nextLong());
    ColourImage tile =
        new PatchSynthesis(examples, settings)
            .heal(arrangement, task.layout(), FIRST_HEALING_PX, random.nextLong());
    return new Sketch(tile, List.of(first), "strewn");
  }

  private static TorusGrid grid(PatternTask task) {
    return new TorusGrid(task.widthPx(), task.heightPx(), task.layout());
  }
}
