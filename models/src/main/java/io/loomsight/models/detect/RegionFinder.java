package io.loomsight.models.detect;

import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.Mask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Regions of an anomaly map by hysteresis: what reaches the threshold, grown over all that touches
 * it (in eight directions) and reaches a share of it.
 *
 * <p>A map is blunt: a thread of one pixel lifts cells well beside it. So a region's mask keeps
 * only what reaches half of the highest distance within 32 px, which leaves the core of a thin line
 * and does not cut a long one where it weakens.
 */
public final class RegionFinder {

  private static final int REACH_CELLS = 8;
  private static final float CORE_SHARE = 0.5f;

  private RegionFinder() {}

  /**
   * One region.
   *
   * @param pixels its box in the image
   * @param mask its pixels, of the box's size
   * @param score highest distance in it
   * @param meanScore mean distance over its mask
   */
  public record Found(PixelBox pixels, Mask mask, double score, double meanScore) {}

  /**
   * The regions of a map, highest score first, at most {@code most}.
   *
   * @param threshold a region must reach this distance
   * @param lowShare and is grown down to this share of it, in (0, 1]
   */
  public static List<Found> find(AnomalyMap map, double threshold, double lowShare, int most) {
    if (!(threshold > 0) || !(lowShare > 0 && lowShare <= 1)) {
      throw new IllegalArgumentException(
          "regions: expected a threshold above 0 and a share in (0, 1], found %s and %s"
              .formatted(threshold, lowShare));
    }
    float low = (float) (threshold * lowShare);
    int cells = map.columns() * map.rows();
    BitSet seen = new BitSet(cells);
    List<Found> found = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      float value = map.cell(cell % map.columns(), cell / map.columns());
      if (value >= threshold && !seen.get(cell)) {
        found.add(region(map, component(map, cell, low, seen), low));
      }
    }
    found.sort(
        Comparator.comparingDouble(Found::score)
            .reversed()
            .thenComparing(region -> region.pixels().yPx())
            .thenComparing(region -> region.pixels().xPx()));
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  /** The cells connected with the first one. */
  private static BitSet component(AnomalyMap map, int first, float low, BitSet seen) {
    BitSet component = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(first);
    seen.set(first);
    while (!open.isEmpty()) {
      int cell = open.remove();
      component.set(cell);
      int column = cell % map.columns();
      int row = cell / map.columns();
      for (int y = Math.max(0, row - 1); y <= Math.min(map.rows() - 1, row + 1); y++) {
        for (int x = Math.max(0, column - 1); x <= Math.min(map.columns() - 1, column + 1); x++) {
          int next = y * map.columns() + x;
          if (!seen.get(next) && map.cell(x, y) >= low) {
            seen.set(next);
            open.add(next);
          }
        }
      }
    }
    return component;
  }

  private static Found region(AnomalyMap map, BitSet component, float low) {
    BitSet core = core(map, component, low);
    int left = map.columns();
    int right = 0;
    float score = 0;
    double sum = 0;
    for (int cell = core.nextSetBit(0); cell >= 0; cell = core.nextSetBit(cell + 1)) {
      int column = cell % map.columns();
      left = Math.min(left, column);
      right = Math.max(right, column);
      float value = map.cell(column, cell / map.columns());
      score = Math.max(score, value);
      sum += value;
    }
    int top = core.nextSetBit(0) / map.columns();
    int bottom = (core.length() - 1) / map.columns();
    int stride = EncoderBlock.STRIDE;
    PixelBox box =
        new PixelBox(
            left * stride,
            top * stride,
            Math.min(map.widthPx(), (right + 1) * stride) - left * stride,
            Math.min(map.heightPx(), (bottom + 1) * stride) - top * stride);
    return new Found(box, mask(core, map.columns(), box), score, sum / core.cardinality());
  }

  /** Cells that reach half of the highest distance near them; never none of a component. */
  private static BitSet core(AnomalyMap map, BitSet component, float low) {
    BitSet core = new BitSet();
    for (int cell = component.nextSetBit(0); cell >= 0; cell = component.nextSetBit(cell + 1)) {
      int column = cell % map.columns();
      int row = cell / map.columns();
      float highest = 0;
      for (int y = Math.max(0, row - REACH_CELLS);
          y <= Math.min(map.rows() - 1, row + REACH_CELLS);
          y++) {
        for (int x = Math.max(0, column - REACH_CELLS);
            x <= Math.min(map.columns() - 1, column + REACH_CELLS);
            x++) {
          if (component.get(y * map.columns() + x)) {
            highest = Math.max(highest, map.cell(x, y));
          }
        }
      }
      if (map.cell(column, row) >= Math.max(low, CORE_SHARE * highest)) {
        core.set(cell);
      }
    }
    return core;
  }

  private static Mask mask(BitSet core, int columns, PixelBox box) {
    BitSet pixels = new BitSet(box.widthPx() * box.heightPx());
    for (int y = 0; y < box.heightPx(); y++) {
      int row = (box.yPx() + y) / EncoderBlock.STRIDE;
      for (int x = 0; x < box.widthPx(); x++) {
        if (core.get(row * columns + (box.xPx() + x) / EncoderBlock.STRIDE)) {
          pixels.set(y * box.widthPx() + x);
        }
      }
    }
    return Mask.of(box.widthPx(), box.heightPx(), pixels);
  }
}
