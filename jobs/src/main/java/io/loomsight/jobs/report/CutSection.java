package io.loomsight.jobs.report;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.CutPiece;
import io.loomsight.models.cut.Piece.Use;
import io.loomsight.models.grade.Grade;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where to cut rolls for the most first-quality cloth: those that gain by it, most first. */
final class CutSection {

  private static final int MOST_ROLLS = 20;
  private static final double MM_PER_M = 1000;

  private CutSection() {}

  static void write(HtmlWriter html, ReportPage page) {
    if (page.leads().cuts().isEmpty()) {
      return;
    }
    List<List<CutPiece>> gaining =
        byRoll(page.leads().cuts()).stream()
            .filter(pieces -> gainMm(pieces) > 0)
            .sorted(
                Comparator.comparingDouble(CutSection::gainMm)
                    .reversed()
                    .thenComparing(pieces -> pieces.get(0).rollId()))
            .toList();
    html.open("section", "id", "cuts");
    html.element("h2", Words.of("开剪方案", "Where to cut"));
    html.element("p", summary(gaining), "class", "muted");
    if (!gaining.isEmpty()) {
      table(html, gaining.subList(0, Math.min(MOST_ROLLS, gaining.size())));
    }
    if (gaining.size() > MOST_ROLLS) {
      int more = gaining.size() - MOST_ROLLS;
      html.element(
          "p",
          Words.of(
              "另有 %d 卷未列出。".formatted(more), Numbers.plural(more, "roll") + " more not listed."),
          "class",
          "muted");
    }
    html.closeLine();
  }

  private static List<List<CutPiece>> byRoll(List<CutPiece> pieces) {
    Map<String, List<CutPiece>> rolls =
        pieces.stream()
            .sorted(Comparator.comparing(CutPiece::rollId).thenComparingInt(CutPiece::piece))
            .collect(
                Collectors.groupingBy(CutPiece::rollId, LinkedHashMap::new, Collectors.toList()));
    return List.copyOf(rolls.values());
  }

  private static double gainMm(List<CutPiece> pieces) {
    return pieces.get(0).firstQualityMm() - pieces.get(0).firstQualityBeforeMm();
  }

  private static Words summary(List<List<CutPiece>> gaining) {
    if (gaining.isEmpty()) {
      return Words.of("整卷最好：开剪不会增加一等品。", "No cut gives more first-quality cloth.");
    }
    String metres =
        Numbers.decimals(gaining.stream().mapToDouble(CutSection::gainMm).sum() / MM_PER_M, 1);
    return Words.of(
        "按下列位置开剪，%d 卷可多得一等品 %s 米。".formatted(gaining.size(), metres),
        "Cut like this, %s %s %s m more of first quality."
            .formatted(
                Numbers.plural(gaining.size(), "roll"),
                gaining.size() == 1 ? "gives" : "give",
                metres));
  }

  private static void table(HtmlWriter html, List<List<CutPiece>> rolls) {
    html.open("div", "class", "scroll").open("table", "class", "cuts");
    html.open("thead").open("tr");
    html.element("th", Words.of("卷号", "Roll"), "scope", "col");
    html.element("th", Words.of("整卷", "Left whole"), "scope", "col");
    html.element(
        "th", Words.of("一等品，整卷 → 开剪后", "First quality, whole → cut"), "scope", "col", "class", "n");
    html.element("th", Words.of("在这些米数开剪", "Cut at these metres"), "scope", "col");
    html.close().close().open("tbody");
    rolls.forEach(pieces -> row(html, pieces));
    html.close().close().closeLine();
  }

  private static void row(HtmlWriter html, List<CutPiece> pieces) {
    CutPiece first = pieces.get(0);
    html.open("tr").element("th", first.rollId(), "scope", "row");
    html.element("td", grade(first.rollGrade()));
    html.element(
        "td",
        Numbers.metres(first.firstQualityBeforeMm())
            + " → "
            + Numbers.metres(first.firstQualityMm()),
        "class",
        "n");
    html.open("td", "class", "wrap").open("div", "class", "strip");
    double rollMm = pieces.stream().mapToDouble(CutPiece::lengthMm).sum();
    for (CutPiece piece : pieces) {
      html.open(
              "span",
              "class",
              "piece " + css(piece),
              "style",
              "width:" + Numbers.px(100 * piece.lengthMm() / rollMm) + "%",
              "title",
              Numbers.metres(piece.fromMm()) + " – " + Numbers.metres(piece.toMm()))
          .close();
    }
    html.close().open("ol", "class", "pieces");
    for (CutPiece piece : pieces) {
      html.open("li");
      html.text(place(piece.fromMm()) + "–" + place(piece.toMm()) + " m ");
      html.element("span", words(piece), "class", "piece-name " + css(piece)).close();
    }
    html.close().close().closeLine();
  }

  private static String place(double mm) {
    return Numbers.decimals(mm / MM_PER_M, 1);
  }

  private static Words words(CutPiece piece) {
    Words grade = grade(piece.grade());
    return switch (piece.use()) {
      case FULL_LENGTH -> grade;
      case REMNANT -> Words.of("零布 ", "remnant, ").then(grade);
      case WASTE -> Words.of("剪除", "cut out");
    };
  }

  private static Words grade(Grade grade) {
    return switch (grade) {
      case PREMIUM -> Words.of("优等品", "premium");
      case FIRST -> Words.of("一等品", "first");
      case SECOND -> Words.of("二等品", "second");
      case THIRD -> Words.of("三等品", "third");
      case REJECT -> Words.of("等外品", "reject");
      case NONE -> Words.of("未定等", "not graded");
    };
  }

  private static String css(CutPiece piece) {
    if (piece.use() == Use.WASTE) {
      return "waste";
    }
    return switch (piece.grade()) {
      case PREMIUM, FIRST -> "first";
      case SECOND, THIRD -> "second";
      case REJECT, NONE -> "reject";
    };
  }
}
