package io.loomsight.models.detect;

import ai.djl.ndarray.NDManager;
import io.loomsight.models.image.GreyImage;
import java.util.List;
import java.util.stream.IntStream;

/** A network over images of any size, which are mirrored at their borders and cut into pieces. */
final class TiledNet {

  /** Pixels mirrored around an image, so that its border looks like cloth to the encoder. */
  private static final int MIRROR_PX = 32;

  /** Widest and highest piece that goes through the encoder at once; a multiple of 16. */
  static final int PIECE_PX = 4096;

  /** Pixels around a piece that the encoder can see from inside it; a multiple of 16. */
  private static final int HALO_PX = 64;

  private final FeatureNet net;
  private final ForwardClock clock;

  /**
   * @param clock measures the network's calls, with what visitors fetch of the results
   */
  TiledNet(FeatureNet net, ForwardClock clock) {
    this.net = net;
    this.clock = clock;
  }

  /** Takes the features of a part of the images. */
  @FunctionalInterface
  interface PartVisitor {
    void visit(NDManager call, FeatureMaps features, Part part);
  }

  /**
   * Where a stripe lies in the window. Its place (0, 0) is {@code row} and {@code column} of the
   * window's places; of its {@code width} columns those from {@code fromColumn} to {@code toColumn}
   * and of its {@code height} rows those from {@code fromRow} to {@code toRow} are the window's.
   *
   * @param images which images of the call
   */
  record Part(
      List<Integer> images,
      int width,
      int height,
      int row,
      int column,
      int fromRow,
      int toRow,
      int fromColumn,
      int toColumn) {

    void copy(float[] values, int depth, float[][] all, int columns) {
      for (int i = 0; i < images.size(); i++) {
        for (int y = fromRow; y < toRow; y++) {
          System.arraycopy(
              values,
              ((i * height + y) * width + fromColumn) * depth,
              all[images.get(i)],
              ((row + y) * columns + column + fromColumn) * depth,
              (toColumn - fromColumn) * depth);
        }
      }
    }
  }

  /** Encodes a window of images of one size; those without cloth are passed over. */
  void encode(List<GreyImage> images, List<ClothArea> cloths, Window window, PartVisitor visitor) {
    List<Integer> showing =
        IntStream.range(0, images.size()).filter(i -> cloths.get(i).widthPx() > 0).boxed().toList();
    if (showing.isEmpty()) {
      return;
    }
    List<Mirrored> mirrored =
        showing.stream().map(i -> Mirrored.of(images.get(i), cloths.get(i), MIRROR_PX)).toList();
    Window whole = Window.whole(images.get(0));
    for (int top = window.topPx(); top < window.bottomPx(); top += PIECE_PX) {
      for (int left = window.leftPx(); left < window.rightPx(); left += PIECE_PX) {
        Window piece =
            new Window(
                left,
                top,
                Math.min(window.rightPx(), left + PIECE_PX),
                Math.min(window.bottomPx(), top + PIECE_PX));
        encodePiece(showing, mirrored, piece, window, whole, visitor);
      }
    }
  }

  private void encodePiece(
      List<Integer> showing,
      List<Mirrored> mirrored,
      Window piece,
      Window window,
      Window whole,
      PartVisitor visitor) {
    int stride = EncoderBlock.STRIDE;
    int left = piece.leftPx() - (piece.leftPx() == 0 ? MIRROR_PX : HALO_PX);
    int top = piece.topPx() - (piece.topPx() == 0 ? MIRROR_PX : HALO_PX);
    int right = piece.rightPx() + (piece.rightPx() == whole.rightPx() ? MIRROR_PX : HALO_PX);
    int bottom = piece.bottomPx() + (piece.bottomPx() == whole.bottomPx() ? MIRROR_PX : HALO_PX);
    int widthPx = ceil16(right - left);
    int heightPx = ceil16(bottom - top);
    List<FeatureNet.Piece> pieces =
        mirrored.stream().map(image -> image.piece(left, top, heightPx)).toList();
    long started = clock.started();
    try (NDManager call = net.newCall()) {
      net.encode(
          call,
          pieces,
          heightPx,
          widthPx,
          (from, features) -> {
            int column = left / stride + from;
            Part part =
                new Part(
                    showing,
                    features.columns(),
                    heightPx / stride,
                    (top - window.topPx()) / stride,
                    column - window.leftPx() / stride,
                    (piece.topPx() - top) / stride,
                    (piece.bottomPx() - top) / stride,
                    Math.max(0, piece.leftPx() / stride - column),
                    Math.min(features.columns(), piece.rightPx() / stride - column));
            if (part.fromColumn() < part.toColumn()) {
              visitor.visit(call, features, part);
            }
          });
    } finally {
      clock.ended(started);
    }
  }

  private static int ceil16(int px) {
    return (px + 15) / 16 * 16;
  }
}
