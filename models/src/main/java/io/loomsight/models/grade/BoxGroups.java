package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups of boxes that lie near each other, directly or through others. Boxes are swept along the
 * roll, and only those that the sweep line still touches are compared, so the usual case is near
 * linear. The groups do not depend on the order in which boxes or rules are given.
 */
final class BoxGroups {

  /** Far below a pixel, far above rounding: what touches must not fall apart by rounding. */
  static final double TOLERANCE_MM = 1e-6;

  private final List<Box> boxes;
  private final int[] parents;

  BoxGroups(List<Box> boxes) {
    this.boxes = List.copyOf(boxes);
    this.parents = IntStream.range(0, boxes.size()).toArray();
  }

  /** Joins those of {@code members} whose gaps across and along are both within the given ones. */
  void join(List<Integer> members, double acrossMm, double alongMm) {
    List<Integer> sorted = new ArrayList<>(members);
    sorted.sort(Comparator.comparingDouble(index -> boxes.get(index).yMm()));
    List<Integer> active = new ArrayList<>();
    for (int index : sorted) {
      Box box = boxes.get(index);
      double reachMm = box.yMm() - alongMm - TOLERANCE_MM;
      active.removeIf(other -> boxes.get(other).endMm() < reachMm);
      for (int other : active) {
        Box earlier = boxes.get(other);
        double gapMm =
            Math.max(box.xMm(), earlier.xMm()) - Math.min(box.rightMm(), earlier.rightMm());
        if (gapMm <= acrossMm + TOLERANCE_MM) {
          union(index, other);
        }
      }
      active.add(index);
    }
  }

  /** Joins all boxes within the gap, across and along. */
  void joinAll(double gapMm) {
    join(IntStream.range(0, boxes.size()).boxed().toList(), gapMm, gapMm);
  }

  /** The groups as lists of positions, each ascending, ordered by their first position. */
  List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    int[] groupOfRoot = new int[parents.length];
    for (int index = 0; index < parents.length; index++) {
      int root = root(index);
      if (root == index) {
        groupOfRoot[index] = groups.size();
        groups.add(new ArrayList<>());
      }
      groups.get(groupOfRoot[root]).add(index);
    }
    return groups;
  }

  private void union(int first, int second) {
    int firstRoot = root(first);
    int secondRoot = root(second);
    parents[Math.max(firstRoot, secondRoot)] = Math.min(firstRoot, secondRoot);
  }

  private int root(int index) {
    int root = index;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }
}
