package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The sliced Wasserstein distance between the patches of two sets of images, at several sizes.
 *
 * <p>Images are brought to 256, 128, 64 and 32 px on their set's side by area averaging, so that
 * images of one set keep to one scale, also where a design is larger than the patterns. At each
 * size, patches of 7 x 7 px in red, green and blue are pooled over the images of a set, as many of
 * each: all that wrap around a tile, those inside a plain image; all of a smaller image come again
 * and again. They are projected on 512 random directions of length 1 in the 147 dimensions of a
 * patch, and the distance is
 *
 * <pre>mean over sizes and directions of W1(projections of one set, projections of the other)</pre>
 *
 * <p>where {@code W1 = integral over q from 0 to 1 of |quantile_one(q) - quantile_other(q)|}, exact
 * for any two counts. Unit: that of a sample, so that two flat greys d apart are {@code d
 * sqrt(2/pi)} apart, up to the draw of directions; at least 0.
 *
 * <p>Of more than 65536 patches at a size (one image of 256 x 256 px) that many are drawn from a
 * fixed seed; sampling so leaves about 0.3 % of the patches' spread as distance between two draws
 * of one set. About 80 MB of memory a size, whatever the sets.
 *
 * <p>Sources: Rabin, Peyré, Delon and Bernot, Wasserstein barycenter and its application to texture
 * mixing (SSVM 2011); as a measure of generated images over sizes: Karras, Aila, Laine and
 * Lehtinen, Progressive growing of GANs (ICLR 2018), section 5.
 */
public final class SlicedWasserstein {

  /** What a set's side is brought to, in px. */
  public static final List<Integer> SIZES_PX = List.of(256, 128, 64, 32);

  /** A patch's side in px. */
  public static final int PATCH_PX = PatchSample.SIDE_PX;

  /** Random directions at a size. */
  public static final int PROJECTIONS = 512;

  /** The most patches of a set at a size. */
  public static final int MOST_PATCHES = 1 << 16;

  /** As many patches judge one image: they leave about 1 % of their spread as chance. */
  static final int QUICK_PATCHES = 1 << 13;

  private static final long DIRECTIONS_SEED = 0x51D3;
  private static final long PATCHES_SEED = 0x9A7C;
  private static final int AT_ONCE = 16;

  private static final List<float[]> DIRECTIONS = List.of(directions());

  private SlicedWasserstein() {}

  /** The distance between two sets; sizes side by side on all cores. */
  public static double distance(ImageSet one, ImageSet other) {
    double[] ofSizes =
        SIZES_PX.parallelStream().mapToDouble(size -> distance(one, other, size)).toArray();
    return Arrays.stream(ofSizes).average().orElseThrow();
  }

  /** The distance at one size, in px on the sets' sides, at least 7. */
  public static double distance(ImageSet one, ImageSet other, int sizePx) {
    if (sizePx < PATCH_PX) {
      throw new IllegalArgumentException(
          "sliced Wasserstein: expected a size >= %d px, found %d".formatted(PATCH_PX, sizePx));
    }
    return distance(patches(one, sizePx, MOST_PATCHES), patches(other, sizePx, MOST_PATCHES));
  }

  /** The distance at one size by fewer patches, to judge one image while it is drawn. */
  static double quick(ImageSet one, ImageSet other, int sizePx) {
    return distance(patches(one, sizePx, QUICK_PATCHES), patches(other, sizePx, QUICK_PATCHES));
  }

  static double distance(PatchSample patches, PatchSample others) {
    double sum = 0;
    for (int from = 0; from < PROJECTIONS; from += AT_ONCE) {
      List<float[]> some = DIRECTIONS.subList(from, from + AT_ONCE);
      sum += sumOfDistances(patches.projected(some), others.projected(some));
    }
    return sum / PROJECTIONS;
  }

  /** Patches as the first directions show them, sorted, to be held against many others. */
  static float[][] projected(PatchSample patches, int projections) {
    return patches.projected(DIRECTIONS.subList(0, projections));
  }

  /** The distance of what {@link #projected} gives of two sets. */
  static double distance(float[][] one, float[][] other) {
    return sumOfDistances(one, other) / one.length;
  }

  private static double sumOfDistances(float[][] one, float[][] other) {
    double sum = 0;
    for (int at = 0; at < one.length; at++) {
      sum += sortedDistance(one[at], other[at]);
    }
    return sum;
  }

  private static float[][] directions() {
    float[][] directions = new float[PROJECTIONS][PatchSample.DIMENSIONS];
    SplittableRandom random = new SplittableRandom(DIRECTIONS_SEED);
    for (float[] direction : directions) {
      double squares = 0;
      for (int at = 0; at < direction.length; at++) {
        direction[at] = (float) random.nextGaussian();
        squares += direction[at] * direction[at];
      }
      for (int at = 0; at < direction.length; at++) {
        direction[at] /= (float) Math.sqrt(squares);
      }
    }
    return directions;
  }

  /** At most {@code most} of a set's patches at a size. */
  static PatchSample patches(ImageSet set, int sizePx, int most) {
    List<Example> images = set.images();
    SplittableRandom random = new SplittableRandom(PATCHES_SEED);
    double scale = sizePx / (double) set.sidePx();
    int[] counts = images.stream().mapToInt(image -> places(image, scale)).toArray();
    int largest = Arrays.stream(counts).max().orElseThrow();
    int each = Math.max(1, Math.min(largest, most / counts.length));
    PatchSample patches = new PatchSample(each * counts.length);
    for (int image = 0; image < counts.length; image++) {
      Example resized = resized(images.get(image), scale);
      int across = resized.columns(PATCH_PX);
      int left = each;
      for (; left >= counts[image]; left -= counts[image]) {
        for (int place = 0; place < counts[image]; place++) {
          patches.add(resized.image(), place % across, place / across);
        }
      }
      for (int place = 0; left > 0; place++) {
        if (random.nextInt(counts[image] - place) < left) {
          patches.add(resized.image(), place % across, place / across);
          left--;
        }
      }
    }
    return patches;
  }

  private static Example resized(Example example, double scale) {
    ColourImage image = example.image();
    return new Example(
        AreaAverage.resize(
            image,
            side(image.widthPx(), example.tiles(), scale),
            side(image.heightPx(), example.tiles(), scale)),
        example.tiles());
  }

  /** How many patches an image has at a scale. */
  private static int places(Example example, double scale) {
    int beside = example.tiles() ? 0 : PATCH_PX - 1;
    return (side(example.image().widthPx(), example.tiles(), scale) - beside)
        * (side(example.image().heightPx(), example.tiles(), scale) - beside);
  }

  /** A side at a scale; that of a plain image has room for a patch. */
  private static int side(int sidePx, boolean tiles, double scale) {
    return (int) Math.max(tiles ? 1 : PATCH_PX, Math.round(sidePx * scale));
  }

  /** W1 of two sorted samples: the area between their quantile functions. */
  static double sortedDistance(float[] one, float[] other) {
    double area = 0;
    long done = 0;
    int at = 0;
    int otherAt = 0;
    // steps end at multiples of 1/one.length and 1/other.length; counted in 1/(both multiplied)
    while (at < one.length && otherAt < other.length) {
      long end = (at + 1L) * other.length;
      long otherEnd = (otherAt + 1L) * one.length;
      long next = Math.min(end, otherEnd);
      area += (next - done) * Math.abs((double) one[at] - other[otherAt]);
      done = next;
      at += next == end ? 1 : 0;
      otherAt += next == otherEnd ? 1 : 0;
    }
    return area / ((double) one.length * other.length);
  }
}
