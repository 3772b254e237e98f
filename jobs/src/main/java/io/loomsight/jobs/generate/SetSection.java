package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.PatternSet;
import java.math.BigDecimal;

/** The numbers of each source, what they are held against, and what was read. */
final class SetSection {

  private SetSection() {}

  static void write(HtmlWriter html, SheetPage page) {
    html.open("section", "class", "panel");
    html.element("h2", Words.of("整体数据", "The set in numbers"));
    html.open("div", "class", "scroll").open("table");
    html.open("thead").open("tr");
    html.element("th", Words.of("来源", "Source"), "scope", "col");
    html.element("th", Words.of("内容", "What"), "scope", "col");
    html.element("th", Words.of("数量", "How many"), "scope", "col", "class", "n");
    html.element("th", Words.of("风格距离", "Style distance"), "scope", "col", "class", "n");
    html.element("th", Words.of("多样性", "Diversity"), "scope", "col", "class", "n");
    html.close().close().open("tbody");
    for (PatternSet set : page.sets()) {
      html.open("tr").element("td", set.source());
      html.open("td").words(SetWords.of(set.kind())).close();
      String many =
          set.kind() == PatternSet.Kind.PATTERNS
              ? "%d / %d".formatted(set.accepted(), set.asked())
              : Numbers.count(set.accepted());
      html.element("td", many, "class", "n");
      html.element("td", Numbers.decimals(set.styleDistance(), 4), "class", "n");
      html.element("td", Numbers.decimals(set.diversity(), 3), "class", "n").close();
    }
    html.close().close().close();
    html.element(
        "p",
        Words.of(
            "风格距离：花型与原设计在四种尺度上的纹理差异（切片 Wasserstein 距离），越小越像；与原设计之间的距离相近为好。"
                + "多样性：两两之间平均 1 − MS-SSIM，0 为全部相同。",
            "Style distance: how the textures differ from the designs' at four scales (sliced"
                + " Wasserstein distance); good where it is near that of the designs among"
                + " themselves. Diversity: mean of 1 − MS-SSIM over pairs, 0 where all are the"
                + " same."),
        "class",
        "muted");
    for (PatternSet set : page.sets()) {
      if (!set.refusedFiles().isEmpty()) {
        html.open("p", "class", "warning");
        html.words(
            Words.of(
                "▲ %s：%d 个文件无法读取：".formatted(set.source(), set.refusedFiles().size()),
                "▲ %s: %s could not be read: "
                    .formatted(set.source(), Numbers.plural(set.refusedFiles().size(), "file"))));
        html.text(String.join("; ", set.refusedFiles().stream().limit(10).toList())).close();
      }
    }
    PatternRequest request = page.request();
    html.element(
        "p",
        "%s · seed %d · %s · %d × %d px"
            .formatted(
                page.drawings().stream()
                    .flatMap(drawing -> drawing.attempts().stream())
                    .map(attempt -> attempt.modelVersion())
                    .findFirst()
                    .orElse(request.method().word()),
                request.seed(),
                page.createdAt(),
                request.print().drawnWidthPx(),
                request.print().drawnHeightPx()),
        "class",
        "muted");
    html.closeLine();
  }

  /** A decimal as people write it. */
  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
