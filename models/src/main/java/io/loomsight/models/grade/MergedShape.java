package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import java.util.List;

/**
 * The length, thickness and direction of several sightings together.
 *
 * <p>A single sighting keeps what was measured on its mask. Several are taken as oriented
 * rectangles: their area-weighted second moments give the principal axis, and their extents are
 * measured along and across it. Where the whole is no more than twice as long as thick, the axis
 * says little, and the upright box is measured instead.
 */
record MergedShape(double lengthMm, double thicknessMm, double angleDeg) {

  /** Squared, since moments are: at least twice as long as thick. */
  private static final double CLEAR_AXIS = 4;

  static MergedShape of(List<Sighting> sightings, Box box) {
    if (sightings.size() == 1) {
      Sighting only = sightings.get(0);
      return new MergedShape(only.lengthMm(), only.thicknessMm(), only.angleDeg());
    }
    double weight = 0;
    double meanX = 0;
    double meanY = 0;
    for (Sighting sighting : sightings) {
      double mass = mass(sighting);
      weight += mass;
      meanX += mass * centreX(sighting);
      meanY += mass * centreY(sighting);
    }
    meanX /= weight;
    meanY /= weight;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Sighting sighting : sightings) {
      double mass = mass(sighting);
      double offX = centreX(sighting) - meanX;
      double offY = centreY(sighting) - meanY;
      double sin = Math.sin(Math.toRadians(sighting.angleDeg()));
      double cos = Math.cos(Math.toRadians(sighting.angleDeg()));
      double along = sighting.lengthMm() * sighting.lengthMm() / 12;
      double across = sighting.thicknessMm() * sighting.thicknessMm() / 12;
      xx += mass * (offX * offX + along * sin * sin + across * cos * cos);
      yy += mass * (offY * offY + along * cos * cos + across * sin * sin);
      xy += mass * (offX * offY + (along - across) * sin * cos);
    }
    double middle = (xx + yy) / 2;
    double spread = Math.hypot((yy - xx) / 2, xy);
    if (middle + spread <= CLEAR_AXIS * (middle - spread)) {
      return upright(box);
    }
    double angle = Math.atan2(2 * xy, yy - xx) / 2;
    double angleDeg = (Math.toDegrees(angle) + 180) % 180;
    return new MergedShape(
        extentMm(sightings, Math.sin(angle), Math.cos(angle)),
        extentMm(sightings, Math.cos(angle), -Math.sin(angle)),
        angleDeg);
  }

  private static MergedShape upright(Box box) {
    return new MergedShape(
        box.longestMm(),
        Math.min(box.widthMm(), box.heightMm()),
        box.heightMm() >= box.widthMm() ? 0 : 90);
  }

  /** From the first to the last point of all sightings, seen along the unit vector (x, y). */
  private static double extentMm(List<Sighting> sightings, double unitX, double unitY) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (Sighting sighting : sightings) {
      double sin = Math.sin(Math.toRadians(sighting.angleDeg()));
      double cos = Math.cos(Math.toRadians(sighting.angleDeg()));
      double oriented =
          sighting.lengthMm() * Math.abs(unitX * sin + unitY * cos)
              + sighting.thicknessMm() * Math.abs(unitX * cos - unitY * sin);
      double boxed =
          sighting.box().widthMm() * Math.abs(unitX) + sighting.box().heightMm() * Math.abs(unitY);
      double half = Math.min(oriented, boxed) / 2;
      double centre = centreX(sighting) * unitX + centreY(sighting) * unitY;
      first = Math.min(first, centre - half);
      last = Math.max(last, centre + half);
    }
    return last - first;
  }

  /** An empty mask still has a place. */
  private static double mass(Sighting sighting) {
    return Math.max(sighting.areaMm2(), 1e-6);
  }

  private static double centreX(Sighting sighting) {
    return sighting.box().xMm() + sighting.box().widthMm() / 2;
  }

  private static double centreY(Sighting sighting) {
    return sighting.box().yMm() + sighting.box().heightMm() / 2;
  }
}
