package io.loomsight.models.detect;

import java.util.BitSet;

/** A set of px as the bar of the same second moments. */
record Spread(double xPx, double yPx, double angle, double lengthPx, double widthPx) {

  static Spread of(BitSet set, int columns) {
    double count = Math.max(1, set.cardinality());
    double sumX = 0;
    double sumY = 0;
    for (int place = set.nextSetBit(0); place >= 0; place = set.nextSetBit(place + 1)) {
      int x = place % columns;
      int y = place / columns;
      sumX += x;
      sumY += y;
    }
    double meanX = sumX / count;
    double meanY = sumY / count;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int place = set.nextSetBit(0); place >= 0; place = set.nextSetBit(place + 1)) {
      int x = place % columns;
      int y = place / columns;
      xx += (x - meanX) * (x - meanX);
      xy += (x - meanX) * (y - meanY);
      yy += (y - meanY) * (y - meanY);
    }
    xx = xx / count + 1 / 12.0;
    yy = yy / count + 1 / 12.0;
    xy /= count;
    double middle = (xx + yy) / 2;
    double spread = Math.hypot((yy - xx) / 2, xy);
    return new Spread(
        meanX,
        meanY,
        Math.atan2(2 * xy, yy - xx) / 2,
        Math.sqrt(12 * (middle + spread)),
        Math.sqrt(12 * Math.max(1 / 12.0, middle - spread)));
  }

  /** Distance from the middle: 1 on an ellipse with the bar's sides. */
  double radius(double x, double y) {
    double along = (x - xPx) * Math.sin(angle) + (y - yPx) * Math.cos(angle);
    double across = (x - xPx) * Math.cos(angle) - (y - yPx) * Math.sin(angle);
    return Math.hypot(2 * along / lengthPx, 2 * across / widthPx);
  }
}
