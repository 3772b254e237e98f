package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * For every place across a roll how far along it is covered by defects so far, and by which running
 * defect. Where two defects lie at the same place across, the one that ends later hides the other,
 * for whatever is near enough to the other is near enough to it.
 */
final class RunFront {

  /** A stretch across, ends included; stretches share no more than an end. */
  private record Piece(double leftMm, double rightMm, double endMm, OpenRun run) {}

  private final TreeSet<Piece> pieces =
      new TreeSet<>(Comparator.comparingDouble(Piece::leftMm).thenComparingDouble(Piece::rightMm));

  private final OpenRun nobody = new OpenRun();

  int pieces() {
    return pieces.size();
  }

  /** What covers no place farther along than this is gone. */
  void dropBefore(double endMm) {
    pieces.removeIf(piece -> piece.endMm() < endMm);
  }

  /**
   * The running defects with a member within {@code acrossMm} of the box across that ends at {@code
   * endsFromMm} or later.
   */
  Set<OpenRun> runsNear(Box box, double acrossMm, double endsFromMm) {
    Set<OpenRun> near = new LinkedHashSet<>();
    for (Piece piece : between(box.xMm() - acrossMm, box.rightMm() + acrossMm)) {
      if (piece.endMm() >= endsFromMm) {
        near.add(piece.run().whole());
      }
    }
    return near;
  }

  /**
   * Covers the box's places across up to its end by a running defect that has absorbed all that is
   * near.
   */
  void cover(Box box, OpenRun run) {
    double fromMm = box.xMm();
    boolean hidden = false;
    for (Piece piece : between(box.xMm(), box.rightMm())) {
      if (piece.endMm() > box.endMm()) {
        if (piece.leftMm() > fromMm) {
          pieces.add(new Piece(fromMm, piece.leftMm(), box.endMm(), run));
        }
        fromMm = Math.max(fromMm, piece.rightMm());
        hidden = fromMm >= box.rightMm();
      } else {
        pieces.remove(piece);
        if (piece.leftMm() < box.xMm()) {
          pieces.add(new Piece(piece.leftMm(), box.xMm(), piece.endMm(), piece.run()));
        }
        if (piece.rightMm() > box.rightMm()) {
          pieces.add(new Piece(box.rightMm(), piece.rightMm(), piece.endMm(), piece.run()));
        }
      }
    }
    if (!hidden) {
      pieces.add(new Piece(fromMm, box.rightMm(), box.endMm(), run));
    }
  }

  /** The pieces that reach into a stretch, from left to right. */
  private List<Piece> between(double leftMm, double rightMm) {
    Piece from = new Piece(leftMm, Double.NEGATIVE_INFINITY, 0, nobody);
    List<Piece> found = new ArrayList<>();
    for (Piece piece : pieces.headSet(from, false).descendingSet()) {
      if (piece.rightMm() < leftMm) {
        break;
      }
      found.add(0, piece);
    }
    for (Piece piece : pieces.tailSet(from)) {
      if (piece.leftMm() > rightMm) {
        break;
      }
      found.add(piece);
    }
    return found;
  }
}
