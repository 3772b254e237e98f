package io.loomsight.jobs.generate;

import io.loomsight.jobs.table.PatternAttempt;
import io.loomsight.models.pattern.ColourError;
import io.loomsight.models.pattern.Likeness;
import io.loomsight.models.pattern.Palette;
import io.loomsight.models.pattern.PatternDraft;
import io.loomsight.models.pattern.PatternMetrics;
import io.loomsight.models.pattern.PrintSize;
import io.loomsight.models.pattern.ReducedImage;
import io.loomsight.models.pattern.SeamRatio;
import io.loomsight.models.pattern.SelfSimilarity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Attempts at one order as rows.
 *
 * @param request what was asked for
 * @param order of the pattern
 * @param version what draws it
 */
record AttemptRows(PatternRequest request, PatternOrder order, String version) {

  private static final int HASH_DIGITS = 12;

  /** The row of an attempt that was refused. */
  PatternAttempt refused(PatternDraft draft, PatternDraft.Refused refused) {
    return row(
        draft,
        new Result(
            "",
            refused.reason(),
            List.of(),
            refused.tile().map(tile -> hex(tile)).orElse(List.of()),
            List.of(),
            refused.tile().map(AttemptRows::hash).orElse("")),
        refused.metrics());
  }

  /**
   * The row of an accepted attempt in one palette.
   *
   * @param printed as it is printed
   * @param files that were written of it
   */
  PatternAttempt accepted(
      PatternDraft draft,
      PatternDraft.Accepted accepted,
      String palette,
      ReducedImage printed,
      List<String> files) {
    double all = (double) printed.widthPx() * printed.heightPx();
    return row(
        draft,
        new Result(
            palette,
            "",
            files,
            hex(printed),
            Arrays.stream(printed.areasPx()).mapToObj(area -> 100 * area / all).toList(),
            hash(accepted.tile())),
        Optional.of(accepted.metrics()));
  }

  private record Result(
      String palette,
      String reason,
      List<String> files,
      List<String> colours,
      List<Double> coveragePercents,
      String tileHash) {}

  private PatternAttempt row(PatternDraft draft, Result result, Optional<PatternMetrics> metrics) {
    PrintSize size = request.print().size();
    Optional<SeamRatio> seam = metrics.map(PatternMetrics::seam);
    Optional<ColourError> error = metrics.map(PatternMetrics::error);
    Optional<Likeness> likeness = metrics.map(PatternMetrics::likeness);
    Optional<SelfSimilarity> similarity = metrics.map(PatternMetrics::selfSimilarity);
    double mmPerPx = 1 / request.print().drawnPxPerMm();
    return new PatternAttempt(
        request.name(),
        order.name(),
        order.source(),
        order.layout(),
        order.number(),
        order.variation(),
        draft.attempt() + 1,
        result.palette,
        draft.accepted(),
        result.reason,
        draft.recipe(),
        draft.from(),
        order.like(),
        order.seed(),
        version,
        result.files,
        size.widthMm().doubleValue(),
        size.heightMm().doubleValue(),
        size.dpi().doubleValue(),
        size.widthPx(),
        size.heightPx(),
        request.print().drawnWidthPx(),
        request.print().drawnHeightPx(),
        request.screens(),
        result.colours,
        result.coveragePercents,
        result.tileHash,
        seam.map(SeamRatio::across).orElse(Double.NaN),
        seam.map(SeamRatio::down).orElse(Double.NaN),
        error.map(ColourError::meanDeltaE).orElse(Double.NaN),
        error.map(ColourError::p95DeltaE).orElse(Double.NaN),
        metrics.map(PatternMetrics::nearest).orElse(""),
        likeness.map(Likeness::structureCorrelation).orElse(Double.NaN),
        likeness.map(Likeness::imageDistance).orElse(Double.NaN),
        likeness.map(Likeness::patchDistance).orElse(Double.NaN),
        metrics.map(PatternMetrics::broken).orElse(Double.NaN),
        metrics.map(PatternMetrics::smallestFeatureMm).orElse(Double.NaN),
        similarity.map(SelfSimilarity::correlation).orElse(Double.NaN),
        similarity.map(peak -> peak.xPx() * mmPerPx).orElse(Double.NaN),
        similarity.map(peak -> peak.yPx() * mmPerPx).orElse(Double.NaN),
        metrics.map(PatternMetrics::styleDistance).orElse(Double.NaN));
  }

  private static List<String> hex(ReducedImage image) {
    return new Palette("colours", image.palette()).hex();
  }

  private static String hash(ReducedImage tile) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(tile.screens());
      // the letter keeps spreadsheets from taking it for a number
      return "t" + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
