package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import java.util.Collection;
import java.util.List;

/** How much cloth a roll has, and how much of it was judged. */
public final class RollCloth {

  private RollCloth() {}

  /**
   * A roll's cloth, across as judged frames show it, along from the roll's y = 0 (or before it,
   * where a frame begins there): what no frame shows is cloth all the same.
   *
   * @param views the judged frames
   * @param firstMm where the roll's first frame begins, judged or not
   * @param endMm where the roll's last frame ends, judged or not
   */
  public static RollGeometry geometry(Collection<ClothView> views, double firstMm, double endMm) {
    ClothEdges edges = ClothEdges.of(views);
    double startMm = Math.min(0, firstMm);
    return new RollGeometry(
        startMm,
        Math.max(0, endMm - startMm),
        edges.leftMm(),
        edges.widthMm(),
        edges.left(),
        edges.right());
  }

  /** The cloth of a roll that frames show together, in mm²; what several show counts once. */
  public static double judgedAreaMm2(Collection<ClothView> views, RollGeometry roll) {
    List<UnionArea.Patch> patches =
        views.stream()
            .filter(ClothView::showsCloth)
            .filter(view -> clippedWidthMm(view, roll) > 0)
            .map(view -> patch(view, roll))
            .toList();
    return UnionArea.areaMm2(patches);
  }

  /** Judged area over the roll's, in %, from 0 to 100; 0 for a roll without area. */
  public static double coveragePercent(double judgedMm2, double rollMm2) {
    return rollMm2 > 0 ? Math.min(100, 100 * judgedMm2 / rollMm2) : 0;
  }

  private static UnionArea.Patch patch(ClothView view, RollGeometry roll) {
    Box frame = view.frame();
    double clothMm2 = (view.rightMm() - view.leftMm()) * frame.heightMm();
    return new UnionArea.Patch(
        new Box(
            Math.max(view.leftMm(), roll.leftMm()),
            frame.yMm(),
            clippedWidthMm(view, roll),
            frame.heightMm()),
        clothMm2 > 0 ? Math.min(1, view.areaMm2() / clothMm2) : 0);
  }

  private static double clippedWidthMm(ClothView view, RollGeometry roll) {
    return Math.min(view.rightMm(), roll.rightMm()) - Math.max(view.leftMm(), roll.leftMm());
  }
}
