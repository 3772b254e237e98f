package io.loomsight.models.synth;

import io.loomsight.models.synth.Scene.Thing;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Sticks labels on cloth, or stamps text on it. Letters are strokes between points of a grid. */
final class LabelDraw {

  private final SplittableRandom random;
  private final ClothStyle style;
  private final int widthPx;
  private final int heightPx;
  private final BufferedImage ink;
  private final BufferedImage paper;

  LabelDraw(SplittableRandom random, ClothStyle style, int widthPx, int heightPx) {
    this.random = random;
    this.style = style;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.ink = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_GRAY);
    this.paper = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_GRAY);
  }

  void paint(float[] greys, Thing[] things) {
    boolean sticker = random.nextInt(5) < 3;
    int longPx = random.nextInt(60, 320);
    int shortPx = Math.min(random.nextInt(50, 200), heightPx - 40);
    boolean upright = random.nextInt(4) == 0 && longPx < heightPx - 40;
    int across = upright ? shortPx : longPx;
    int along = upright ? longPx : shortPx;
    double x = random.nextDouble(10, widthPx - across - 10.0);
    double y = random.nextDouble(10, heightPx - along - 10.0);
    draw(x, y, longPx, shortPx, upright, sticker);
    if (!covers(things, sticker)) {
      return;
    }
    double base = sticker ? (random.nextInt(4) == 0 ? 0.06 : random.nextDouble(0.85, 0.97)) : 0;
    double letters = sticker ? (base > 0.5 ? 0.1 : 0.9) : random.nextInt(4) == 0 ? 0.95 : 0.04;
    double strength = sticker ? 1 : random.nextDouble(0.75, 0.95);
    for (int place = 0; place < greys.length; place++) {
      double onPaper = share(paper, place);
      double inked = strength * share(ink, place);
      if (sticker && onPaper > 0) {
        greys[place] += (float) (onPaper * (base - greys[place]));
      }
      if (inked > 0) {
        greys[place] += (float) (inked * (letters - greys[place]));
      }
      if (onPaper > 0.5) {
        things[place] = Thing.LABEL;
      }
    }
  }

  /** Draws paper (of stamped text: its bounds) and ink. */
  private void draw(double x, double y, int longPx, int shortPx, boolean upright, boolean sticker) {
    Graphics2D onPaper = graphics(paper);
    Graphics2D onInk = graphics(ink);
    double turn = Math.toRadians(random.nextDouble(-4, 4)) + (upright ? Math.PI / 2 : 0);
    for (Graphics2D each : new Graphics2D[] {onPaper, onInk}) {
      each.translate(
          x + 0.5 * (upright ? shortPx : longPx), y + 0.5 * (upright ? longPx : shortPx));
      each.rotate(turn);
      each.translate(-0.5 * longPx, -0.5 * shortPx);
    }
    int lines = sticker ? random.nextInt(1, 4) : 1;
    double marginPx = sticker ? 0.12 * shortPx : 4;
    double lineHeight = Math.min((shortPx - 2 * marginPx) / lines, 80);
    double letterHeight = 0.68 * lineHeight;
    double stepPx = 0.85 * letterHeight;
    int count = (int) Math.max(4, Math.min(12, (longPx - 2 * marginPx) / stepPx));
    if (count * stepPx > longPx - 2 * marginPx) {
      letterHeight *= (longPx - 2 * marginPx) / (count * stepPx);
      stepPx = 0.85 * letterHeight;
    }
    onInk.setStroke(
        new BasicStroke(
            (float) Math.max(2, 0.14 * letterHeight),
            BasicStroke.CAP_ROUND,
            BasicStroke.JOIN_ROUND));
    for (int line = 0; line < lines; line++) {
      for (int letter = 0; letter < count; letter++) {
        letter(
            onInk,
            marginPx + letter * stepPx,
            marginPx + line * lineHeight,
            0.55 * letterHeight,
            letterHeight);
      }
    }
    if (sticker) {
      onPaper.fill(new Rectangle2D.Double(0, 0, longPx, shortPx));
    } else {
      onPaper.fill(
          new Rectangle2D.Double(0, 0, 2 * marginPx + count * stepPx, 2 * marginPx + letterHeight));
    }
    onPaper.dispose();
    onInk.dispose();
  }

  private void letter(Graphics2D onInk, double x, double y, double width, double height) {
    Path2D path = new Path2D.Double();
    int column = random.nextInt(3);
    path.moveTo(x + 0.5 * column * width, y);
    for (int row = 1; row <= 4; row++) {
      int to = random.nextInt(3);
      path.lineTo(x + 0.5 * column * width, y + 0.25 * row * height);
      path.lineTo(x + 0.5 * to * width, y + 0.25 * row * height);
      column = to;
    }
    onInk.draw(path);
  }

  private static Graphics2D graphics(BufferedImage of) {
    Graphics2D graphics = of.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    return graphics;
  }

  /** Whether it lies on cloth alone, and stamped text can be told from the cloth by any eye. */
  private boolean covers(Thing[] things, boolean sticker) {
    for (int place = 0; place < things.length; place++) {
      if (share(paper, place) > 0 && things[place] != Thing.CLOTH) {
        return false;
      }
    }
    return sticker || style.contrast() < 0.1;
  }

  private double share(BufferedImage of, int place) {
    return of.getRaster().getSample(place % widthPx, place / widthPx, 0) / 255.0;
  }
}
