package io.loomsight.jobs.report;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;
import java.util.List;

/**
 * Draws a roll to scale as SVG: along the roll from left to right, across it from top to bottom.
 * Long rolls are cut into strips, one below the other. Cloth that was not inspected stays hatched.
 */
final class RollMap {

  private static final double DRAWING_WIDTH_PX = 1100;
  private static final double NARROW_PX = 640;
  private static final double LEFT_PX = 46;
  private static final double RULER_PX = 18;
  private static final double STRIP_GAP_PX = 8;
  private static final double HIGHEST_STRIP_PX = 230;

  /** A strip is at most so many times as long as the cloth is wide. */
  private static final double LONGEST_STRIP = 13;

  private static final int MOST_STRIPS = 12;
  private static final double SMALLEST_MARK_PX = 5;
  private static final double SLENDER_MARK_PX = 11;
  private static final double CLOSEST_GRID_PX = 36;

  private final HtmlWriter html;
  private final RollSheet sheet;
  private final RollSheet.Drawing drawing;
  private final String idPrefix;
  private final int pictures;
  private final RollExtent extent;
  private final double stripMm;
  private final int strips;
  private final double pxPerMm;

  private RollMap(HtmlWriter html, RollSheet sheet, String idPrefix, int pictures) {
    this.html = html;
    this.sheet = sheet;
    this.drawing = sheet.drawing().orElseThrow();
    this.idPrefix = idPrefix;
    this.pictures = pictures;
    this.extent = RollExtent.of(sheet.grade(), drawing);
    double longest = Math.max(LONGEST_STRIP * extent.widthMm(), extent.lengthMm() / MOST_STRIPS);
    this.strips = (int) Math.max(1, Math.ceil(extent.lengthMm() / longest - 1e-9));
    double even = extent.lengthMm() / strips;
    this.stripMm = strips == 1 ? even : Math.ceil(even / 1000) * 1000;
    this.pxPerMm = Math.min(DRAWING_WIDTH_PX / stripMm, HIGHEST_STRIP_PX / extent.widthMm());
  }

  /**
   * Writes the drawing.
   *
   * @param idPrefix defect n links to the element {@code idPrefix + n}
   * @param pictures the first so many defects have such an element
   */
  static void write(HtmlWriter html, RollSheet sheet, String idPrefix, int pictures) {
    new RollMap(html, sheet, idPrefix, pictures).draw();
  }

  /** The pattern of cloth that was not inspected; once on a page. */
  static void definitions(HtmlWriter html) {
    html.open("svg", "width", "0", "height", "0", "class", "defs", "aria-hidden", "true")
        .open("defs")
        .open(
            "pattern",
            "id",
            "unseen",
            "width",
            "7",
            "height",
            "7",
            "patternUnits",
            "userSpaceOnUse",
            "patternTransform",
            "rotate(45)")
        .empty("rect", "width", "7", "height", "7", "fill", "#e9ebee")
        .empty("rect", "width", "2", "height", "7", "fill", "#b4bac3")
        .close()
        .close()
        .closeLine();
  }

  private void draw() {
    double stripHeight = extent.widthMm() * pxPerMm;
    double rowHeight = stripHeight + RULER_PX + STRIP_GAP_PX;
    double width = LEFT_PX + stripMm * pxPerMm + 24;
    html.open(
        "svg",
        "class",
        width > NARROW_PX ? "map wide" : "map",
        "viewBox",
        "0 0 %s %s".formatted(Numbers.px(width), Numbers.px(strips * rowHeight)),
        "width",
        Numbers.px(width),
        "role",
        "img",
        "aria-label",
        "%s: %d".formatted(sheet.grade().rollId(), drawing.allDefects()));
    for (int strip = 0; strip < strips; strip++) {
      html.open(
          "g",
          "transform",
          "translate(%s %s)".formatted(Numbers.px(LEFT_PX), Numbers.px(strip * rowHeight)));
      strip(extent.startMm() + strip * stripMm);
      html.close();
    }
    html.closeLine();
  }

  private void strip(double startMm) {
    double endMm = Math.min(startMm + stripMm, extent.endMm());
    double height = extent.widthMm() * pxPerMm;
    double length = (endMm - startMm) * pxPerMm;
    rect("unseen", 0, 0, length, height);
    Box window = new Box(extent.leftMm(), startMm, extent.widthMm(), Math.max(0, endMm - startMm));
    for (Box seen : drawing.inspected()) {
      if (seen.yMm() < endMm && seen.endMm() > startMm) {
        Box part = clip(seen, window);
        rect(
            "seen",
            along(part, startMm),
            across(part),
            part.heightMm() * pxPerMm,
            part.widthMm() * pxPerMm);
      }
    }
    grid(startMm, endMm);
    rect("edge", 0, 0, length, height);
    html.element(
        "text",
        Numbers.metres(extent.widthMm()),
        "class",
        "w",
        "x",
        "-6",
        "y",
        Numbers.px(height / 2 + 4));
    for (int i = drawing.defects().size() - 1; i >= 0; i--) {
      RollSheet.Mark mark = drawing.defects().get(i);
      Box box = mark.box();
      boolean last = endMm >= extent.endMm();
      boolean startsHere = box.yMm() >= startMm && (box.yMm() < endMm || last);
      if (startsHere || (box.yMm() < startMm && box.endMm() > startMm)) {
        mark(i, mark, clip(box, window), startMm);
      }
    }
  }

  private void mark(int index, RollSheet.Mark mark, Box part, double startMm) {
    boolean pictured = index < pictures;
    if (pictured) {
      html.open("a", "href", "#" + idPrefix + (index + 1));
    }
    double x = along(part, startMm);
    double y = across(part);
    double length = part.heightMm() * pxPerMm;
    double height = part.widthMm() * pxPerMm;
    double leastLength = mark.direction() == Direction.WARP ? SLENDER_MARK_PX : SMALLEST_MARK_PX;
    double leastHeight = mark.direction() == Direction.WEFT ? SLENDER_MARK_PX : SMALLEST_MARK_PX;
    double shownLength = Math.max(length, leastLength);
    double shownHeight = Math.max(height, leastHeight);
    double left = x + length / 2 - shownLength / 2;
    double top = y + height / 2 - shownHeight / 2;
    if (mark.direction() == Direction.AREA) {
      html.open(
          "ellipse",
          "class",
          "d area",
          "cx",
          Numbers.px(left + shownLength / 2),
          "cy",
          Numbers.px(top + shownHeight / 2),
          "rx",
          Numbers.px(Math.max(4, shownLength / 2)),
          "ry",
          Numbers.px(Math.max(4, shownHeight / 2)));
    } else {
      html.open(
          "rect",
          "class",
          mark.direction() == Direction.WARP ? "d warp" : "d weft",
          "x",
          Numbers.px(left),
          "y",
          Numbers.px(top),
          "width",
          Numbers.px(shownLength),
          "height",
          Numbers.px(shownHeight));
    }
    html.element("title", tooltip(index, mark)).close();
    if (pictured) {
      html.element(
          "text",
          String.valueOf(index + 1),
          "class",
          "i",
          "x",
          Numbers.px(left + shownLength + 2),
          "y",
          Numbers.px(Math.max(9, top + 3)));
      html.close();
    }
  }

  private static String tooltip(int index, RollSheet.Mark mark) {
    Box box = mark.box();
    String points =
        mark.points().isPresent() ? " · %d 分/pt".formatted(mark.points().getAsInt()) : "";
    return "#%d %s %s · %s · ↔ %s · ↕ %s%s"
        .formatted(
            index + 1,
            mark.kind().chinese(),
            mark.kind().english(),
            Numbers.size(mark.lengthMm(), mark.thicknessMm()),
            Numbers.metres(box.yMm()),
            Numbers.metres(box.xMm()),
            points);
  }

  private void grid(double startMm, double endMm) {
    double height = extent.widthMm() * pxPerMm;
    long step = gridStepMm(pxPerMm);
    for (long y = (long) Math.ceil(startMm / step) * step; y <= endMm; y += step) {
      double x = (y - startMm) * pxPerMm;
      line(x, 0, x, height);
      html.element(
          "text", metreLabel(y), "class", "m", "x", Numbers.px(x), "y", Numbers.px(height + 13));
    }
    for (long x = (long) Math.ceil(extent.leftMm() / step) * step;
        x < extent.rightMm();
        x += step) {
      double y = (x - extent.leftMm()) * pxPerMm;
      line(0, y, (endMm - startMm) * pxPerMm, y);
    }
  }

  /** The finest of 0.1, 0.2, 0.5, 1, 2, 5 … m whose lines are far enough apart. */
  static long gridStepMm(double pxPerMm) {
    for (long decade = 100; ; decade *= 10) {
      for (long step : List.of(decade, 2 * decade, 5 * decade)) {
        if (step * pxPerMm >= CLOSEST_GRID_PX) {
          return step;
        }
      }
    }
  }

  private static String metreLabel(long yMm) {
    return (yMm % 1000 == 0 ? Numbers.count(yMm / 1000) : Numbers.decimals(yMm / 1000.0, 1)) + " m";
  }

  private double along(Box box, double startMm) {
    return (box.yMm() - startMm) * pxPerMm;
  }

  private double across(Box box) {
    return (box.xMm() - extent.leftMm()) * pxPerMm;
  }

  private static Box clip(Box box, Box window) {
    double left = Math.min(Math.max(box.xMm(), window.xMm()), window.rightMm());
    double start = Math.min(Math.max(box.yMm(), window.yMm()), window.endMm());
    return new Box(
        left,
        start,
        Math.max(0, Math.min(box.rightMm(), window.rightMm()) - left),
        Math.max(0, Math.min(box.endMm(), window.endMm()) - start));
  }

  private void rect(String css, double x, double y, double width, double height) {
    html.empty(
        "rect",
        "class",
        css,
        "x",
        Numbers.px(x),
        "y",
        Numbers.px(y),
        "width",
        Numbers.px(width),
        "height",
        Numbers.px(height));
  }

  private void line(double x1, double y1, double x2, double y2) {
    html.empty(
        "line",
        "class",
        "g",
        "x1",
        Numbers.px(x1),
        "y1",
        Numbers.px(y1),
        "x2",
        Numbers.px(x2),
        "y2",
        Numbers.px(y2));
  }
}
