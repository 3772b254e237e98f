package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * For each patch of a torus the patch of some examples that is most like it: PatchMatch (Barnes,
 * Shechtman, Finkelstein, Goldman, SIGGRAPH 2009), which proposes to a place what its neighbours
 * have found and ever closer random places. Patches begin at their upper left pixel. Distances are
 * sums of squared differences.
 */
final class PatchField {

  private static final int CHANNELS = ColourImage.PLANES;

  private final int width;
  private final int height;
  private final TorusGrid grid;
  private final int patchPx;
  private final List<Wrapped> examples;
  private final int[] example;
  private final int[] left;
  private final int[] top;
  private final float[] cost;
  private int[] searched;

  /** An example with its patches' edges unrolled. */
  private static final class Wrapped {

    private final int width;
    private final int height;
    private final int stride;
    private final int imageWidth;
    private final int imageHeight;
    private final float[] pixels;

    Wrapped(Example example, int patchPx) {
      this.width = example.columns(patchPx);
      this.height = example.rows(patchPx);
      this.stride = width + patchPx - 1;
      int rows = height + patchPx - 1;
      this.pixels = new float[CHANNELS * stride * rows];
      ColourImage image = example.image();
      this.imageWidth = image.widthPx();
      this.imageHeight = image.heightPx();
      for (int y = 0; y < rows; y++) {
        for (int x = 0; x < stride; x++) {
          for (int plane = 0; plane < CHANNELS; plane++) {
            pixels[CHANNELS * (y * stride + x) + plane] =
                image.sample(plane, x % image.widthPx(), y % image.heightPx());
          }
        }
      }
    }

    int patches() {
      return width * height;
    }
  }

  /** A field over a torus, at random at first. */
  PatchField(TorusGrid grid, int patchPx, List<Example> examples, SplittableRandom random) {
    this.grid = grid;
    this.width = grid.width();
    this.height = grid.height();
    this.patchPx = patchPx;
    this.examples = examples.stream().map(one -> new Wrapped(one, patchPx)).toList();
    int places = width * height;
    this.example = new int[places];
    this.left = new int[places];
    this.top = new int[places];
    this.cost = new float[places];
    this.searched = IntStream.range(0, places).toArray();
    long patches = 0;
    for (Wrapped one : this.examples) {
      patches += one.patches();
    }
    for (int place = 0; place < places; place++) {
      int at = drawExample(patches, random);
      Wrapped one = this.examples.get(at);
      example[place] = at;
      left[place] = random.nextInt(one.width);
      top[place] = random.nextInt(one.height);
    }
  }

  private int drawExample(long patches, SplittableRandom random) {
    long drawn = random.nextLong(patches);
    int at = 0;
    while (drawn >= examples.get(at).patches()) {
      drawn -= examples.get(at).patches();
      at++;
    }
    return at;
  }

  /** Takes over an arrangement of the same examples at another scale. */
  void startFrom(Arrangement arrangement, List<Example> fullSize) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int fromX = (2 * x + 1) * arrangement.widthPx() / (2 * width);
        int fromY = (2 * y + 1) * arrangement.heightPx() / (2 * height);
        int of = arrangement.example(fromX, fromY);
        ColourImage full = fullSize.get(of).image();
        Wrapped one = examples.get(of);
        long column = (long) arrangement.column(fromX, fromY) * one.imageWidth / full.widthPx();
        long row = (long) arrangement.row(fromX, fromY) * one.imageHeight / full.heightPx();
        move(
            y * width + x,
            of,
            (int) Math.min(column, one.width - 1),
            (int) Math.min(row, one.height - 1));
      }
    }
  }

  /**
   * Takes over, where pixels are marked, what a field of another size found, for the same examples
   * at another scale.
   */
  void startFrom(PatchField coarse, boolean[] where, SplittableRandom random) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (!where[y * width + x]) {
          continue;
        }
        int from =
            Math.min(coarse.height - 1, y * coarse.height / height) * coarse.width
                + Math.min(coarse.width - 1, x * coarse.width / width);
        Wrapped coarseExample = coarse.examples.get(coarse.example[from]);
        Wrapped one = examples.get(coarse.example[from]);
        int column =
            (int) ((coarse.left[from] + random.nextDouble()) * one.width / coarseExample.width);
        int row =
            (int) ((coarse.top[from] + random.nextDouble()) * one.height / coarseExample.height);
        move(y * width + x, coarse.example[from], column, row);
      }
    }
  }

  private void move(int place, int toExample, int toLeft, int toTop) {
    example[place] = toExample;
    left[place] = toLeft;
    top[place] = toTop;
  }

  /** Searches from now on only for the patches that touch these pixels. */
  void searchOnly(boolean[] pixels) {
    searched = IntStream.range(0, cost.length).filter(place -> touches(place, pixels)).toArray();
  }

  private boolean touches(int place, boolean[] pixels) {
    for (int line = 0; line < patchPx; line++) {
      for (int column = 0; column < patchPx; column++) {
        if (pixels[grid.place(place % width + column, place / width + line)]) {
          return true;
        }
      }
    }
    return false;
  }

  /** Improves the field for what the torus, {@code [height][width][3]}, looks like now. */
  void search(float[] torus, int sweeps, SplittableRandom random) {
    float[] wrapped = wrap(torus);
    for (int place : searched) {
      cost[place] =
          cost(wrapped, place, example[place], left[place], top[place], Float.POSITIVE_INFINITY);
    }
    for (int sweep = 0; sweep < sweeps; sweep++) {
      boolean forward = sweep % 2 == 0;
      for (int step = 0; step < searched.length; step++) {
        int at = searched[forward ? step : searched.length - 1 - step];
        improve(wrapped, at, forward ? 1 : -1, random);
      }
    }
  }

  private float[] wrap(float[] torus) {
    int stride = width + patchPx - 1;
    int rows = height + patchPx - 1;
    float[] wrapped = new float[CHANNELS * stride * rows];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < stride; x++) {
        System.arraycopy(
            torus, CHANNELS * grid.place(x, y), wrapped, CHANNELS * (y * stride + x), CHANNELS);
      }
    }
    return wrapped;
  }

  private void improve(float[] wrapped, int place, int direction, SplittableRandom random) {
    int x = place % width;
    int y = place / width;
    int beside = grid.place(x - direction, y);
    propose(wrapped, place, example[beside], left[beside] + direction, top[beside]);
    int above = grid.place(x, y - direction);
    propose(wrapped, place, example[above], left[above], top[above] + direction);
    Wrapped found = examples.get(example[place]);
    for (int reach = Math.max(found.width, found.height); reach >= 1; reach /= 2) {
      propose(
          wrapped,
          place,
          example[place],
          left[place] + random.nextInt(-reach, reach + 1),
          top[place] + random.nextInt(-reach, reach + 1));
    }
    if (examples.size() > 1) {
      int other = random.nextInt(examples.size());
      Wrapped one = examples.get(other);
      propose(wrapped, place, other, random.nextInt(one.width), random.nextInt(one.height));
    }
  }

  private void propose(float[] wrapped, int place, int toExample, int toLeft, int toTop) {
    Wrapped one = examples.get(toExample);
    int column = Math.floorMod(toLeft, one.width);
    int row = Math.floorMod(toTop, one.height);
    if (toExample == example[place] && column == left[place] && row == top[place]) {
      return;
    }
    float proposed = cost(wrapped, place, toExample, column, row, cost[place]);
    if (proposed < cost[place]) {
      move(place, toExample, column, row);
      cost[place] = proposed;
    }
  }

  /** The cost of a patch; something above {@code enough} as soon as it is known to be above. */
  private float cost(float[] wrapped, int place, int ofExample, int column, int row, float enough) {
    Wrapped one = examples.get(ofExample);
    int stride = width + patchPx - 1;
    float sum = 0;
    int here = CHANNELS * (place / width * stride + place % width);
    int there = CHANNELS * (row * one.stride + column);
    int run = CHANNELS * patchPx;
    for (int line = 0; line < patchPx && sum < enough; line++) {
      for (int at = 0; at < run; at++) {
        float difference = wrapped[here + at] - one.pixels[there + at];
        sum += difference * difference;
      }
      here += CHANNELS * stride;
      there += CHANNELS * one.stride;
    }
    return sum;
  }

  /**
   * What the patches found say of each pixel, {@code [height][width][3]}: their mean, those most
   * like the torus counting most. Pixels that no searched patch touches are black.
   *
   * @param softness mean squared difference at which a patch counts 1/e of a perfect one
   */
  float[] vote(double softness) {
    float[] sums = new float[CHANNELS * width * height];
    float[] weights = new float[width * height];
    float scale = (float) (1 / (softness * CHANNELS * patchPx * patchPx));
    for (int place : searched) {
      Wrapped one = examples.get(example[place]);
      float weight = (float) Math.exp(-cost[place] * scale) + 1e-6f;
      int x = place % width;
      int y = place / width;
      for (int line = 0; line < patchPx; line++) {
        int from = CHANNELS * ((top[place] + line) * one.stride + left[place]);
        for (int column = 0; column < patchPx; column++) {
          int to = grid.place(x + column, y + line);
          weights[to] += weight;
          for (int plane = 0; plane < CHANNELS; plane++) {
            sums[CHANNELS * to + plane] += weight * one.pixels[from + CHANNELS * column + plane];
          }
        }
      }
    }
    for (int place = 0; place < weights.length; place++) {
      if (weights[place] == 0) {
        continue;
      }
      for (int plane = 0; plane < CHANNELS; plane++) {
        sums[CHANNELS * place + plane] /= weights[place];
      }
    }
    return sums;
  }

  /**
   * How unlike the examples the torus is: how many of the searched patches differ from the ones
   * found by more than {@code limit}, a mean squared difference of samples, as a share of all
   * places of the torus.
   */
  double unlike(double limit) {
    double most = limit * CHANNELS * patchPx * patchPx;
    long count = IntStream.of(searched).filter(place -> cost[place] > most).count();
    return (double) count / cost.length;
  }
}
