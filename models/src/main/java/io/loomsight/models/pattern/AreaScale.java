package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/** Makes images smaller by area averaging, each output pixel the mean of the area it stands for. */
final class AreaScale {

  private AreaScale() {}

  /** An image of so many columns and rows, no more than it has. */
  static ColourImage to(ColourImage image, int widthPx, int heightPx) {
    int places = image.widthPx() * image.heightPx();
    float[] narrow = new float[ColourImage.PLANES * widthPx * image.heightPx()];
    float[] all = image.sharedSamples();
    for (int line = 0; line < ColourImage.PLANES * image.heightPx(); line++) {
      lines(all, line * image.widthPx(), 1, image.widthPx(), narrow, line * widthPx, 1, widthPx);
    }
    float[] scaled = new float[ColourImage.PLANES * widthPx * heightPx];
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      for (int x = 0; x < widthPx; x++) {
        lines(
            narrow,
            plane * (places / image.widthPx()) * widthPx + x,
            widthPx,
            image.heightPx(),
            scaled,
            plane * widthPx * heightPx + x,
            widthPx,
            heightPx);
      }
    }
    return ColourImage.wrap(widthPx, heightPx, scaled);
  }

  /** One line of samples, each output one the mean of its stretch. */
  private static void lines(
      float[] from,
      int fromStart,
      int fromStep,
      int fromCount,
      float[] to,
      int toStart,
      int toStep,
      int toCount) {
    double stretch = (double) fromCount / toCount;
    for (int at = 0; at < toCount; at++) {
      double begin = at * stretch;
      double end = begin + stretch;
      double sum = 0;
      for (int index = (int) begin; index < fromCount && index < end; index++) {
        double share = Math.min(end, index + 1) - Math.max(begin, index);
        sum += share * from[fromStart + index * fromStep];
      }
      to[toStart + at * toStep] = (float) (sum / stretch);
    }
  }
}
