package io.loomsight.models.detect;

import io.loomsight.models.detect.LeftOut.Reason;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.GreyImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds stickers and stamped text on cloth.
 *
 * <p>Works on means of 2 × 2 px, of which those count that are darker or lighter than the cloth by
 * more than 0.15 and 4.5 of its deviations. A sticker is an upright or turned rectangle of these,
 * flat, with at least three letters in it that differ from it by 0.35. Stamped text is a line of at
 * least four letters: pieces made of strokes, of like height, close to each other. Holes and stains
 * have no letters, specks no strokes. Letters lower than 12 px and text on cloth of strong contrast
 * are not found: what is in doubt stays cloth.
 */
final class LabelFinder {

  private static final int CELL_PX = 2;
  private static final double LEAST_CONTRAST = 0.15;
  private static final double LEAST_DEVIATIONS = 4.5;
  private static final int MARGIN_PX = 12;
  private static final int SMALLEST_STICKER = 18;
  private static final int LARGEST_STICKER = 360;
  private static final double RECTANGLE = 0.88;
  private static final int LETTERS_OF_STICKER = 3;
  private static final double LETTER_CONTRAST = 0.35;
  private static final int LOWEST_LETTER = 6;
  private static final int HIGHEST_LETTER = 80;
  private static final int LETTERS_OF_STAMP = 4;

  private final int left;
  private final int columns;
  private final int rows;
  private final float[] cells;

  private LabelFinder(GreyImage image, ClothArea cloth) {
    this.left = cloth.leftPx();
    this.columns = cloth.widthPx() / CELL_PX;
    this.rows = image.heightPx() / CELL_PX;
    this.cells = new float[columns * rows];
    float[] grey = image.sharedGreys();
    int width = image.widthPx();
    for (int row = 0; row < rows; row++) {
      int at = row * CELL_PX * width + left;
      for (int column = 0; column < columns; column++, at += CELL_PX) {
        cells[row * columns + column] =
            (grey[at] + grey[at + 1] + grey[at + width] + grey[at + width + 1]) / 4;
      }
    }
  }

  /** The labels within the columns of the cloth. */
  static List<LeftOut> find(GreyImage image, ClothArea cloth) {
    if (cloth.widthPx() < SMALLEST_STICKER * CELL_PX || image.heightPx() < LOWEST_LETTER) {
      return List.of();
    }
    LabelFinder finder = new LabelFinder(image, cloth);
    List<LeftOut> found = new ArrayList<>();
    for (CellPieces.Piece label : finder.labels()) {
      found.add(new LeftOut(Reason.LABEL, finder.box(label, image, cloth)));
    }
    return found;
  }

  private List<CellPieces.Piece> labels() {
    float[] sorted = sample();
    float middle = sorted[sorted.length / 2];
    double deviation = (sorted[sorted.length * 84 / 100] - sorted[sorted.length * 16 / 100]) / 2.0;
    double bound = Math.max(LEAST_CONTRAST, LEAST_DEVIATIONS * deviation);
    float low = (float) (middle - bound);
    float high = (float) (middle + bound);
    List<CellPieces.Piece> labels = new ArrayList<>();
    for (boolean dark : new boolean[] {true, false}) {
      List<CellPieces.Piece> pieces =
          CellPieces.of(columns, rows, cell -> dark ? cells[cell] < low : cells[cell] > high);
      List<CellPieces.Piece> letters = new ArrayList<>();
      for (CellPieces.Piece piece : pieces) {
        if (isSticker(piece, deviation)) {
          labels.add(piece);
        } else if (isLetter(piece)) {
          letters.add(piece);
        }
      }
      labels.addAll(lines(letters));
    }
    return labels;
  }

  /** About 4,000 cells, sorted. */
  private float[] sample() {
    int step = Math.max(1, cells.length / 4096) | 1;
    float[] some = new float[(cells.length + step - 1) / step];
    for (int i = 0; i < some.length; i++) {
      some[i] = cells[i * step];
    }
    Arrays.sort(some);
    return some;
  }

  private boolean isSticker(CellPieces.Piece piece, double deviation) {
    if (Math.min(piece.width(), piece.height()) < SMALLEST_STICKER
        || Math.max(piece.width(), piece.height()) > LARGEST_STICKER
        || piece.rectangularity() < RECTANGLE) {
      return false;
    }
    double base = piece.mean(cells);
    if (piece.deviation(cells, base) > Math.max(0.05, deviation)) {
      return false;
    }
    long letters =
        piece.holes().stream()
            .filter(hole -> Math.max(hole.width(), hole.height()) >= LOWEST_LETTER)
            .filter(hole -> hole.farthest(cells, base) >= LETTER_CONTRAST)
            .count();
    return letters >= LETTERS_OF_STICKER;
  }

  private static boolean isLetter(CellPieces.Piece piece) {
    int size = Math.max(piece.width(), piece.height());
    return size >= LOWEST_LETTER
        && size <= HIGHEST_LETTER
        && piece.area() >= 2 * LOWEST_LETTER
        && piece.width() < columnsOf(piece)
        && piece.stroke() <= 0.3 * Math.min(piece.width(), piece.height());
  }

  /** A letter is not much wider than high, nor much higher than wide. */
  private static int columnsOf(CellPieces.Piece piece) {
    return 4 * piece.height();
  }

  /** Letters of like height beside each other, across or along the roll. */
  private static List<CellPieces.Piece> lines(List<CellPieces.Piece> letters) {
    List<CellPieces.Piece> lines = new ArrayList<>();
    for (boolean across : new boolean[] {true, false}) {
      List<CellPieces.Piece> left = new ArrayList<>(letters);
      left.sort(Comparator.comparingInt(piece -> across ? piece.left() : piece.top()));
      while (!left.isEmpty()) {
        CellPieces.Piece line = left.remove(0);
        int count = 1;
        for (int i = 0; i < left.size(); i++) {
          if (line.beside(left.get(i), across)) {
            line = line.with(left.remove(i));
            count++;
            i = -1;
          }
        }
        int length = across ? line.width() : line.height();
        int height = across ? line.height() : line.width();
        if (count >= LETTERS_OF_STAMP && length >= 2 * height) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private PixelBox box(CellPieces.Piece label, GreyImage image, ClothArea cloth) {
    int fromX = Math.max(cloth.leftPx(), left + label.left() * CELL_PX - MARGIN_PX);
    int fromY = Math.max(0, label.top() * CELL_PX - MARGIN_PX);
    int toX = Math.min(cloth.rightPx(), left + (label.right() + 1) * CELL_PX + MARGIN_PX);
    int toY = Math.min(image.heightPx(), (label.bottom() + 1) * CELL_PX + MARGIN_PX);
    return new PixelBox(fromX, fromY, toX - fromX, toY - fromY);
  }
}
