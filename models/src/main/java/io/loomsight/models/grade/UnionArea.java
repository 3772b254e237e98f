package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The area that boxes cover together, counting what several cover once. Exact for upright boxes: a
 * sweep along the roll cuts it into strips between the boxes' edges, each strip into cells.
 */
public final class UnionArea {

  private UnionArea() {}

  /**
   * A box of which a share counts; where patches overlap, the largest share counts.
   *
   * @param box where it lies
   * @param share the part of its area that counts, in [0, 1]
   */
  public record Patch(Box box, double share) {

    public Patch {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "patch: expected a share in [0, 1], found %s".formatted(share));
      }
    }

    /** A patch that counts {@code areaMm2} of its box, but never more than all of it. */
    public static Patch of(Box box, double areaMm2) {
      double boxAreaMm2 = box.areaMm2();
      return new Patch(box, boxAreaMm2 > 0 ? Math.min(1, Math.max(0, areaMm2 / boxAreaMm2)) : 0);
    }
  }

  /** The area that the patches cover together, in mm². */
  public static double areaMm2(List<Patch> patches) {
    List<Patch> sorted = new ArrayList<>(patches);
    sorted.sort(Comparator.comparingDouble(patch -> patch.box().yMm()));
    double[] edgesMm =
        patches.stream()
            .map(Patch::box)
            .flatMapToDouble(box -> DoubleStream.of(box.yMm(), box.endMm()))
            .sorted()
            .distinct()
            .toArray();
    double areaMm2 = 0;
    int next = 0;
    List<Patch> active = new ArrayList<>();
    for (int edge = 0; edge + 1 < edgesMm.length; edge++) {
      double startMm = edgesMm[edge];
      active.removeIf(patch -> patch.box().endMm() <= startMm);
      while (next < sorted.size() && sorted.get(next).box().yMm() <= startMm) {
        active.add(sorted.get(next));
        next++;
      }
      areaMm2 += coveredMm(active) * (edgesMm[edge + 1] - startMm);
    }
    return areaMm2;
  }

  /** The length that the patches cover across the roll, each cell weighted by its largest share. */
  private static double coveredMm(List<Patch> active) {
    double[] edgesMm =
        active.stream()
            .map(Patch::box)
            .flatMapToDouble(box -> DoubleStream.of(box.xMm(), box.rightMm()))
            .sorted()
            .distinct()
            .toArray();
    double coveredMm = 0;
    for (int edge = 0; edge + 1 < edgesMm.length; edge++) {
      double leftMm = edgesMm[edge];
      double rightMm = edgesMm[edge + 1];
      double share =
          active.stream()
              .filter(patch -> patch.box().xMm() <= leftMm && patch.box().rightMm() >= rightMm)
              .mapToDouble(Patch::share)
              .max()
              .orElse(0);
      coveredMm += share * (rightMm - leftMm);
    }
    return coveredMm;
  }
}
