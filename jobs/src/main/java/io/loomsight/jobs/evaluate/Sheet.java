package io.loomsight.jobs.evaluate;

import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import io.loomsight.models.train.RegionMatch;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The picture of one judged image: itself and its map, both with the masks' outlines (green where
 * found, red where missed) and the found regions' boxes with their scores (yellow, magenta where
 * false).
 */
final class Sheet {

  static final int WIDTH_PX = 2048;

  private static final int TITLE_PX = 24;
  private static final int GAP_PX = 4;

  /** Around defects too small to be seen on the sheet. */
  private static final int RING_PX = 30;

  private static final double LEAST_DEVIATION = 0.01;
  private static final Color FOUND = new Color(0, 230, 80);
  private static final Color MISSED = new Color(255, 60, 60);
  private static final Color TRUE_BOX = new Color(255, 220, 0);
  private static final Color FALSE_BOX = new Color(255, 80, 255);

  private Sheet() {}

  /** Draws one image; wide images over their map, others beside it. */
  static BufferedImage draw(
      LabelledImage labelled, AnomalyMap map, double threshold, RegionMatch match) {
    GreyImage image = labelled.image();
    boolean wide = image.widthPx() > 4 * image.heightPx();
    int width = wide ? WIDTH_PX : (WIDTH_PX - GAP_PX) / 2;
    double scale = Math.min(1, (double) width / image.widthPx());
    int shownWidth = (int) Math.round(image.widthPx() * scale);
    int shownHeight = Math.max(1, (int) Math.round(image.heightPx() * scale));
    int height = TITLE_PX + shownHeight + (wide ? GAP_PX + shownHeight : 0) + 2 * GAP_PX;
    BufferedImage sheet = new BufferedImage(WIDTH_PX, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
      pen.setColor(Color.WHITE);
      pen.drawString(title(labelled, threshold, match, map), GAP_PX, 17);
      float[] heat = map.fullResolution();
      float[] greys = stretched(image, map);
      int mapX = wide ? 0 : width + GAP_PX;
      int mapY = TITLE_PX + (wide ? shownHeight + GAP_PX : 0);
      for (int y = 0; y < shownHeight; y++) {
        int fromY = Math.min(image.heightPx() - 1, (int) (y / scale));
        for (int x = 0; x < shownWidth; x++) {
          int at = fromY * image.widthPx() + Math.min(image.widthPx() - 1, (int) (x / scale));
          int grey = Math.round(255 * Math.max(0, Math.min(1, greys[at])));
          sheet.setRGB(x, TITLE_PX + y, grey << 16 | grey << 8 | grey);
          sheet.setRGB(mapX + x, mapY + y, hot(heat[at] / (2 * threshold)));
        }
      }
      annotate(sheet, pen, labelled.mask(), match, scale, 0, TITLE_PX);
      annotate(sheet, pen, labelled.mask(), match, scale, mapX, mapY);
    } finally {
      pen.dispose();
    }
    return sheet;
  }

  /** Greys with the cloth's mean at a half and four of its deviations to each side. */
  private static float[] stretched(GreyImage image, AnomalyMap map) {
    StatisticalSummary cloth = summary(image, map);
    double deviation = Math.max(LEAST_DEVIATION, cloth.getStandardDeviation());
    float[] greys = image.greys();
    for (int at = 0; at < greys.length && cloth.getN() > 0; at++) {
      greys[at] = (float) (0.5 + (greys[at] - cloth.getMean()) / (8 * deviation));
    }
    return greys;
  }

  private static StatisticalSummary summary(GreyImage image, AnomalyMap map) {
    SummaryStatistics statistics = new SummaryStatistics();
    for (int y = 0; y < image.heightPx(); y++) {
      for (int x = map.cloth().leftPx(); x < map.cloth().rightPx(); x++) {
        statistics.addValue(image.grey(x, y));
      }
    }
    return statistics;
  }

  private static String title(
      LabelledImage labelled, double threshold, RegionMatch match, AnomalyMap map) {
    return String.format(
        Locale.ROOT,
        "%s   %d of %d defects found, %d false   threshold %.3f (orange; white is twice that),"
            + " highest %.3f, cloth %d to %d px",
        labelled.file().getFileName(),
        match.foundDefects(),
        match.defects().size(),
        match.falseRegions(),
        threshold,
        map.score(),
        map.cloth().leftPx(),
        map.cloth().rightPx());
  }

  /** Black over red, orange at a half, and yellow to white. */
  private static int hot(double share) {
    double bounded = Math.max(0, Math.min(1, share));
    int red = (int) Math.round(255 * Math.min(1, 2 * bounded));
    int green = (int) Math.round(255 * Math.min(1, Math.max(0, 1.7 * bounded - 0.35)));
    int blue = (int) Math.round(255 * Math.max(0, 2 * bounded - 1));
    return red << 16 | green << 8 | blue;
  }

  private static void annotate(
      BufferedImage sheet,
      Graphics2D pen,
      Mask mask,
      RegionMatch match,
      double scale,
      int atX,
      int atY) {
    for (RegionMatch.Defect defect : match.defects()) {
      int rgb = (defect.found() ? FOUND : MISSED).getRGB();
      outline(sheet, mask, defect.pixels(), rgb, scale, atX, atY);
      PixelBox box = defect.pixels();
      if (Math.max(box.widthPx(), box.heightPx()) * scale < RING_PX / 2.0) {
        pen.setColor(new Color(rgb));
        pen.drawOval(
            atX + (int) ((box.xPx() + box.widthPx() / 2.0) * scale) - RING_PX / 2,
            atY + (int) ((box.yPx() + box.heightPx() / 2.0) * scale) - RING_PX / 2,
            RING_PX,
            RING_PX);
      }
    }
    pen.setStroke(new BasicStroke(1));
    for (RegionMatch.Region region : match.regions()) {
      PixelBox box = region.region().pixels();
      int x = atX + (int) (box.xPx() * scale) - 2;
      int y = atY + (int) (box.yPx() * scale) - 2;
      pen.setColor(region.falseAlarm() ? FALSE_BOX : TRUE_BOX);
      pen.drawRect(x, y, (int) (box.widthPx() * scale) + 4, (int) (box.heightPx() * scale) + 4);
      boolean above = y - 14 >= atY;
      pen.drawString(
          String.format(Locale.ROOT, "%.2f", region.region().score()),
          above ? x : x + (int) (box.widthPx() * scale) + 7,
          above ? y - 2 : atY + 13);
    }
  }

  private static void outline(
      BufferedImage sheet, Mask mask, PixelBox box, int rgb, double scale, int atX, int atY) {
    for (int y = box.yPx(); y < box.yPx() + box.heightPx(); y++) {
      for (int x = box.xPx(); x < box.xPx() + box.widthPx(); x++) {
        if (mask.contains(x, y) && isEdge(mask, x, y)) {
          int shownX = atX + (int) (x * scale);
          int shownY = atY + (int) (y * scale);
          if (shownX < sheet.getWidth() && shownY < sheet.getHeight()) {
            sheet.setRGB(shownX, shownY, rgb);
          }
        }
      }
    }
  }

  private static boolean isEdge(Mask mask, int x, int y) {
    return x == 0
        || y == 0
        || x == mask.widthPx() - 1
        || y == mask.heightPx() - 1
        || !mask.contains(x - 1, y)
        || !mask.contains(x + 1, y)
        || !mask.contains(x, y - 1)
        || !mask.contains(x, y + 1);
  }
}
