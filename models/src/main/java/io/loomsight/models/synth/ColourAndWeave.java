package io.loomsight.models.synth;

import java.util.List;

/**
 * The figure that coloured threads make in a weave: at each crossing the warp's colour where the
 * end lies on top, else the weft's. Houndstooth, tartan, herringbone are such colour-and-weave
 * effects (e.g. W. Watson, Textile Design and Colour, 1912).
 *
 * @param draft the weave
 * @param warp the ends' colours, repeated without end
 * @param weft the picks' colours, likewise
 */
record ColourAndWeave(Draft draft, List<Integer> warp, List<Integer> weft) {

  ColourAndWeave {
    warp = List.copyOf(warp);
    weft = List.copyOf(weft);
    if (warp.isEmpty() || weft.isEmpty()) {
      throw new IllegalArgumentException(
          "colour and weave: expected at least 1 end and 1 pick, found %d and %d"
              .formatted(warp.size(), weft.size()));
    }
  }

  /** The ends after which weave and colours repeat. */
  int ends() {
    return leastCommonMultiple(draft.ends(), warp.size());
  }

  /** The picks after which weave and colours repeat. */
  int picks() {
    return leastCommonMultiple(draft.picks(), weft.size());
  }

  /** As many whole repeats as come nearest to a size, with every thread {@code threadPx} wide. */
  Levels tile(int threadPx, int nearestPx) {
    int across = Math.max(1, (int) Math.round((double) nearestPx / (ends() * threadPx)));
    int down = Math.max(1, (int) Math.round((double) nearestPx / (picks() * threadPx)));
    return Levels.of(
        across * ends() * threadPx,
        down * picks() * threadPx,
        (x, y) -> colour(x / threadPx, y / threadPx));
  }

  /** The colour that shows at a crossing. */
  int colour(int end, int pick) {
    return draft.warpUp(end, pick)
        ? warp.get(Math.floorMod(end, warp.size()))
        : weft.get(Math.floorMod(pick, weft.size()));
  }

  private static int leastCommonMultiple(int first, int second) {
    int larger = Math.max(first, second);
    int multiple = larger;
    while (multiple % first != 0 || multiple % second != 0) {
      multiple += larger;
    }
    return multiple;
  }
}
