package io.loomsight.models.train;

import io.loomsight.models.detect.RegionFinder;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.Mask;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Found regions of one image against the defects that its mask marks.
 *
 * <p>A defect is a connected part of the mask (8-connected); parts with no more than {@value
 * #JOINED_PX} px between them, across, along or aslant, are one, and below {@value #LEAST_PX}
 * pixels in all it is none. A defect is found where the mask of a found region, grown by {@value
 * #GROWN_PX} px (two cells of a map) to each side, touches it; a found region is false where it,
 * grown so, touches no pixel of the mask at all.
 *
 * @param defects the defects and whether each is found
 * @param regions the found regions and whether each is false
 */
public record RegionMatch(List<Defect> defects, List<Region> regions) {

  /** Parts of a mask that are nearer than this are one defect. */
  public static final int JOINED_PX = 10;

  /** A found region may lie so far beside a defect. */
  public static final int GROWN_PX = 8;

  /** Fewer pixels are no defect. */
  public static final int LEAST_PX = 5;

  /** A defect's box and whether it is found. */
  public record Defect(PixelBox pixels, boolean found) {}

  /** A found region and whether it is false. */
  public record Region(RegionFinder.Found region, boolean falseAlarm) {}

  public RegionMatch {
    defects = List.copyOf(defects);
    regions = List.copyOf(regions);
  }

  /** Matches what was found to what there is. */
  public static RegionMatch of(Mask truth, List<RegionFinder.Found> found) {
    int width = truth.widthPx();
    BitSet marked = truth.pixels();
    BitSet reached = new BitSet();
    boolean[] touches = new boolean[found.size()];
    for (int index = 0; index < touches.length; index++) {
      BitSet grown = grown(found.get(index), width, truth.heightPx());
      touches[index] = grown.intersects(marked);
      reached.or(grown);
    }
    List<Defect> defects =
        MaskRegions.of(grown(truth, (JOINED_PX + 1) / 2)).stream()
            .map(joined -> Arrays.stream(joined).filter(marked::get).toArray())
            .filter(defect -> defect.length >= LEAST_PX)
            .map(
                defect ->
                    new Defect(box(defect, width), Arrays.stream(defect).anyMatch(reached::get)))
            .toList();
    List<Region> regions =
        IntStream.range(0, touches.length)
            .mapToObj(index -> new Region(found.get(index), !touches[index]))
            .toList();
    return new RegionMatch(defects, regions);
  }

  /** How many defects are found. */
  public long foundDefects() {
    return defects.stream().filter(Defect::found).count();
  }

  /** How many found regions are false. */
  public long falseRegions() {
    return regions.stream().filter(Region::falseAlarm).count();
  }

  private static PixelBox box(int[] pixels, int width) {
    int left = Arrays.stream(pixels).map(at -> at % width).min().orElseThrow();
    int right = Arrays.stream(pixels).map(at -> at % width).max().orElseThrow();
    int top = Arrays.stream(pixels).min().orElseThrow() / width;
    int bottom = Arrays.stream(pixels).max().orElseThrow() / width;
    return new PixelBox(left, top, right - left + 1, bottom - top + 1);
  }

  private static BitSet grown(RegionFinder.Found found, int widthPx, int heightPx) {
    BitSet grown = new BitSet();
    Mask mask = found.mask();
    for (int y = 0; y < mask.heightPx(); y++) {
      for (int x = 0; x < mask.widthPx(); x++) {
        if (mask.contains(x, y)) {
          grow(
              grown,
              found.pixels().xPx() + x,
              found.pixels().yPx() + y,
              widthPx,
              heightPx,
              GROWN_PX);
        }
      }
    }
    return grown;
  }

  private static Mask grown(Mask mask, int byPx) {
    BitSet grown = new BitSet();
    BitSet pixels = mask.pixels();
    for (int at = pixels.nextSetBit(0); at >= 0; at = pixels.nextSetBit(at + 1)) {
      grow(grown, at % mask.widthPx(), at / mask.widthPx(), mask.widthPx(), mask.heightPx(), byPx);
    }
    return Mask.of(mask.widthPx(), mask.heightPx(), grown);
  }

  private static void grow(BitSet into, int xPx, int yPx, int widthPx, int heightPx, int byPx) {
    int left = Math.max(0, xPx - byPx);
    int right = Math.min(widthPx, xPx + byPx + 1);
    for (int y = Math.max(0, yPx - byPx); y < Math.min(heightPx, yPx + byPx + 1); y++) {
      into.set(y * widthPx + left, y * widthPx + right);
    }
  }
}
