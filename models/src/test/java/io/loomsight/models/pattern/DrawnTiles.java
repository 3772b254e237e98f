package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;

/** Tiles and pictures that tests draw. */
final class DrawnTiles {

  private DrawnTiles() {}

  /** A colour of a plane (0 red, 1 green, 2 blue) by place. */
  interface Paint {
    double at(int plane, int xPx, int yPx);
  }

  static ColourImage draw(int widthPx, int heightPx, Paint paint) {
    float[] samples = new float[ColourImage.PLANES * widthPx * heightPx];
    int next = 0;
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      for (int y = 0; y < heightPx; y++) {
        for (int x = 0; x < widthPx; x++) {
          samples[next++] = (float) paint.at(plane, x, y);
        }
      }
    }
    return ColourImage.wrap(widthPx, heightPx, samples);
  }

  /** A tile drawn by numbers of colours {@code 0xRRGGBB}. */
  static ColourImage drawRgb(int widthPx, int heightPx, IntBinaryOperator rgb) {
    return draw(
        widthPx,
        heightPx,
        (plane, x, y) -> (rgb.applyAsInt(x, y) >> (8 * (2 - plane)) & 0xff) / 255.0);
  }

  static ColourImage plain(int widthPx, int heightPx, double grey) {
    return draw(widthPx, heightPx, (plane, x, y) -> grey);
  }

  static ColourImage shifted(ColourImage tile, int xPx, int yPx) {
    return draw(
        tile.widthPx(),
        tile.heightPx(),
        (plane, x, y) ->
            tile.sample(
                plane,
                Math.floorMod(x - xPx, tile.widthPx()),
                Math.floorMod(y - yPx, tile.heightPx())));
  }

  static ColourImage mirrored(ColourImage tile) {
    return draw(
        tile.widthPx(),
        tile.heightPx(),
        (plane, x, y) -> tile.sample(plane, tile.widthPx() - 1 - x, y));
  }

  /** Columns become rows. */
  static ColourImage transposed(ColourImage tile) {
    return draw(tile.heightPx(), tile.widthPx(), (plane, x, y) -> tile.sample(plane, y, x));
  }

  static ColourImage cropped(ColourImage image, int leftPx, int topPx, int widthPx, int heightPx) {
    return draw(widthPx, heightPx, (plane, x, y) -> image.sample(plane, leftPx + x, topPx + y));
  }

  /** Each plane in {@code levels} steps: flat areas with crisp borders. */
  static ColourImage posterised(ColourImage image, int levels) {
    return draw(
        image.widthPx(),
        image.heightPx(),
        (plane, x, y) -> Math.rint(image.sample(plane, x, y) * (levels - 1)) / (levels - 1));
  }

  /** A picture with no repeat: a ramp of light, blobs of colour and some noise. */
  static ColourImage photo(int widthPx, int heightPx, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int blobs = 40;
    double[][] places = new double[blobs][];
    for (int blob = 0; blob < blobs; blob++) {
      places[blob] =
          new double[] {
            widthPx * random.nextDouble(),
            heightPx * random.nextDouble(),
            8 + 25 * random.nextDouble(),
            random.nextDouble() - 0.5,
            random.nextDouble() - 0.5,
            random.nextDouble() - 0.5
          };
    }
    double across = 0.4 + 0.4 * random.nextDouble();
    double down = 0.4 + 0.4 * random.nextDouble();
    return draw(
        widthPx,
        heightPx,
        (plane, x, y) -> {
          double value = 0.1 + across * x / widthPx + down * y / heightPx;
          for (double[] blob : places) {
            double dx = (x - blob[0]) / blob[2];
            double dy = (y - blob[1]) / blob[2];
            value += blob[3 + plane] * Math.exp(-dx * dx - dy * dy);
          }
          return value + 0.01 * (random.nextDouble() - 0.5);
        });
  }

  /** Bands across a tile, in random colours and widths of 3 px and more, some of them twice. */
  static int[] sett(int lengthPx, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] colours = new int[2 + random.nextInt(3)];
    for (int colour = 0; colour < colours.length; colour++) {
      colours[colour] = random.nextInt(1 << 24);
    }
    int[] sett = new int[lengthPx];
    int at = 0;
    int last = -1;
    while (at < lengthPx) {
      int colour = (last + 1 + random.nextInt(colours.length - 1)) % colours.length;
      int end = Math.min(lengthPx, at + 3 + random.nextInt(lengthPx / 4));
      end = lengthPx - end < 3 ? lengthPx : end;
      while (at < end) {
        sett[at++] = colours[colour];
      }
      last = colour;
    }
    return sett;
  }

  static ColourImage stripes(int[] sett, int heightPx) {
    return drawRgb(sett.length, heightPx, (x, y) -> sett[x]);
  }

  /** Both setts mixed in equal parts, as a woven check looks from afar. */
  static ColourImage check(int[] warp, int[] weft) {
    ColourImage across = stripes(warp, weft.length);
    ColourImage down = transposed(stripes(weft, warp.length));
    return draw(
        warp.length,
        weft.length,
        (plane, x, y) -> (across.sample(plane, x, y) + down.sample(plane, x, y)) / 2);
  }

  /** Crisp discs and squares of three colours on a ground, all around the torus. */
  static ColourImage motifs(int sidePx, long seed) {
    return motifs(sidePx, seed, 0xf4efe0, 0x23355c, 0xb5442e, 0x7a9a6a);
  }

  static ColourImage motifs(int sidePx, long seed, int ground, int... colours) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] rgb = new int[sidePx * sidePx];
    Arrays.fill(rgb, ground);
    for (int motif = 0; motif < 24; motif++) {
      int centreX = random.nextInt(sidePx);
      int centreY = random.nextInt(sidePx);
      int radius = sidePx / 32 + random.nextInt(sidePx / 12);
      boolean round = random.nextBoolean();
      int colour = colours[motif % colours.length];
      for (int dy = -radius; dy <= radius; dy++) {
        for (int dx = -radius; dx <= radius; dx++) {
          if (!round || dx * dx + dy * dy <= radius * radius) {
            int x = Math.floorMod(centreX + dx, sidePx);
            int y = Math.floorMod(centreY + dy, sidePx);
            rgb[y * sidePx + x] = colour;
          }
        }
      }
    }
    return drawRgb(sidePx, sidePx, (x, y) -> rgb[y * sidePx + x]);
  }

  /** How far two images of one size are apart at most. */
  static double farthest(ColourImage one, ColourImage other) {
    float[] samples = one.sharedSamples();
    float[] others = other.sharedSamples();
    double farthest = 0;
    for (int at = 0; at < samples.length; at++) {
      farthest = Math.max(farthest, Math.abs(samples[at] - others[at]));
    }
    return farthest;
  }
}
