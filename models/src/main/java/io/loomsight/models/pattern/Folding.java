package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.PlaneOperation;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Folds a stretch of a design into a wallpaper group: one fundamental domain of the torus shows the
 * stretch, the group's operations show it everywhere else, turned and mirrored. Where two images of
 * the domain meet in a mirror, lines go on by themselves; elsewhere they must be healed.
 */
final class Folding {

  private static final int STRETCHES = 150;
  private static final int EVERY = 13;
  private static final int GOOD_JOINTS = 15;

  private Folding() {}

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
   * An arrangement of {@link #orientations} on a torus that fits the group: of some stretches drawn
   * at random the {@value #GOOD_JOINTS} whose joints show least, and of these the one whose mean
   * colour is nearest to the design's.
   *
   * @param examples the design's orientations
   */
  static Arrangement draw(
      List<Example> examples, WallpaperGroup group, int widthPx, int heightPx, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Fold fold = Fold.of(group, widthPx, heightPx);
    ColourImage image = examples.get(Orientation.ALL.indexOf(Orientation.AS_IS)).image();
    Joints joints = Joints.of(fold.arranged(image, 0, 0), examples);
    int[] beside = joints.places();
    int[] sampled = IntStream.range(0, widthPx * heightPx).filter(at -> at % EVERY == 0).toArray();
    double[] mean = mean(image);
    Arrangement tried = new Arrangement(widthPx, heightPx);
    List<Stretch> stretches = new ArrayList<>();
    for (int draw = 0; draw < STRETCHES; draw++) {
      int left = random.nextInt(image.widthPx());
      int top = random.nextInt(image.heightPx());
      fold.arrange(tried, beside, image, left, top);
      fold.arrange(tried, sampled, image, left, top);
      stretches.add(
          new Stretch(
              left, top, joints.cost(tried, examples), off(mean, mean(tried, sampled, examples))));
    }
    Stretch best =
        stretches.stream()
            .sorted(Comparator.comparingDouble(Stretch::joints))
            .limit(GOOD_JOINTS)
            .min(Comparator.comparingDouble(Stretch::off))
            .orElseThrow();
    return fold.arranged(image, best.left(), best.top());
  }

  /**
   * A stretch of a design by its corner.
   *
   * @param joints how much its joints show
   * @param off how far its mean colour is from the design's
   */
  private record Stretch(int left, int top, double joints, double off) {}

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

  private static double[] mean(Arrangement arrangement, int[] places, List<Example> examples) {
    double[] mean = new double[ColourImage.PLANES];
    int width = arrangement.widthPx();
    for (int place : places) {
      int x = place % width;
      int y = place / width;
      ColourImage image = examples.get(arrangement.example(x, y)).image();
      for (int plane = 0; plane < mean.length; plane++) {
        mean[plane] +=
            image.sample(plane, arrangement.column(x, y), arrangement.row(x, y)) / places.length;
      }
    }
    return mean;
  }

  private static double off(double[] one, double[] other) {
    double squares = 0;
    for (int plane = 0; plane < one.length; plane++) {
      squares += (one[plane] - other[plane]) * (one[plane] - other[plane]);
    }
    return squares;
  }

  /** For every pixel of a torus the first of its orbit, and the operation that leads there. */
  @SuppressWarnings("ArrayRecordComponent") // a view, never compared
  private record Fold(int widthPx, int heightPx, int[] first, PlaneOperation[] to) {

    static Fold of(WallpaperGroup group, int widthPx, int heightPx) {
      List<PlaneOperation> operations = group.operations();
      Fold fold =
          new Fold(
              widthPx,
              heightPx,
              new int[widthPx * heightPx],
              new PlaneOperation[widthPx * heightPx]);
      for (int place = 0; place < fold.first.length; place++) {
        fold.first[place] = place;
        fold.to[place] = operations.get(0);
        for (PlaneOperation operation : operations) {
          int image = operation.place(place % widthPx, place / widthPx, widthPx, heightPx);
          if (image < fold.first[place]) {
            fold.first[place] = image;
            fold.to[place] = operation;
          }
        }
      }
      return fold;
    }

    Arrangement arranged(ColourImage image, int left, int top) {
      Arrangement arrangement = new Arrangement(widthPx, heightPx);
      arrange(arrangement, IntStream.range(0, first.length).toArray(), image, left, top);
      return arrangement;
    }

    /** Sets some pixels of an arrangement. */
    void arrange(Arrangement arrangement, int[] places, ColourImage image, int left, int top) {
      for (int place : places) {
        set(
            arrangement,
            place % widthPx,
            place / widthPx,
            image,
            to[place],
            left + first[place] % widthPx,
            top + first[place] / widthPx);
      }
    }
  }

  /** Shows at x, y what the design has at a column and row, carried back by the operation. */
  private static void set(
      Arrangement arrangement,
      int x,
      int y,
      ColourImage image,
      PlaneOperation operation,
      int column,
      int row) {
    Orientation orientation =
        Orientation.of(operation.xByX(), operation.xByY(), operation.yByX(), operation.yByY());
    int width = image.widthPx();
    int height = image.heightPx();
    int fromX = column - orientation.fromX(0, 0, width);
    int fromY = row - orientation.fromY(0, 0, height);
    // the inverse of a turn or mirror is its transpose
    int turnedX = orientation.a * fromX + orientation.c * fromY;
    int turnedY = orientation.b * fromX + orientation.d * fromY;
    arrangement.set(
        x,
        y,
        Orientation.ALL.indexOf(orientation),
        Math.floorMod(turnedX, orientation.swapsSides() ? height : width),
        Math.floorMod(turnedY, orientation.swapsSides() ? width : height));
  }
}
