package io.loomsight.models.train;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import io.loomsight.models.synth.Episode;

/**
 * Episodes as arrays: clean pieces first, flawed ones behind, each normalised by its own mean and
 * deviation as images are in use; and what each feature cell of the flawed pieces shows.
 */
final class EpisodeBatch {

  /** What a cell shows: clean cloth, a flaw, or a flaw's border, which no one judges. */
  static final byte CLEAN = 0;

  static final byte FLAW = 1;
  static final byte BORDER = 2;

  private static final int STRIDE = 4;
  private static final double FLOOR = 0.02;

  private final int episodes;
  private final float[] greys;
  private final byte[] labels;

  private EpisodeBatch(int episodes, float[] greys, byte[] labels) {
    this.episodes = episodes;
    this.greys = greys;
    this.labels = labels;
  }

  /** Draws the episodes with the seeds {@code firstSeed}, {@code firstSeed + 1}, … */
  static EpisodeBatch draw(long firstSeed, int episodes, int sizePx) {
    int area = sizePx * sizePx;
    int cells = (sizePx / STRIDE) * (sizePx / STRIDE);
    float[] greys = new float[2 * episodes * area];
    byte[] labels = new byte[episodes * cells];
    for (int i = 0; i < episodes; i++) {
      Episode episode = Episode.draw(firstSeed + i, sizePx);
      normalise(episode.support(), greys, i * area);
      normalise(episode.query(), greys, (episodes + i) * area);
      label(episode.mask(), labels, i * cells);
    }
    return new EpisodeBatch(episodes, greys, labels);
  }

  int episodes() {
    return episodes;
  }

  /** {@code [2 * episodes][1][size][size]}, clean pieces first. */
  float[] greys() {
    return greys;
  }

  /** {@code [episodes][cells]}. */
  byte[] labels() {
    return labels;
  }

  private static void normalise(GreyImage image, float[] to, int from) {
    float[] grey = image.sharedGreys();
    double sum = 0;
    double squares = 0;
    for (float value : grey) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / grey.length;
    double deviation = Math.sqrt(Math.max(0, squares / grey.length - mean * mean));
    float scale = (float) (1 / (deviation + FLOOR));
    for (int i = 0; i < grey.length; i++) {
      to[from + i] = (grey[i] - (float) mean) * scale;
    }
  }

  private static void label(Mask mask, byte[] labels, int from) {
    int side = mask.widthPx() / STRIDE;
    boolean[] flawed = new boolean[side * side];
    mask.pixels().stream()
        .forEach(
            i ->
                flawed[(i / mask.widthPx()) / STRIDE * side + (i % mask.widthPx()) / STRIDE] =
                    true);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        byte label = CLEAN;
        if (flawed[row * side + column]) {
          label = FLAW;
        } else {
          for (int y = Math.max(0, row - 1); y <= Math.min(side - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(side - 1, column + 1); x++) {
              if (flawed[y * side + x]) {
                label = BORDER;
              }
            }
          }
        }
        labels[from + row * side + column] = label;
      }
    }
  }
}
