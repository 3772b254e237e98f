package io.loomsight.models.grade;

import io.loomsight.models.grade.RollGeometry.Edge;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Where the cloth begins and ends across the roll, by its outermost cameras. An edge is a selvedge
 * where more than half of the outermost camera's frames show ground beyond it; it lies at the
 * median of these, so that a frame whose edge was missed moves nothing. Where it is unseen, the
 * cloth reaches as far as any frame shows.
 *
 * @param leftMm where the cloth begins
 * @param rightMm where the cloth ends; no less than {@code leftMm}
 * @param left what the left edge is
 * @param right what the right edge is
 */
public record ClothEdges(double leftMm, double rightMm, Edge left, Edge right) {

  /** The edges that frames show together; both 0 where none shows cloth. */
  public static ClothEdges of(Collection<ClothView> views) {
    List<ClothView> cloth = views.stream().filter(ClothView::showsCloth).toList();
    if (cloth.isEmpty()) {
      return new ClothEdges(0, 0, Edge.UNSEEN, Edge.UNSEEN);
    }
    List<Double> leftMm =
        seen(
            cloth,
            Comparator.comparingDouble((ClothView view) -> view.frame().xMm()),
            ClothView::showsLeftEdge,
            ClothView::leftMm);
    List<Double> rightMm =
        seen(
            cloth,
            Comparator.comparingDouble((ClothView view) -> -view.frame().rightMm()),
            ClothView::showsRightEdge,
            ClothView::rightMm);
    double startMm =
        leftMm.isEmpty()
            ? cloth.stream().mapToDouble(ClothView::leftMm).min().orElseThrow()
            : median(leftMm);
    double endMm =
        rightMm.isEmpty()
            ? cloth.stream().mapToDouble(ClothView::rightMm).max().orElseThrow()
            : median(rightMm);
    return new ClothEdges(
        startMm,
        Math.max(startMm, endMm),
        leftMm.isEmpty() ? Edge.UNSEEN : Edge.SELVEDGE,
        rightMm.isEmpty() ? Edge.UNSEEN : Edge.SELVEDGE);
  }

  public double widthMm() {
    return rightMm - leftMm;
  }

  /** The places where the outermost camera sees the edge, ascending; none if it mostly does not. */
  private static List<Double> seen(
      List<ClothView> cloth,
      Comparator<ClothView> outermostFirst,
      Predicate<ClothView> shows,
      ToDoubleFunction<ClothView> edgeMm) {
    String camera =
        cloth.stream()
            .min(outermostFirst.thenComparing(ClothView::cameraId))
            .orElseThrow()
            .cameraId();
    List<ClothView> outermost =
        cloth.stream().filter(view -> view.cameraId().equals(camera)).toList();
    List<Double> seen =
        outermost.stream().filter(shows).mapToDouble(edgeMm).sorted().boxed().toList();
    return seen.size() * 2 > outermost.size() ? seen : List.of();
  }

  private static double median(List<Double> ascending) {
    return ascending.get((ascending.size() - 1) / 2);
  }
}
