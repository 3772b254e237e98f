package io.loomsight.models.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import io.loomsight.models.synth.Episode;
import io.loomsight.models.synth.EpisodeFlaw;
import io.loomsight.models.synth.EpisodeSettings;
import java.util.ArrayList;
import java.util.List;

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
  private static final int FLAWED_PX = 4;
  private static final double FLOOR = 0.02;

  private final int episodes;
  private final float[] greys;
  private final byte[] labels;
  private final List<CellFlaw> flaws;

  private EpisodeBatch(int episodes, float[] greys, byte[] labels, List<CellFlaw> flaws) {
    this.episodes = episodes;
    this.greys = greys;
    this.labels = labels;
    this.flaws = List.copyOf(flaws);
  }

  /** A flaw's form and the places of its flawed cells among the labels. */
  record CellFlaw(EpisodeFlaw.Form form, List<Integer> cells) {

    CellFlaw {
      cells = List.copyOf(cells);
    }
  }

  /** Draws the episodes with the seeds {@code firstSeed}, {@code firstSeed + 1}, … */
  static EpisodeBatch draw(EpisodeSettings settings, long firstSeed, int episodes, int sizePx) {
    List<CellFlaw> flaws = new ArrayList<>();
    int area = sizePx * sizePx;
    int cells = (sizePx / STRIDE) * (sizePx / STRIDE);
    float[] greys = new float[2 * episodes * area];
    byte[] labels = new byte[episodes * cells];
    for (int i = 0; i < episodes; i++) {
      Episode episode = Episode.draw(settings, firstSeed + i, sizePx);
      normalise(episode.support(), greys, i * area);
      normalise(episode.query(), greys, (episodes + i) * area);
      label(episode, labels, i * cells);
      for (EpisodeFlaw flaw : episode.flaws()) {
        flaws.add(new CellFlaw(flaw.form(), cells(flaw.mask(), labels, i * cells)));
      }
    }
    return new EpisodeBatch(episodes, greys, labels, flaws);
  }

  int episodes() {
    return episodes;
  }

  /** {@code [2 * episodes][1][size][size]}, clean pieces first. */
  float[] greys() {
    return greys;
  }

  /** The pieces as an array in the given manager. */
  NDArray input(NDManager manager, int sizePx) {
    return manager.create(greys, new Shape(2L * episodes, 1, sizePx, sizePx));
  }

  /** {@code [episodes][cells]}. */
  byte[] labels() {
    return labels;
  }

  /** The flaws that have a flawed cell at least are judged. */
  List<CellFlaw> flaws() {
    return flaws;
  }

  private static List<Integer> cells(Mask mask, byte[] labels, int from) {
    return mask.pixels().stream()
        .map(place -> from + cell(place, mask.widthPx()))
        .filter(place -> labels[place] == FLAW)
        .distinct()
        .boxed()
        .toList();
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

  /**
   * A cell shows a flaw if the mask holds {@value #FLAWED_PX} of its 16 px, or some and no cell
   * around holds more; cells that hold fewer, those next to a flawed one, and those of a doubtful
   * flaw are border.
   */
  private static void label(Episode episode, byte[] labels, int from) {
    Mask mask = episode.mask();
    int side = mask.widthPx() / STRIDE;
    int[] flawedPx = new int[side * side];
    mask.pixels().stream().forEach(place -> flawedPx[cell(place, mask.widthPx())]++);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int here = flawedPx[row * side + column];
        if (here >= FLAWED_PX || (here > 0 && here >= mostAround(flawedPx, side, row, column))) {
          labels[from + row * side + column] = FLAW;
        }
      }
    }
    episode.doubtful().pixels().stream().forEach(place -> flawedPx[cell(place, mask.widthPx())]++);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int place = row * side + column;
        boolean border = flawedPx[place] > 0 || besideFlaw(labels, from, side, row, column);
        if (labels[from + place] == CLEAN && border) {
          labels[from + place] = BORDER;
        }
      }
    }
  }

  private static int cell(int place, int widthPx) {
    return place / widthPx / STRIDE * (widthPx / STRIDE) + place % widthPx / STRIDE;
  }

  private static int mostAround(int[] flawedPx, int side, int row, int column) {
    int most = 0;
    for (int y = Math.max(0, row - 1); y <= Math.min(side - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(side - 1, column + 1); x++) {
        most = Math.max(most, flawedPx[y * side + x]);
      }
    }
    return most;
  }

  private static boolean besideFlaw(byte[] labels, int from, int side, int row, int column) {
    for (int y = Math.max(0, row - 1); y <= Math.min(side - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(side - 1, column + 1); x++) {
        if (labels[from + y * side + x] == FLAW) {
          return true;
        }
      }
    }
    return false;
  }
}
