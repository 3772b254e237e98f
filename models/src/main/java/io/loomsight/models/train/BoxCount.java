package io.loomsight.models.train;

/**
 * How regions found at a threshold match the defects of a fabric's images, see {@link RegionMatch}.
 *
 * @param defects defects marked
 * @param found defects found
 * @param goodImages images without a marked defect
 * @param goodAreaM2 cloth on them
 * @param falseOnGood regions found on them
 * @param defectImages images with a marked defect
 * @param falseBeside regions found on these beside the defects
 */
public record BoxCount(
    long defects,
    long found,
    long goodImages,
    double goodAreaM2,
    long falseOnGood,
    long defectImages,
    long falseBeside) {

  /** Nothing seen yet. */
  public static final BoxCount NONE = new BoxCount(0, 0, 0, 0, 0, 0, 0);

  /** The count of one image more. */
  public BoxCount plus(RegionMatch image, double areaM2) {
    BoxCount one =
        image.defects().isEmpty()
            ? new BoxCount(0, 0, 1, areaM2, image.falseRegions(), 0, 0)
            : new BoxCount(
                image.defects().size(), image.foundDefects(), 0, 0, 0, 1, image.falseRegions());
    return plus(one);
  }

  /** Both counts together. */
  public BoxCount plus(BoxCount other) {
    return new BoxCount(
        defects + other.defects,
        found + other.found,
        goodImages + other.goodImages,
        goodAreaM2 + other.goodAreaM2,
        falseOnGood + other.falseOnGood,
        defectImages + other.defectImages,
        falseBeside + other.falseBeside);
  }

  /** The share of defects found; NaN where there are none. */
  public double recall() {
    return (double) found / defects;
  }

  /** False regions on a good image; NaN without one. */
  public double falsePerGoodImage() {
    return (double) falseOnGood / goodImages;
  }

  /** False regions on good images by area; NaN without one. */
  public double falsePerM2() {
    return falseOnGood / goodAreaM2;
  }

  /** False regions beside the defects of an image with defects; NaN without one. */
  public double falsePerDefectImage() {
    return (double) falseBeside / defectImages;
  }
}
