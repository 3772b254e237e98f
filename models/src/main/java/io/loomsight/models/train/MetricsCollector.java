package io.loomsight.models.train;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the judged images of one fabric and works out its {@link Metrics}, exactly (no
 * histogram): scores are kept at 4 bytes a pixel, so 80 Mpx take 320 MB, and twice that while they
 * are sorted. An image with an empty mask is good.
 */
public final class MetricsCollector {

  private final ScoreList goodImages = new ScoreList();
  private final ScoreList defectiveImages = new ScoreList();
  private final ScoreList goodImagesAllTiles = new ScoreList();
  private final ScoreList defectiveImagesAllTiles = new ScoreList();
  private final ScoreList goodTiles = new ScoreList();
  private final ScoreList defectiveTiles = new ScoreList();
  private final ScoreList goodPixels = new ScoreList();
  private final ScoreList defectivePixels = new ScoreList();
  private final List<float[]> regions = new ArrayList<>();

  /**
   * Adds one judged image.
   *
   * @param map raw anomaly, {@code [height][width]} row-major, 0 off the cloth
   * @return the tiles of the image that count
   */
  public List<Tiles.Tile> add(GreyImage image, Mask mask, float[] map) {
    requireSameSize(image, mask, map);
    List<Tiles.Tile> all = Tiles.all(image, mask, map);
    List<Tiles.Tile> tiles = all.stream().filter(Tiles.Tile::counts).toList();
    for (Tiles.Tile tile : tiles) {
      (tile.defective() ? defectiveTiles : goodTiles).add(tile.score());
    }
    (mask.isEmpty() ? goodImages : defectiveImages).add(Tiles.imageScore(tiles, map));
    (mask.isEmpty() ? goodImagesAllTiles : defectiveImagesAllTiles).add(Tiles.imageScore(all, map));
    for (int y = 0, index = 0; y < mask.heightPx(); y++) {
      for (int x = 0; x < mask.widthPx(); x++, index++) {
        (mask.contains(x, y) ? defectivePixels : goodPixels).add(map[index]);
      }
    }
    for (int[] region : MaskRegions.of(mask)) {
      float[] scores = new float[region.length];
      for (int index = 0; index < region.length; index++) {
        scores[index] = map[region[index]];
      }
      regions.add(scores);
    }
    return tiles;
  }

  private static void requireSameSize(GreyImage image, Mask mask, float[] map) {
    if (image.widthPx() != mask.widthPx()
        || image.heightPx() != mask.heightPx()
        || map.length != image.widthPx() * image.heightPx()) {
      throw new IllegalArgumentException(
          "judged image: expected mask and map of %d x %d px, found a mask of %d x %d and %d map values"
              .formatted(
                  image.widthPx(), image.heightPx(), mask.widthPx(), mask.heightPx(), map.length));
    }
  }

  /** The metrics of all images added. The collector is empty afterwards: it gives its memory up. */
  public Metrics finish() {
    double imageAuroc =
        RocCurve.areaUnderCurve(defectiveImages.drainSorted(), goodImages.drainSorted());
    double imageAurocAllTiles =
        RocCurve.areaUnderCurve(
            defectiveImagesAllTiles.drainSorted(), goodImagesAllTiles.drainSorted());
    double tileAuroc =
        RocCurve.areaUnderCurve(defectiveTiles.drainSorted(), goodTiles.drainSorted());
    SortedScores positives = defectivePixels.drainSorted();
    SortedScores negatives = goodPixels.drainSorted();
    Metrics metrics =
        new Metrics(
            imageAuroc,
            imageAurocAllTiles,
            tileAuroc,
            RocCurve.areaUnderCurve(positives, negatives),
            AveragePrecision.of(positives, negatives),
            RegionOverlap.areaUnderCurve(regions, negatives));
    regions.clear();
    return metrics;
  }
}
