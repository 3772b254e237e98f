package io.loomsight.models.synth;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A symmetry operation of the plane in lattice coordinates: a whole 2 x 2 matrix, then a shift by
 * halves of the cell's sides. No plane group in its conventional cell needs another fraction.
 *
 * @param xByX how much of x goes into the new x, -1 to 1
 * @param xByY how much of y goes into the new x, -1 to 1
 * @param yByX how much of x goes into the new y, -1 to 1
 * @param yByY how much of y goes into the new y, -1 to 1
 * @param shiftXHalves half cells added to x, 0 or 1
 * @param shiftYHalves half cells added to y, 0 or 1
 */
public record PlaneOperation(
    int xByX, int xByY, int yByX, int yByY, int shiftXHalves, int shiftYHalves) {

  private static final Pattern TERM = Pattern.compile("([+-]?)(x|y|1/2)");

  public PlaneOperation {
    if (Math.abs(xByX * yByY - xByY * yByX) != 1) {
      throw new IllegalArgumentException(
          "plane operation: expected a matrix of determinant 1 or -1, found [%d %d; %d %d]"
              .formatted(xByX, xByY, yByX, yByY));
    }
    if (shiftXHalves < 0 || shiftXHalves > 1 || shiftYHalves < 0 || shiftYHalves > 1) {
      throw new IllegalArgumentException(
          "plane operation: expected shifts of 0 or 1 half cells, found %d and %d"
              .formatted(shiftXHalves, shiftYHalves));
    }
  }

  /** Reads a coordinate triplet's plane form, such as {@code -x+1/2,y} or {@code -y,x-y}. */
  static PlaneOperation parse(String text) {
    int comma = text.indexOf(',');
    if (comma < 0) {
      throw new IllegalArgumentException(
          "plane operation: expected two coordinates such as -y,x-y, found " + text);
    }
    String first = text.substring(0, comma);
    String second = text.substring(comma + 1);
    return new PlaneOperation(
        factor(first, "x"),
        factor(first, "y"),
        factor(second, "x"),
        factor(second, "y"),
        factor(first, "1/2"),
        factor(second, "1/2"));
  }

  private static int factor(String coordinate, String of) {
    Matcher matcher = TERM.matcher(coordinate);
    int factor = 0;
    int read = 0;
    while (matcher.lookingAt()) {
      if (matcher.group(2).equals(of)) {
        factor += matcher.group(1).equals("-") ? -1 : 1;
      }
      read = matcher.end();
      matcher.region(read, coordinate.length());
    }
    if (read != coordinate.length() || read == 0) {
      throw new IllegalArgumentException(
          "plane operation: expected terms of x, y and 1/2, found " + coordinate);
    }
    return factor;
  }

  /** This operation and then {@code next}, up to whole cells. */
  public PlaneOperation then(PlaneOperation next) {
    return new PlaneOperation(
        next.xByX * xByX + next.xByY * yByX,
        next.xByX * xByY + next.xByY * yByY,
        next.yByX * xByX + next.yByY * yByX,
        next.yByX * xByY + next.yByY * yByY,
        Math.floorMod(next.xByX * shiftXHalves + next.xByY * shiftYHalves + next.shiftXHalves, 2),
        Math.floorMod(next.yByX * shiftXHalves + next.yByY * shiftYHalves + next.shiftYHalves, 2));
  }

  /** What undoes this operation, up to whole cells. */
  public PlaneOperation inverse() {
    int determinant = determinant();
    int backXByX = determinant * yByY;
    int backXByY = -determinant * xByY;
    int backYByX = -determinant * yByX;
    int backYByY = determinant * xByX;
    return new PlaneOperation(
        backXByX,
        backXByY,
        backYByX,
        backYByY,
        Math.floorMod(-backXByX * shiftXHalves - backXByY * shiftYHalves, 2),
        Math.floorMod(-backYByX * shiftXHalves - backYByY * shiftYHalves, 2));
  }

  /** 1 for a rotation or a shift, -1 for a mirror or a glide. */
  public int determinant() {
    return xByX * yByY - xByY * yByX;
  }

  /** Where the operation carries a place; not wrapped. */
  public LatticePoint of(LatticePoint place) {
    return new LatticePoint(
        xByX * place.x() + xByY * place.y() + shiftXHalves / 2.0,
        yByX * place.x() + yByY * place.y() + shiftYHalves / 2.0);
  }

  /** Whether it carries pixels onto pixels of a tile whose opposite edges meet. */
  boolean fits(int widthPx, int heightPx) {
    boolean oneAxisEach = xByX * xByY == 0 && yByX * yByY == 0;
    boolean square = xByY == 0 || widthPx == heightPx;
    boolean wholePixels = shiftXHalves * widthPx % 2 == 0 && shiftYHalves * heightPx % 2 == 0;
    return oneAxisEach && square && wholePixels;
  }

  /**
   * Where it carries a pixel of a tile that it fits, {@code y * width + x}. The cell's corner is
   * the tile's corner, so that mirrors run between pixels.
   */
  public int place(int xPx, int yPx, int widthPx, int heightPx) {
    int halfX = xByX * (2 * xPx + 1) + xByY * (2 * yPx + 1) + shiftXHalves * widthPx;
    int halfY = yByX * (2 * xPx + 1) + yByY * (2 * yPx + 1) + shiftYHalves * heightPx;
    int x = Math.floorMod(Math.floorDiv(halfX, 2), widthPx);
    int y = Math.floorMod(Math.floorDiv(halfY, 2), heightPx);
    return y * widthPx + x;
  }
}
