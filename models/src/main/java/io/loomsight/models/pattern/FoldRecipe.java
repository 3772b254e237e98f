package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A stretch of a design in one of the wallpaper groups that fit the tile, its joints healed by
 * {@link PatchSynthesis}.
 */
final class FoldRecipe {

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
      List.of(WallpaperGroup.CMM, WallpaperGroup.CMM, WallpaperGroup.CMM, WallpaperGroup.CM);
  private static final int CANDIDATES = 8;

  private static final int REACH_PX = 18;

  private final List<Swatch> swatches;
  private final PatchSettings settings;
  private final StyleJudge judge;
  private final List<Boolean> runThrough;

  FoldRecipe(List<Swatch> swatches, PatchSettings settings, StyleJudge judge) {
    this.swatches = swatches;
    this.settings = settings;
    this.judge = judge;
    this.runThrough =
        swatches.stream().map(it -> StripesAndChecks.is(it.example().image())).toList();
  }

  /** A stretch of a design in a wallpaper group. */
  private record Folded(WallpaperGroup group, Folding folding, Folding.Stretch stretch) {

    Arrangement arrangement() {
      return folding.arranged(stretch);
    }

    String recipe() {
      return "folded, " + group.label();
    }
  }

  /**
   * A sketch of a design.
   *
   * @param first the number of its swatch
   * @param isSure whether to fold without any joints where a group fits; stripes and checks are so
   *     in any case, as no joint of yarns that run through can be hidden
   */
  Sketch draw(PatternTask task, int first, boolean isSure, SplittableRandom random) {
    Optional<Sketch> sure =
        isSure || runThrough.get(first) ? foldedSurely(task, first, random) : Optional.empty();
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
    ColourImage design = swatches.get(first).example().image();
    Map<WallpaperGroup, Folding> foldings = new EnumMap<>(WallpaperGroup.class);
    List<Folded> candidates = new ArrayList<>();
    for (int candidate = 0; candidate < CANDIDATES; candidate++) {
      WallpaperGroup group = groups.get(random.nextInt(groups.size()));
      Folding folding =
          foldings.computeIfAbsent(group, of -> new Folding(of, widthPx, heightPx, design));
      candidates.add(new Folded(group, folding, folding.draw(random)));
    }
    return judge.nearest(
        candidates, folded -> folded.arrangement().image(examples), task.sidePx(), List.of(first));
  }

  private static List<WallpaperGroup> fitting(
      List<WallpaperGroup> groups, int widthPx, int heightPx) {
    return groups.stream().filter(group -> group.fits(widthPx, heightPx)).toList();
  }
}
