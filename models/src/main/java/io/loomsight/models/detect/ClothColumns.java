package io.loomsight.models.detect;

import io.loomsight.models.image.GreyImage;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the columns of a frame that show cloth: ground beyond the cloth and the selvedge before it
 * are left out.
 *
 * <p>Ground is a run of 16-column blocks from the frame's left or right edge whose median grey
 * differs by more than 12 % from the cloth's, and that ends in a step of as much (so a slow
 * fall-off of light is no ground, and a dark band away from the edge is none either). Ground as
 * grey as the cloth is known by the shadow or the bright gap where the cloth ends (a line that
 * differs by more than 25 %, in the outer quarter of the frame) with smoother ground outside it
 * than cloth inside: a running defect has cloth on both sides. A run over 40 % of the width is
 * ground only where it is black or white: anything else that large is a defect.
 *
 * <p>Both bounds rise with the cloth's own variation from column to column, so that stripes and
 * motifs are no ground either. Beside ground 12 columns of its blurred edge are left out, and up to
 * 128 where a selvedge's band differs from the cloth inside: in grey, in how rough its weave is, or
 * in the direction of its weave.
 */
final class ClothColumns {

  private static final int SAMPLED_ROWS = 257;
  private static final int COLUMNS_AT_ONCE = 64;
  private static final int BLOCK_PX = 16;
  private static final int NARROWEST_CLOTH_PX = 64;
  private static final int EDGE_PX = 4;
  private static final int SELVEDGE_GAP_PX = 24;
  private static final int WIDEST_SELVEDGE_PX = 128;
  private static final int MARGIN_PX = 8;
  private static final int LINE_PX = 4;
  private static final double EDGE_CONTRAST = 0.25;
  private static final double SMOOTHER = 0.8;
  private static final double GROUND_CONTRAST = 0.12;
  private static final double SELVEDGE_CONTRAST = 0.06;
  private static final double BLANK = 0.3;
  private static final double NEARLY_BLACK = 0.35;
  private static final double WIDEST_GROUND = 0.4;
  private static final float BLACK = 15 / 255f;
  private static final float WHITE = 250 / 255f;

  private ClothColumns() {}

  /** Finds the cloth in an image; empty (left = right) where less than 64 columns are left. */
  static ClothArea find(GreyImage image) {
    float[] profile = columnMedians(image);
    int width = profile.length;
    if (width < 16 * BLOCK_PX) {
      return ClothArea.whole(image);
    }
    float[] across = columnTexture(image, 1, 0);
    float[] along = columnTexture(image, 0, 1);
    Edge left = edge(profile, across, along);
    Edge right = edge(reversed(profile), reversed(across), reversed(along));
    return left.clothPx() + right.clothPx() > width - NARROWEST_CLOTH_PX
        ? new ClothArea(0, 0)
        : new ClothArea(
            left.clothPx(),
            width - right.clothPx(),
            left.groundPx(),
            width - right.groundPx(),
            List.of());
  }

  /** The upper median of each column, of at most {@value #SAMPLED_ROWS} rows. */
  private static float[] columnMedians(GreyImage image) {
    float[] grey = image.sharedGreys();
    int width = image.widthPx();
    int[] rows = sampledRows(image.heightPx(), 0);
    float[] medians = new float[width];
    float[][] columns = new float[COLUMNS_AT_ONCE][rows.length];
    for (int left = 0; left < width; left += COLUMNS_AT_ONCE) {
      int count = Math.min(COLUMNS_AT_ONCE, width - left);
      for (int k = 0; k < rows.length; k++) {
        int from = rows[k] * width + left;
        for (int i = 0; i < count; i++) {
          columns[i][k] = grey[from + i];
        }
      }
      for (int i = 0; i < count; i++) {
        medians[left + i] = GreyMedian.of(columns[i]);
      }
    }
    return medians;
  }

  /** Rows spread evenly over the image but {@code margin} at its top and bottom. */
  private static int[] sampledRows(int heightPx, int margin) {
    int inside = heightPx - 2 * margin;
    int count = Math.min(inside, SAMPLED_ROWS);
    int[] rows = new int[count];
    for (int k = 0; k < count; k++) {
      rows[k] = margin + (int) ((long) k * inside / count);
    }
    return rows;
  }

  /**
   * Mean absolute second difference with a step of (stepX, stepY) px, per column: how much weave a
   * column shows across or along the roll.
   */
  private static float[] columnTexture(GreyImage image, int stepX, int stepY) {
    float[] grey = image.sharedGreys();
    int width = image.widthPx();
    int[] rows = sampledRows(image.heightPx(), stepY);
    int step = stepX + stepY * width;
    double[] sums = new double[width];
    for (int row : rows) {
      int from = row * width;
      for (int x = stepX; x < width - stepX; x++) {
        int at = from + x;
        sums[x] += Math.abs(2 * grey[at] - grey[at - step] - grey[at + step]);
      }
    }
    float[] texture = new float[width];
    for (int x = 0; x < width; x++) {
      texture[x] = (float) (sums[x] / rows.length);
    }
    return texture;
  }

  private static float[] reversed(float[] profile) {
    float[] out = new float[profile.length];
    for (int x = 0; x < out.length; x++) {
      out[x] = profile[profile.length - 1 - x];
    }
    return out;
  }

  /** Columns from the start of the profile that are ground, and that show no cloth. */
  private record Edge(int groundPx, int clothPx) {}

  private static Edge edge(float[] profile, float[] across, float[] along) {
    int width = profile.length;
    float cloth = median(profile, width / 8, width / 2);
    if (cloth <= BLACK || cloth >= WHITE) {
      cloth = median(profile, width / 2, width);
      if (cloth <= BLACK || cloth >= WHITE) {
        return new Edge(width, width);
      }
    }
    double stripes = spread(profile, BLOCK_PX);
    double threads = spread(profile, LINE_PX);
    int other =
        Math.max(
            blankGround(profile, across, along),
            differentGround(
                profile, across, cloth, Math.max(GROUND_CONTRAST * cloth, 3 * stripes)));
    int alike = alikeGround(profile, across, cloth, Math.max(EDGE_CONTRAST * cloth, 6 * threads));
    // the same edge, which only the first knows to the column
    int ground = other > 0 && alike <= other + BLOCK_PX ? other : Math.max(other, alike);
    return ground == 0
        ? new Edge(0, 0)
        : new Edge(
            ground,
            Math.min(width, selvedgeEnd(profile, across, along, cloth, ground) + MARGIN_PX));
  }

  /** The end of ground that is black or white and has no weave. */
  private static int blankGround(float[] profile, float[] across, float[] along) {
    double weave =
        median(across, across.length / 8, across.length * 7 / 8)
            + median(along, along.length / 8, along.length * 7 / 8);
    int ground = 0;
    while (ground < profile.length
        && (profile[ground] <= BLACK || profile[ground] >= WHITE)
        && across[ground] + along[ground] < BLANK * weave) {
      ground++;
    }
    return ground < BLOCK_PX ? 0 : ground;
  }

  /** The end of ground that is darker or brighter than cloth. */
  private static int differentGround(float[] profile, float[] texture, float cloth, double bound) {
    int width = profile.length;
    int ground = 0;
    boolean saturated = true;
    for (int from = 0; from + BLOCK_PX <= width; from += BLOCK_PX) {
      float block = median(profile, from, from + BLOCK_PX);
      if (Math.abs(block - cloth) <= bound) {
        break;
      }
      saturated &= block <= BLACK || block >= WHITE;
      ground = from + BLOCK_PX;
    }
    if (ground == 0 || (!saturated && ground > WIDEST_GROUND * width)) {
      return 0;
    }
    int inside = Math.min(width - BLOCK_PX, ground + 2 * BLOCK_PX);
    double step =
        median(profile, Math.max(0, ground - 8 * BLOCK_PX), ground)
            - median(profile, inside, Math.min(width, inside + 8 * BLOCK_PX));
    if (!saturated && hasWeave(profile, texture, ground)) {
      return 0;
    }
    return Math.abs(step) > bound ? sharpEnd(profile, cloth, ground, bound) : 0;
  }

  /**
   * Whether columns up to {@code end} are as rough as those inside, at all or for their grey; noise
   * is as rough as weave for its grey where there is hardly any.
   */
  private static boolean hasWeave(float[] profile, float[] texture, int end) {
    int from = Math.max(0, end - 8 * BLOCK_PX);
    int inside = Math.min(profile.length - BLOCK_PX, end + 2 * BLOCK_PX);
    int to = Math.min(profile.length, inside + 8 * BLOCK_PX);
    double rough = mean(texture, from, end) / mean(texture, inside, to);
    double grey = mean(profile, from, end) / mean(profile, inside, to);
    return rough > SMOOTHER || (grey > NEARLY_BLACK && rough > SMOOTHER * grey);
  }

  /** The end of ground that is as grey as cloth, known by where the cloth begins. */
  private static int alikeGround(float[] profile, float[] texture, float cloth, double bound) {
    int ground = 0;
    for (int from = BLOCK_PX; from + BLOCK_PX <= profile.length / 4; from += BLOCK_PX) {
      boolean edge = false;
      for (int x = from; x < from + BLOCK_PX; x += LINE_PX) {
        edge |= Math.abs(median(profile, x, x + LINE_PX) - cloth) > bound;
      }
      int inside = from + 2 * BLOCK_PX;
      if (edge
          && mean(texture, Math.max(0, from - 8 * BLOCK_PX), from)
              < SMOOTHER * mean(texture, inside, inside + 8 * BLOCK_PX)) {
        ground = from + BLOCK_PX;
      }
    }
    return ground;
  }

  /**
   * Where a band beside the ground ends that differs in grey or weave from the cloth inside; gaps
   * of up to 24 columns within it count as alike. Elsewhere the ground's blurred edge alone.
   */
  private static int selvedgeEnd(
      float[] profile, float[] across, float[] along, float cloth, int ground) {
    double bound = Math.max(SELVEDGE_CONTRAST * cloth, 3 * spread(profile, BLOCK_PX));
    double usualAcross = median(across, across.length / 8, across.length * 7 / 8);
    double usualAlong = median(along, along.length / 8, along.length * 7 / 8);
    int end = ground + EDGE_PX;
    int widest = Math.min(profile.length - 9 * BLOCK_PX, ground + WIDEST_SELVEDGE_PX);
    for (int from = ground; from < widest && from <= end + SELVEDGE_GAP_PX; from += BLOCK_PX / 2) {
      int to = from + BLOCK_PX;
      int inside = to + 8 * BLOCK_PX;
      float grey = median(profile, from, to);
      double roughAcross = mean(across, from, to);
      double roughAlong = mean(along, from, to);
      double insideAcross = mean(across, to, inside);
      double insideAlong = mean(along, to, inside);
      boolean shade =
          Math.abs(grey - median(profile, to, inside)) > bound && Math.abs(grey - cloth) > bound;
      boolean weave = differs(roughAcross / insideAcross) && differs(roughAcross / usualAcross);
      boolean turned =
          differs(roughAlong * insideAcross / roughAcross / insideAlong)
              && differs(roughAlong * usualAcross / roughAcross / usualAlong);
      if (shade || weave || turned) {
        end = Math.max(end, to);
      }
    }
    return end;
  }

  private static boolean differs(double ratio) {
    return ratio < SMOOTHER || ratio > 1 / SMOOTHER;
  }

  /** The end of ground to the column, which blocks may miss by up to one of them. */
  private static int sharpEnd(float[] profile, float cloth, int ground, double bound) {
    int end = Math.max(0, ground - BLOCK_PX);
    int last = Math.min(profile.length, ground + BLOCK_PX);
    while (end < last && Math.abs(profile[end] - cloth) > bound) {
      end++;
    }
    return end;
  }

  /**
   * Deviation of the medians of blocks, from their median absolute deviation: motifs and stripes.
   */
  private static double spread(float[] profile, int blockPx) {
    int from = profile.length / 8 / blockPx;
    int to = profile.length * 7 / 8 / blockPx;
    float[] blocks = new float[to - from];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = median(profile, (from + i) * blockPx, (from + i + 1) * blockPx);
    }
    float middle = median(blocks, 0, blocks.length);
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = Math.abs(blocks[i] - middle);
    }
    return 1.4826 * median(blocks, 0, blocks.length);
  }

  private static double mean(float[] values, int from, int to) {
    double sum = 0;
    for (int x = from; x < to; x++) {
      sum += values[x];
    }
    return sum / (to - from);
  }

  private static float median(float[] profile, int from, int to) {
    float[] part = Arrays.copyOfRange(profile, from, to);
    Arrays.sort(part);
    return part[part.length / 2];
  }
}
