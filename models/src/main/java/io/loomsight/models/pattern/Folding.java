package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Folds a stretch of a design into a wallpaper group: one fundamental domain of the torus shows the
 * stretch, the group's operations show it everywhere else, turned and mirrored. Where two images of
 * the domain meet in a mirror, lines go on by themselves. Elsewhere they go on where the stretch
 * has itself the symmetry that the joint asks for, as most designs have in places; those are looked
 * for. What still is cut must be healed.
 */
final class Folding {

  private static final int STRETCHES = 150;
  private static final int MOST_JOINTS = 160;
  private static final int FOLLOWED = 15;
  private static final int MOST_STEPS = 24;
  private static final int EVERY = 13;

  private final Fold fold;
  private final ColourImage design;
  private final FoldJoints joints;
  private final double[] mean;

  /**
   * Folds of a design on a torus that fits the group.
   *
   * @param design in its own orientation
   */
  Folding(WallpaperGroup group, int widthPx, int heightPx, ColourImage design) {
    this.fold = Fold.of(group, widthPx, heightPx);
    this.design = design;
    this.joints = fold.joints().some(MOST_JOINTS);
    this.mean = mean(design);
  }

  /** The design in all eight orientations, in the order of {@link Orientation#ALL}. */
  static List<Example> orientations(Example example) {
    List<Example> all = new ArrayList<>();
    for (Orientation orientation : Orientation.ALL) {
      all.add(new Example(orientation.of(example.image()), example.tiles()));
    }
    return all;
  }

  /** Whether images of the domain meet in mirrors alone. */
  static boolean isSeamless(WallpaperGroup group) {
    return group == WallpaperGroup.PMM || group == WallpaperGroup.P4M;
  }

  /**
   * A stretch of a design, by its corner.
   *
   * @param joints how much its joints show
   */
  record Stretch(int left, int top, double joints) {}

  /**
   * A stretch whose joints hardly show: some drawn at random, the best of them moved to where their
   * joints show least nearby, and of these the one whose mean colour is nearest to the design's.
   */
  Stretch draw(SplittableRandom random) {
    return IntStream.range(0, STRETCHES)
        .mapToObj(draw -> at(random.nextInt(design.widthPx()), random.nextInt(design.heightPx())))
        .sorted(Comparator.comparingDouble(Stretch::joints))
        .limit(FOLLOWED)
        .map(this::followed)
        .min(Comparator.comparingDouble(this::off))
        .orElseThrow();
  }

  /** What a stretch looks like, as an arrangement of the design's {@link #orientations}. */
  Arrangement arranged(Stretch stretch) {
    return fold.arranged(design, stretch.left(), stretch.top());
  }

  private Stretch at(int left, int top) {
    return new Stretch(left, top, joints.cost(design, left, top));
  }

  /** Moved by a pixel as long as that helps. */
  private Stretch followed(Stretch from) {
    Stretch best = from;
    for (int step = 0; step < MOST_STEPS; step++) {
      Stretch before = best;
      for (Stretch beside :
          List.of(
              at(before.left() + 1, before.top()),
              at(before.left() - 1, before.top()),
              at(before.left(), before.top() + 1),
              at(before.left(), before.top() - 1))) {
        best = beside.joints() < best.joints() ? beside : best;
      }
      if (best.equals(before)) {
        break;
      }
    }
    return best;
  }

  /** How far the mean colour of what is shown is from the design's. */
  private double off(Stretch stretch) {
    double[] shown = new double[ColourImage.PLANES];
    int places = 0;
    for (int place = 0; place < fold.widthPx() * fold.heightPx(); place += EVERY) {
      int x = Math.floorMod(stretch.left() + fold.column(place), design.widthPx());
      int y = Math.floorMod(stretch.top() + fold.row(place), design.heightPx());
      places++;
      for (int plane = 0; plane < shown.length; plane++) {
        shown[plane] += design.sample(plane, x, y);
      }
    }
    double squares = 0;
    for (int plane = 0; plane < shown.length; plane++) {
      double off = shown[plane] / places - mean[plane];
      squares += off * off;
    }
    return squares;
  }

  /** The mean red, green and blue. */
  private static double[] mean(ColourImage image) {
    float[] samples = image.sharedSamples();
    int pixels = image.widthPx() * image.heightPx();
    double[] mean = new double[ColourImage.PLANES];
    for (int at = 0; at < samples.length; at++) {
      mean[at / pixels] += samples[at] / pixels;
    }
    return mean;
  }
}
