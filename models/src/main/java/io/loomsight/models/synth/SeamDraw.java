package io.loomsight.models.synth;

import io.loomsight.models.synth.Scene.Thing;
import java.util.List;
import java.util.SplittableRandom;

/** Sews the end of a roll to the next one: two layers of cloth, their edges, stitches. */
final class SeamDraw {

  private static final double LEAST_MM = 5;
  private static final double MOST_MM = 40;

  private final SplittableRandom random;
  private final ClothStyle style;
  private final Camera camera;
  private final View view;

  SeamDraw(SplittableRandom random, ClothStyle style, Camera camera, View view) {
    this.random = random;
    this.style = style;
    this.camera = camera;
    this.view = view;
  }

  void paint(float[] greys, Thing[] things) {
    int widthPx = view.widthPx();
    int heightPx = view.heightPx();
    double mostPx = Math.min(MOST_MM / camera.mmPerPx(), 0.4 * heightPx);
    double bandPx = random.nextDouble(LEAST_MM / camera.mmPerPx(), mostPx);
    double topPx = random.nextDouble(0.1 * heightPx, 0.9 * heightPx - bandPx);
    double slope = random.nextDouble(-0.01, 0.01);
    double shade =
        random.nextInt(3) == 0 ? random.nextDouble(1.1, 1.25) : random.nextDouble(0.65, 0.88);
    boolean otherStyle = random.nextBoolean();
    ClothStyle nextStyle = otherStyle ? ClothStyle.of(style.weave(), random.nextLong()) : style;
    float[] layer = drawn(style, random.nextLong());
    float[] next = drawn(nextStyle, random.nextLong());
    double nextLight = otherStyle ? 1 : random.nextDouble(0.93, 1.07);
    int lines = random.nextInt(1, 3);
    double[] line = new double[lines];
    for (int index = 0; index < lines; index++) {
      line[index] = bandPx * (index + random.nextDouble(0.35, 0.65)) / lines;
    }
    double periodPx = random.nextDouble(2.4, 4.5) / camera.mmPerPx();
    double dash = random.nextDouble(0.5, 0.75);
    double halfPx = 0.5 * random.nextDouble(0.6, 1.1) / camera.mmPerPx();
    double thread = (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.2, 0.4);
    long jitter = random.nextLong();
    for (int column = 0; column < widthPx; column++) {
      double top = topPx + slope * (column - 0.5 * widthPx);
      double stitch = column / periodPx + 0.04 * Noise.along(jitter, 0, column / periodPx);
      boolean inDash = stitch - Math.floor(stitch) < dash;
      for (int row = 0; row < heightPx; row++) {
        int place = row * widthPx + column;
        double inside = row - top;
        if (things[place] == Thing.GROUND || inside < 0) {
          continue;
        }
        if (inside >= bandPx) {
          greys[place] = (float) (next[place] * nextLight);
          continue;
        }
        double edge = Math.min(inside, bandPx - inside);
        double value = layer[place] * shade * (edge < 3 ? 0.75 : 1);
        for (double middle : line) {
          if (inDash && Math.abs(inside - middle) < halfPx) {
            value = style.baseGrey() * shade + thread;
          }
        }
        greys[place] = (float) value;
        things[place] = Thing.SEAM;
      }
    }
  }

  private float[] drawn(ClothStyle of, long seed) {
    return Cloth.endless(of, seed).ideal(camera, view, List.of()).clean();
  }
}
