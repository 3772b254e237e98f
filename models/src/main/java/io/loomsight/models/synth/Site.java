package io.loomsight.models.synth;

import java.util.List;

/**
 * A place for a figure in a group's cell, with all its images.
 *
 * @param poses how the figure lies at each operation's image, in px of the cell
 * @param turns how often a full turn about the place carries the design onto itself, 1 to 6
 * @param mirrors the angles of the mirrors through the place, in radians from the x axis; none for
 *     a place off all mirrors
 * @param outward the angle, in radians, at which the place lies seen from the nearest figure; 0 for
 *     the first
 * @param radiusPx free room around the place
 */
record Site(List<Pose> poses, int turns, List<Double> mirrors, double outward, double radiusPx) {

  Site {
    poses = List.copyOf(poses);
    mirrors = List.copyOf(mirrors);
    if (poses.isEmpty() || turns < 1 || !(radiusPx >= 0)) {
      throw new IllegalArgumentException(
          "site: expected poses, turns >= 1 and a radius >= 0 px, found %d, %d, %s"
              .formatted(poses.size(), turns, radiusPx));
    }
  }

  /** Whether a mirror runs through it. */
  boolean isMirrored() {
    return !mirrors.isEmpty();
  }

  /** The direction of a figure: along the first mirror where there is one, and outward. */
  double direction() {
    if (mirrors.isEmpty()) {
      return turns == 1 ? outward : 0;
    }
    double mirror = mirrors.get(0);
    return Math.cos(outward - mirror) < -1e-9 ? mirror + Math.PI : mirror;
  }
}
