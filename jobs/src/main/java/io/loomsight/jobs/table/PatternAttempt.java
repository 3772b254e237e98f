package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import io.loomsight.models.pattern.RepeatLayout;
import java.util.List;

/** One attempt at a pattern: a refused one, or an accepted one in one palette. */
public record PatternAttempt(
    @Column(doc = "The run, which is the request's name: run again, its rows are replaced")
        String runId,
    @Column(doc = "What the pattern's files are called, without palette") String name,
    @Column(doc = "The collection, or two of them with a plus, that it is drawn from")
        String source,
    @Column(doc = "How its tile repeats") RepeatLayout layout,
    @Column(doc = "Its number among those of its source and layout, from 1") int number,
    @Column(doc = "0 for the pattern itself, from 1 for new ones like a picked one") int variation,
    @Column(doc = "The attempt at it, from 1") int attempt,
    @Column(doc = "In what colours; empty where refused") String palette,
    @Column(doc = "Whether it passed all checks") boolean accepted,
    @Column(doc = "What was expected and what was found; empty where accepted") String reason,
    @Column(doc = "How it was made") String recipe,
    @Column(doc = "The designs that it is drawn from") List<String> designs,
    @Column(doc = "Of a variation, the picked pattern's designs; else none") List<String> like,
    @Column(doc = "Seed of all that was drawn") long seed,
    @Column(doc = "What drew it, with its version") String modelVersion,
    @Column(doc = "Its files in the request's folder: tile, preview and separations by screen")
        List<String> files,
    @Column(doc = "Width in print", unit = "mm") double widthMm,
    @Column(doc = "Height in print", unit = "mm") double heightMm,
    @Column(doc = "Density in print", unit = "px/inch") double dpi,
    @Column(doc = "Width in print", unit = "px") int widthPx,
    @Column(doc = "Height in print", unit = "px") int heightPx,
    @Column(doc = "Width while it was drawn", unit = "px") int drawnWidthPx,
    @Column(doc = "Height while it was drawn", unit = "px") int drawnHeightPx,
    @Column(doc = "Screens that were asked for") int screens,
    @Column(doc = "Colours by screen, #rrggbb") List<String> colours,
    @Column(doc = "What each screen prints of the tile", unit = "%") List<Double> coveragePercents,
    @Column(doc = "Hash of the drawn tile's screens, whatever its colours") String tileHash,
    @Column(
            doc =
                "Seam between left and right against the tile's own lines, 1 as its strongest; this"
                    + " and all below NaN where it was refused before")
        double seamAcross,
    @Column(doc = "Seam between bottom and top") double seamDown,
    @Column(doc = "Mean CIEDE2000 of the reduction to screens") double meanDeltaE,
    @Column(doc = "CIEDE2000 that 95 % of the pixels do not exceed") double p95DeltaE,
    @Column(doc = "The design that it is most like, by its drawing") String nearestDesign,
    @Column(doc = "Correlation with that design's drawing, 1 for a copy")
        double structureCorrelation,
    @Column(doc = "Distance to the nearest design's image, 0 for a copy") double imageDistance,
    @Column(doc = "Distance of its large patches to the designs' own, 0 where all are copied")
        double patchDistance,
    @Column(
            doc =
                "Share of the tile's patches that are like none of the designs', where joined, 0 to 1")
        double broken,
    @Column(doc = "Thinnest line or gap in print", unit = "mm") double smallestFeatureMm,
    @Column(doc = "How much it repeats within its tile, 0 to 1") double selfSimilarity,
    @Column(doc = "At which shift across", unit = "mm") double periodXMm,
    @Column(doc = "And down", unit = "mm") double periodYMm,
    @Column(doc = "Sliced Wasserstein distance at 64 px to the designs that it is drawn from")
        double styleDistance) {

  public PatternAttempt {
    designs = List.copyOf(designs);
    like = List.copyOf(like);
    files = List.copyOf(files);
    colours = List.copyOf(colours);
    coveragePercents = List.copyOf(coveragePercents);
  }
}
