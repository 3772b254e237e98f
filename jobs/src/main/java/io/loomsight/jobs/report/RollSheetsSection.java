package io.loomsight.jobs.report;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.models.fabric.Direction;

/** Each roll's map and, below it, the pictures of its defects. */
final class RollSheetsSection {

  private RollSheetsSection() {}

  static void write(HtmlWriter html, ReportPage page) {
    long drawn = page.rolls().stream().filter(sheet -> sheet.drawing().isPresent()).count();
    if (drawn == 0) {
      return;
    }
    html.open("section", "id", "maps");
    html.element("h2", Words.of("布卷图与疵点", "Roll maps and defects"));
    RollMap.definitions(html);
    legend(html);
    for (int i = 0; i < page.rolls().size(); i++) {
      if (page.rolls().get(i).drawing().isPresent()) {
        sheet(html, page, i);
      }
    }
    long undrawn = page.allRolls() - drawn;
    if (undrawn > 0) {
      html.element(
          "p",
          Words.of(
              "另有 %s 卷较好的布卷未画图。".formatted(Numbers.count(undrawn)),
              "Maps of " + Numbers.plural(undrawn, "better roll") + " not drawn."),
          "class",
          "muted");
    }
    html.closeLine();
  }

  private static void legend(HtmlWriter html) {
    html.open("p", "class", "legend");
    legendEntry(html, "warp", Words.of("经向疵", "warp (along)"));
    legendEntry(html, "weft", Words.of("纬向疵", "weft (across)"));
    legendEntry(html, "area", Words.of("局部疵", "spot or area"));
    legendEntry(html, "unseen", Words.of("未检验", "not inspected"));
    html.element(
            "span",
            Words.of(
                "按比例绘制；左右为布长，上下为布幅。图片中上下为布长。",
                "To scale: length left to right, width top to bottom. In the pictures, length runs top to bottom."),
            "class",
            "muted")
        .closeLine();
  }

  private static void legendEntry(HtmlWriter html, String css, Words words) {
    html.open("span", "class", "key");
    html.open("svg", "width", "18", "height", "14", "class", "map", "aria-hidden", "true");
    switch (css) {
      case "warp" -> box(html, "d warp", "1", "5", "16", "4");
      case "weft" -> box(html, "d weft", "7", "0", "4", "14");
      case "area" ->
          html.empty("ellipse", "class", "d area", "cx", "9", "cy", "7", "rx", "5", "ry", "5");
      default -> box(html, "unseen", "0", "0", "18", "14");
    }
    html.close().text(" ").words(words).close();
  }

  private static void box(
      HtmlWriter html, String css, String x, String y, String width, String height) {
    html.empty("rect", "class", css, "x", x, "y", y, "width", width, "height", height);
  }

  private static void sheet(HtmlWriter html, ReportPage page, int index) {
    RollSheet sheet = page.rolls().get(index);
    RollSheet.Drawing drawing = sheet.drawing().orElseThrow();
    int pictures = Math.min(drawing.defects().size(), page.config().maxThumbnails());
    String idPrefix = "d" + index + "-";
    html.open("article", "class", "roll", "id", "roll-" + index);
    html.open("h3").text(sheet.grade().rollId()).text(" ");
    RollsSection.badge(html, sheet.standing(page.config().pointsLimitPer100M2()));
    html.close();
    html.open("p", "class", "muted");
    html.words(Words.of("织机 ", "loom ")).text(sheet.grade().loomId() + " · ");
    html.words(Words.of("品种 ", "style ")).text(sheet.grade().styleId() + " · ");
    html.words(
            Words.of(
                "当晚 %s 个疵点".formatted(Numbers.count(drawing.allDefects())),
                Numbers.plural(drawing.allDefects(), "defect") + " this night"))
        .text(" · " + Numbers.decimals(sheet.grade().pointsPer100M2(), 1) + " ")
        .words(Words.of("分/100 m²", "points / 100 m²"));
    if (sheet.grade().nights() > 1) {
      html.text(" · ").words(Words.of("前几夜的布不在图上", "earlier nights' cloth not drawn"));
    }
    html.close().open("div", "class", "scroll");
    RollMap.write(html, sheet, idPrefix, pictures);
    html.close();
    leftOut(
        html,
        drawing.allDefects() - drawing.defects().size(),
        Words.of("个疵点未画出（按异常分从高到低取）。", "not drawn (highest scores come first)."));
    gallery(html, drawing, idPrefix, pictures);
    html.closeLine();
  }

  private static void gallery(
      HtmlWriter html, RollSheet.Drawing drawing, String idPrefix, int pictures) {
    if (drawing.allDefects() == 0) {
      html.element("p", Words.of("✓ 未发现疵点。", "✓ No defects found."), "class", "calm");
      return;
    }
    html.open("div", "class", "gallery");
    for (int i = 0; i < pictures; i++) {
      figure(html, drawing.defects().get(i), idPrefix + (i + 1), i + 1);
    }
    html.close();
    leftOut(html, drawing.allDefects() - pictures, Words.of("个疵点未附图片。", "not shown as pictures."));
  }

  private static void figure(HtmlWriter html, RollSheet.Mark mark, String id, int number) {
    html.open("figure", "id", id, "class", css(mark.direction()));
    if (mark.jpegBase64().isPresent()) {
      html.empty(
          "img",
          "src",
          "data:image/jpeg;base64," + mark.jpegBase64().get(),
          "alt",
          mark.kind().chinese() + " " + mark.kind().english());
    } else {
      html.element("div", Words.of("无图片", "no picture"), "class", "nopicture");
    }
    html.open("figcaption").open("strong").text(number + " ");
    html.words(Words.of(mark.kind().chinese(), mark.kind().english())).close();
    html.element("span", Numbers.size(mark.lengthMm(), mark.thicknessMm()));
    html.open("span")
        .words(Words.of("布长 ", "along "))
        .text(Numbers.metres(mark.box().yMm()) + " · ")
        .words(Words.of("布幅 ", "across "))
        .text(Numbers.metres(mark.box().xMm()))
        .close();
    String points =
        mark.points().isPresent() ? String.valueOf(mark.points().getAsInt()) : Numbers.NONE;
    html.open("span")
        .words(Words.of(points + " 分", points + (points.equals("1") ? " point" : " points")))
        .text(" · ")
        .words(Words.of("异常分 ", "score "))
        .text(Numbers.decimals(mark.score(), 2))
        .close()
        .close()
        .close();
  }

  private static void leftOut(HtmlWriter html, long count, Words rest) {
    if (count > 0) {
      html.element(
          "p",
          Words.of("另有 " + Numbers.count(count) + " ", Numbers.count(count) + " more ").then(rest),
          "class",
          "muted");
    }
  }

  private static String css(Direction direction) {
    return switch (direction) {
      case WARP -> "warp";
      case WEFT -> "weft";
      case AREA -> "area";
    };
  }
}
