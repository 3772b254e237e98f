package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;

/**
 * A pattern on a curtain or a bed, 960 x 720 px: a drawing to judge scale and rhythm by, no
 * photograph and no colour proof. Cloth hangs in sine-shaped pleats or lies in perspective, and is
 * shaded by how far it turns from the light; sizes are true to each other.
 */
public final class Preview {

  /** Of the steepest slope towards the light, {@code sqrt(1 + 0.45²)}. */
  private static final double FACING_MOST = Math.hypot(1, 0.45);

  private static final int WIDTH_PX = 960;
  private static final int HEIGHT_PX = 720;
  private static final int SAMPLES = 3;

  private static final int WALL = 0xe9e6e0;
  private static final int FLOOR = 0xb9a48a;
  private static final int WOOD = 0x7a5c43;
  private static final int LINEN = 0xf7f5f1;

  private final ColourImage tile;
  private final RepeatLayout layout;
  private final double pxPerMm;

  private Preview(ColourImage tile, RepeatLayout layout, double pxPerMm) {
    layout.requireFits(tile.widthPx(), tile.heightPx());
    if (!(pxPerMm > 0 && pxPerMm <= 1000)) {
      throw new IllegalArgumentException(
          "preview: expected above 0 to 1000 px a mm, found " + pxPerMm);
    }
    this.tile = tile;
    this.layout = layout;
    this.pxPerMm = pxPerMm;
  }

  /**
   * A pair of curtains, each 1.4 m wide when pleated and 2.3 m long.
   *
   * @param pxPerMm the tile's density, see {@link PrintSize#pxPerMm}
   */
  public static ColourImage curtain(ColourImage tile, RepeatLayout layout, double pxPerMm) {
    return new Preview(tile, layout, pxPerMm).drawn(Preview::curtainAt);
  }

  /** A bed of 1.6 m x 2 m under a cover that hangs down 0.4 m in front. */
  public static ColourImage bed(ColourImage tile, RepeatLayout layout, double pxPerMm) {
    return new Preview(tile, layout, pxPerMm).drawn(Preview::bedAt);
  }

  /** What a place of the picture shows; its coordinates are in px. */
  private interface Scene {

    Spot at(double x, double y);
  }

  /**
   * A place of the picture: cloth where {@code rgb} is negative.
   *
   * @param uMm place on the cloth, to the right
   * @param vMm place on the cloth, downwards
   * @param light brightness, 1 as the colour is
   */
  private record Spot(int rgb, double uMm, double vMm, double light) {

    static Spot of(int rgb, double light) {
      return new Spot(rgb, 0, 0, light);
    }

    static Spot cloth(double uMm, double vMm, double light) {
      return new Spot(-1, uMm, vMm, light);
    }
  }

  private ColourImage drawn(Scene scene) {
    int pixels = WIDTH_PX * HEIGHT_PX;
    float[] samples = new float[ColourImage.PLANES * pixels];
    float[] sum = new float[ColourImage.PLANES];
    for (int y = 0; y < HEIGHT_PX; y++) {
      for (int x = 0; x < WIDTH_PX; x++) {
        Arrays.fill(sum, 0);
        for (int part = 0; part < SAMPLES * SAMPLES; part++) {
          int row = Math.floorDiv(part, SAMPLES);
          double atX = x + (part - row * SAMPLES + 0.5) / SAMPLES;
          add(scene.at(atX, y + (row + 0.5) / SAMPLES), sum);
        }
        for (int plane = 0; plane < ColourImage.PLANES; plane++) {
          samples[plane * pixels + y * WIDTH_PX + x] =
              Math.min(1, sum[plane] / (SAMPLES * SAMPLES));
        }
      }
    }
    return ColourImage.wrap(WIDTH_PX, HEIGHT_PX, samples);
  }

  private void add(Spot spot, float[] sum) {
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      sum[plane] += (float) (spot.light() * sample(spot, plane));
    }
  }

  private float sample(Spot spot, int plane) {
    if (spot.rgb() >= 0) {
      return Rgb.sample(spot.rgb(), plane);
    }
    long x = (long) Math.floor(spot.uMm() * pxPerMm);
    long y = (long) Math.floor(spot.vMm() * pxPerMm);
    return tile.sample(
        plane,
        layout.tileX(x, y, tile.widthPx(), tile.heightPx()),
        layout.tileY(x, y, tile.widthPx(), tile.heightPx()));
  }

  private static Spot curtainAt(double x, double y) {
    double mmPerPx = 4;
    double topPx = 60;
    double bottomPx = topPx + 2300 / mmPerPx;
    if (Math.abs(y - topPx + 6) < 5 && x > 40 && x < WIDTH_PX - 40) {
      return Spot.of(WOOD, 1 - Math.abs(y - topPx + 6) / 15);
    }
    boolean left = x < WIDTH_PX / 2.0;
    double fromPx = left ? 70 : WIDTH_PX - 70 - 1400 / mmPerPx;
    double across = (x - fromPx) * mmPerPx;
    if (y < topPx || y > bottomPx || across < 0 || across > 1400) {
      return Spot.of(y > HEIGHT_PX - 70 ? FLOOR : WALL, y > HEIGHT_PX - 70 ? 0.95 : 1);
    }
    double pleatMm = 175;
    double depthMm = 34 + 14 * (y - topPx) / (bottomPx - topPx);
    double phase = 2 * Math.PI * across / pleatMm + 0.25 * Math.sin((y - topPx) / 160);
    double slope = 2 * Math.PI * depthMm / pleatMm * Math.cos(phase);
    // Length along the pleats, to the second order of the slope's mean and its wave.
    double steepness = 2 * Math.PI * depthMm / pleatMm;
    double u =
        across * (1 + steepness * steepness / 4)
            + steepness * steepness * pleatMm / (16 * Math.PI) * Math.sin(2 * phase);
    double facing = (1 - 0.45 * slope) / Math.sqrt(1 + slope * slope) / FACING_MOST;
    double shade = 0.45 + 0.55 * Math.max(0, facing) + 0.06 * Math.sin(phase);
    return Spot.cloth(u + (left ? 0 : 1e4), (y - topPx) * mmPerPx, Math.min(1.05, shade));
  }

  private static Spot bedAt(double x, double y) {
    double farPx = 300;
    double nearPx = 560;
    double dropPx = 660;
    double middle = WIDTH_PX / 2.0;
    double farHalf = 220;
    double nearHalf = 370;
    double fromMiddle = Math.abs(x - middle);
    double pillow = Math.pow((fromMiddle - 112) / 95, 4) + Math.pow((y - farPx + 12) / 42, 4);
    if (pillow < 1) {
      return Spot.of(LINEN, 1 - 0.10 * pillow - 0.05 * Math.max(0, (y - farPx + 12) / 42));
    }
    if (y >= farPx && y < nearPx) {
      double down = (y - farPx) / (nearPx - farPx);
      double half = farHalf + (nearHalf - farHalf) * down;
      if (fromMiddle < half) {
        // Depth is the inverse of the width that a length has in the picture.
        double far = nearHalf / farHalf;
        double depth = nearHalf / half;
        double v = 2000 * (far - depth) / (far - 1);
        double u = 800 * (x - middle) / half;
        return Spot.cloth(u, v, 0.97 + 0.03 * Math.sin(u / 130 + v / 310) - 0.06 * (1 - down));
      }
    }
    if (y >= nearPx && y < dropPx && fromMiddle < nearHalf) {
      double u = 800 * (x - middle) / nearHalf;
      double down = (y - nearPx) / (dropPx - nearPx);
      double fold = 0.06 * Math.sin(u / 45) * down;
      return Spot.cloth(u, 2000 + 400 * down, 0.80 - 0.10 * down + fold);
    }
    if (y > 150 && y < farPx + 20 && fromMiddle < farHalf + 18) {
      return Spot.of(WOOD, 0.92 + 0.05 * Math.sin(y / 9));
    }
    boolean shadow = y > dropPx - 20 && y < dropPx + 12 && fromMiddle < nearHalf + 12;
    return y > 430 ? Spot.of(FLOOR, shadow ? 0.6 : 0.97) : Spot.of(WALL, 1);
  }
}
