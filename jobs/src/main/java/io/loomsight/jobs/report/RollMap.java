package io.loomsight.jobs.report;

import static io.loomsight.jobs.report.ReportWords.say;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;
import java.util.ArrayList;
import java.util.List;

/**
 * A roll to scale, as a template draws it: along the roll from left to right, across it from top to
 * bottom. Long rolls are cut into strips, one below the other. Cloth that was not inspected stays
 * hatched.
 *
 * @param widthPx of the whole drawing
 * @param heightPx the same
 * @param rollWidth the cloth's width, as people read it
 * @param words what it shows, for who can't see it
 */
public record RollMap(
    double widthPx, double heightPx, String rollWidth, Words words, List<Strip> strips) {

  private static final double DRAWING_WIDTH_PX = 1100;
  private static final double NARROW_PX = 640;
  private static final double LEFT_PX = 46;
  private static final double RIGHT_PX = 24;
  private static final double RULER_PX = 18;
  private static final double STRIP_GAP_PX = 8;
  private static final double HIGHEST_STRIP_PX = 230;

  /** A strip is at most so many times as long as the cloth is wide. */
  private static final double LONGEST_STRIP = 13;

  private static final int MOST_STRIPS = 12;
  private static final double SMALLEST_MARK_PX = 5;
  private static final double SLENDER_MARK_PX = 11;
  private static final double CLOSEST_GRID_PX = 36;

  public RollMap {
    strips = List.copyOf(strips);
  }

  /**
   * A part of the roll; places are from its own left upper corner.
   *
   * @param leftPx where it lies in the drawing
   * @param topPx the same
   * @param seen cloth that was judged
   * @param metres lines across the cloth, with their labels
   * @param lanes lines along it, by how far down they lie
   * @param marks its defects, the one that stands out most at the end, so that it lies on top
   */
  public record Strip(
      double leftPx,
      double topPx,
      Place whole,
      List<Place> seen,
      List<Metre> metres,
      List<Double> lanes,
      List<Spot> marks) {

    public Strip {
      seen = List.copyOf(seen);
      metres = List.copyOf(metres);
      lanes = List.copyOf(lanes);
      marks = List.copyOf(marks);
    }
  }

  /** A rectangle. */
  public record Place(double xPx, double yPx, double widthPx, double heightPx) {

    public double rightPx() {
      return xPx + widthPx;
    }

    /** As four numbers with spaces between. */
    public String numbers() {
      return "%s %s %s %s"
          .formatted(Numbers.px(xPx), Numbers.px(yPx), Numbers.px(widthPx), Numbers.px(heightPx));
    }
  }

  /** A line across the cloth. */
  public record Metre(double xPx, String label) {}

  /**
   * A defect on the map.
   *
   * @param number its number on the page, from 1
   * @param truly where it lies, to scale
   * @param shown where it is drawn: as large as can be seen and hit
   */
  public record Spot(int number, RollSheet.Mark mark, Place truly, Place shown) {

    /** What it is, in a line. */
    public String tooltip() {
      Box box = mark.box();
      String points =
          mark.points().isPresent() ? " · %d 分/pt".formatted(mark.points().getAsInt()) : "";
      return "#%d %s · %s · ↔ %s · ↕ %s%s"
          .formatted(
              number,
              ReportWords.kind(mark.kind()).both(),
              Numbers.size(mark.lengthMm(), mark.thicknessMm()),
              Numbers.metres(box.yMm()),
              Numbers.metres(box.xMm()),
              points);
    }
  }

  /** Whether it needs the page's width to be read. */
  public boolean isWide() {
    return widthPx > NARROW_PX;
  }

  /** The map of a roll that is drawn. */
  public static RollMap of(RollSheet sheet) {
    return new Scale(sheet).map();
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

  /** How large a roll is drawn, and where its places come to lie. */
  private static final class Scale {

    private final RollSheet sheet;
    private final RollSheet.Drawing drawing;
    private final RollExtent extent;
    private final double stripMm;
    private final int strips;
    private final double pxPerMm;

    Scale(RollSheet sheet) {
      this.sheet = sheet;
      this.drawing = sheet.drawing().orElseThrow();
      this.extent = RollExtent.of(sheet.grade(), drawing);
      double longest = Math.max(LONGEST_STRIP * extent.widthMm(), extent.lengthMm() / MOST_STRIPS);
      this.strips = (int) Math.max(1, Math.ceil(extent.lengthMm() / longest - 1e-9));
      double even = extent.lengthMm() / strips;
      this.stripMm = strips == 1 ? even : Math.ceil(even / 1000) * 1000;
      this.pxPerMm = Math.min(DRAWING_WIDTH_PX / stripMm, HIGHEST_STRIP_PX / extent.widthMm());
    }

    RollMap map() {
      double rowPx = heightPx() + RULER_PX + STRIP_GAP_PX;
      List<Strip> drawn = new ArrayList<>();
      for (int strip = 0; strip < strips; strip++) {
        drawn.add(strip(extent.startMm() + strip * stripMm, strip * rowPx));
      }
      return new RollMap(
          LEFT_PX + stripMm * pxPerMm + RIGHT_PX,
          strips * rowPx,
          Numbers.metres(extent.widthMm()),
          say("maps.aria", sheet.grade().rollId(), drawing.allDefects()),
          drawn);
    }

    private double heightPx() {
      return extent.widthMm() * pxPerMm;
    }

    private Strip strip(double startMm, double topPx) {
      double endMm = Math.min(startMm + stripMm, extent.endMm());
      Box window =
          new Box(extent.leftMm(), startMm, extent.widthMm(), Math.max(0, endMm - startMm));
      return new Strip(
          LEFT_PX,
          topPx,
          place(window, startMm),
          drawing.inspected().stream()
              .filter(seen -> seen.yMm() < endMm && seen.endMm() > startMm)
              .map(seen -> place(clip(seen, window), startMm))
              .toList(),
          metres(startMm, endMm),
          lanes(),
          marks(window));
    }

    private List<Metre> metres(double startMm, double endMm) {
      long step = gridStepMm(pxPerMm);
      List<Metre> lines = new ArrayList<>();
      for (long y = (long) Math.ceil(startMm / step) * step; y <= endMm; y += step) {
        lines.add(new Metre((y - startMm) * pxPerMm, label(y)));
      }
      return lines;
    }

    private static String label(long yMm) {
      return (yMm % 1000 == 0 ? Numbers.count(yMm / 1000) : Numbers.decimals(yMm / 1000.0, 1))
          + " m";
    }

    private List<Double> lanes() {
      long step = gridStepMm(pxPerMm);
      List<Double> lines = new ArrayList<>();
      for (long x = (long) Math.ceil(extent.leftMm() / step) * step;
          x < extent.rightMm();
          x += step) {
        lines.add((x - extent.leftMm()) * pxPerMm);
      }
      return lines;
    }

    private List<Spot> marks(Box window) {
      List<Spot> marks = new ArrayList<>();
      boolean last = window.endMm() >= extent.endMm();
      for (int i = drawing.defects().size() - 1; i >= 0; i--) {
        RollSheet.Mark mark = drawing.defects().get(i);
        Box box = mark.box();
        boolean startsHere = box.yMm() >= window.yMm() && (box.yMm() < window.endMm() || last);
        if (startsHere || (box.yMm() < window.yMm() && box.endMm() > window.yMm())) {
          Place truly = place(clip(box, window), window.yMm());
          marks.add(new Spot(i + 1, mark, truly, visible(truly, mark.direction())));
        }
      }
      return marks;
    }

    private static Place visible(Place place, Direction direction) {
      double length =
          Math.max(
              place.widthPx(), direction == Direction.WARP ? SLENDER_MARK_PX : SMALLEST_MARK_PX);
      double height =
          Math.max(
              place.heightPx(), direction == Direction.WEFT ? SLENDER_MARK_PX : SMALLEST_MARK_PX);
      return new Place(
          place.xPx() + place.widthPx() / 2 - length / 2,
          place.yPx() + place.heightPx() / 2 - height / 2,
          length,
          height);
    }

    private Place place(Box box, double startMm) {
      return new Place(
          (box.yMm() - startMm) * pxPerMm,
          (box.xMm() - extent.leftMm()) * pxPerMm,
          box.heightMm() * pxPerMm,
          box.widthMm() * pxPerMm);
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
  }
}
