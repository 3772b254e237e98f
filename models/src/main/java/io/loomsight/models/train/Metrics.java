package io.loomsight.models.train;

/**
 * How well maps of one fabric find its defects: each in [0, 1], NaN where defective or good cases
 * are missing.
 *
 * @param imageAuroc area under the ROC curve over images, by their tiles that count
 * @param imageAurocAllTiles the same by all their tiles, those with 1 to 19 mask pixels too: where
 *     a defect lies in one of these alone, the first sees nothing of it
 * @param tileAuroc the same over tiles, see {@link Tiles}
 * @param pixelAuroc the same over all pixels
 * @param pixelAveragePrecision average precision over all pixels
 * @param aupro see {@link RegionOverlap}
 */
public record Metrics(
    double imageAuroc,
    double imageAurocAllTiles,
    double tileAuroc,
    double pixelAuroc,
    double pixelAveragePrecision,
    double aupro) {}
