package io.loomsight.jobs.report;

import static io.loomsight.jobs.report.ReportWords.say;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.CutPiece;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where to cut rolls for the most first-quality cloth.
 *
 * @param known whether any roll was graded, so that there could be a plan
 * @param rolls those that gain by being cut, most first: the pieces of each
 */
public record CutPlans(boolean known, List<List<CutPiece>> rolls) {

  /** More are counted. */
  public static final int MOST_ROLLS = 20;

  private static final double MM_PER_M = 1000;

  public CutPlans {
    rolls = List.copyOf(rolls);
  }

  /** Those of a night. */
  public static CutPlans of(ReportPage page) {
    List<CutPiece> pieces = page.leads().cuts();
    Map<String, List<CutPiece>> byRoll =
        pieces.stream()
            .sorted(Comparator.comparing(CutPiece::rollId).thenComparingInt(CutPiece::piece))
            .collect(groupingBy(CutPiece::rollId, LinkedHashMap::new, toList()));
    return new CutPlans(
        !pieces.isEmpty(),
        byRoll.values().stream()
            .filter(roll -> gainMm(roll) > 0)
            .sorted(
                Comparator.comparingDouble(CutPlans::gainMm)
                    .reversed()
                    .thenComparing(roll -> roll.get(0).rollId()))
            .toList());
  }

  /** The rolls that are listed. */
  public List<List<CutPiece>> listed() {
    return rolls.subList(0, Math.min(MOST_ROLLS, rolls.size()));
  }

  /** What is gained in all. */
  public Words summary() {
    double gainM = rolls.stream().mapToDouble(CutPlans::gainMm).sum() / MM_PER_M;
    return rolls.isEmpty()
        ? say("cuts.whole")
        : say("cuts.gain", rolls.size(), Numbers.decimals(gainM, 1));
  }

  private static double gainMm(List<CutPiece> pieces) {
    return pieces.get(0).firstQualityMm() - pieces.get(0).firstQualityBeforeMm();
  }

  /** A piece's share of its roll, as CSS has it. */
  public static String share(CutPiece piece, List<CutPiece> roll) {
    double rollMm = roll.stream().mapToDouble(CutPiece::lengthMm).sum();
    return Numbers.px(100 * piece.lengthMm() / rollMm) + "%";
  }

  /** From where to where a piece goes. */
  public static String place(CutPiece piece) {
    return "%s–%s m"
        .formatted(
            Numbers.decimals(piece.fromMm() / MM_PER_M, 1),
            Numbers.decimals(piece.toMm() / MM_PER_M, 1));
  }

  /** What a piece is sold as. */
  public static Words use(CutPiece piece) {
    Words grade = ReportWords.grade(piece.grade());
    return switch (piece.use()) {
      case FULL_LENGTH -> grade;
      case REMNANT -> say("piece.remnant", grade);
      case WASTE -> say("piece.waste");
    };
  }

  /** The CSS class that colours a piece. */
  public static String css(CutPiece piece) {
    return switch (piece.use()) {
      case WASTE -> "waste";
      case FULL_LENGTH, REMNANT ->
          switch (piece.grade()) {
            case PREMIUM, FIRST -> "first";
            case SECOND, THIRD -> "second";
            case REJECT, NONE -> "reject";
          };
    };
  }
}
