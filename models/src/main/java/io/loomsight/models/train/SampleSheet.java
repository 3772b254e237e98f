package io.loomsight.models.train;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Episode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * Episodes as a picture, two a row: the clean piece, the flawed one, what is wrong in it (white;
 * grey where it is doubtful), and the scores of its cells from blue (0.7 and below) to white (2.5
 * and above).
 */
final class SampleSheet {

  private static final int ZOOM = 2;
  private static final int GAP_PX = 4;
  private static final int HEAD_PX = 22;
  private static final int EPISODES_PER_ROW = 2;
  private static final String[] HEADS = {"clean", "flawed", "mask", "score 0.7 to 2.5"};
  private static final float LOWEST = 0.7f;
  private static final float HIGHEST = 2.5f;
  private static final int[] RAMP = {0x08_10_30, 0x30_30_90, 0xB0_20_50, 0xF0_90_20, 0xFF_FF_F0};

  private final BufferedImage sheet;
  private final int sizePx;

  private SampleSheet(int episodes, int sizePx) {
    this.sizePx = sizePx;
    int rows = (episodes + EPISODES_PER_ROW - 1) / EPISODES_PER_ROW;
    int cellPx = ZOOM * sizePx + GAP_PX;
    sheet =
        new BufferedImage(
            HEADS.length * EPISODES_PER_ROW * cellPx,
            HEAD_PX + rows * cellPx,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    for (int column = 0; column < HEADS.length * EPISODES_PER_ROW; column++) {
      graphics.drawString(HEADS[column % HEADS.length], column * cellPx + 4, HEAD_PX - 7);
    }
    graphics.dispose();
  }

  /**
   * Draws a sheet.
   *
   * @param scores {@code [episodes][cells]}
   */
  static BufferedImage draw(List<Episode> episodes, float[] scores) {
    int sizePx = episodes.get(0).support().widthPx();
    SampleSheet sheet = new SampleSheet(episodes.size(), sizePx);
    int cells = scores.length / episodes.size();
    int side = (int) Math.round(Math.sqrt(cells));
    int cellPx = sizePx / side;
    for (int i = 0; i < episodes.size(); i++) {
      Episode episode = episodes.get(i);
      int from = i * cells;
      sheet.paint(i, 0, grey(episode.support()));
      sheet.paint(i, 1, grey(episode.query()));
      sheet.paint(
          i,
          2,
          (x, y) ->
              episode.mask().contains(x, y)
                  ? 0xFF_FF_FF
                  : episode.doubtful().contains(x, y) ? 0x60_60_60 : 0);
      sheet.paint(i, 3, (x, y) -> colour(scores[from + y / cellPx * side + x / cellPx]));
    }
    return sheet.sheet;
  }

  /** Stretched to the piece's own range but for the outermost greys, so that faint cloth shows. */
  private static IntBinaryOperator grey(GreyImage image) {
    double sum = 0;
    double squares = 0;
    for (float value : image.sharedGreys()) {
      sum += value;
      squares += (double) value * value;
    }
    int count = image.sharedGreys().length;
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(1e-6, squares / count - mean * mean));
    return (x, y) -> {
      double level = 128 + 45 * (image.grey(x, y) - mean) / deviation;
      return ((int) Math.max(0, Math.min(255, level))) * 0x01_01_01;
    };
  }

  private static int colour(float score) {
    float place = (score - LOWEST) / (HIGHEST - LOWEST) * (RAMP.length - 1);
    int step = (int) Math.max(0, Math.min(RAMP.length - 2, place));
    float share = Math.max(0, Math.min(1, place - step));
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int low = RAMP[step] >> shift & 0xFF;
      int high = RAMP[step + 1] >> shift & 0xFF;
      mixed |= Math.round(low + share * (high - low)) << shift;
    }
    return mixed;
  }

  private void paint(int episode, int column, IntBinaryOperator colour) {
    int cellPx = ZOOM * sizePx + GAP_PX;
    int left = (episode % EPISODES_PER_ROW * HEADS.length + column) * cellPx;
    int top = HEAD_PX + episode / EPISODES_PER_ROW * cellPx;
    for (int y = 0; y < ZOOM * sizePx; y++) {
      for (int x = 0; x < ZOOM * sizePx; x++) {
        sheet.setRGB(left + x, top + y, colour.applyAsInt(x / ZOOM, y / ZOOM));
      }
    }
  }
}
