package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.PageTemplate;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.PatternSet;
import io.loomsight.models.pattern.PrintSize;
import java.util.function.ToDoubleFunction;

/** The sheet as one page that needs nothing from outside: numbers on top, then the patterns. */
final class SheetHtml {

  private static final PageTemplate TEMPLATE = PageTemplate.styledBy(SheetHtml.class, "sheet.css");

  private SheetHtml() {}

  /** The same page gives the same text. */
  static String of(SheetPage page) {
    HtmlWriter html = new HtmlWriter();
    head(html, page);
    tiles(html, page);
    howTo(html, page);
    PatternCards.write(html, page);
    RefusedSection.write(html, page);
    SetSection.write(html, page);
    Words title =
        Words.of("花型样张 · " + page.request().name(), "Pattern sheet · " + page.request().name());
    return TEMPLATE.page(title, page.call().language(), html);
  }

  private static void head(HtmlWriter html, SheetPage page) {
    PatternRequest request = page.request();
    PrintSize size = request.print().size();
    html.open("header", "class", "top");
    PageTemplate.languageSwitch(html, page.call().language());
    html.element("p", Words.of("花型样张", "Pattern sheet"), "class", "kicker");
    html.element("h1", request.name());
    String print =
        "%s × %s cm · %s dpi · %s × %s px"
            .formatted(
                SetSection.plain(size.widthMm().movePointLeft(1)),
                SetSection.plain(size.heightMm().movePointLeft(1)),
                SetSection.plain(size.dpi()),
                Numbers.count(size.widthPx()),
                Numbers.count(size.heightPx()));
    html.element(
        "p",
        Words.of(
            "每个回位 %s · %d 套色".formatted(print, request.screens()),
            "each repeat %s · %d screens".formatted(print, request.screens())),
        "class",
        "muted");
    html.closeLine();
  }

  private static void tiles(HtmlWriter html, SheetPage page) {
    int accepted = page.accepted().size();
    int asked = page.drawings().size();
    int ways = accepted * page.request().colourings().size();
    html.open("section", "class", "tiles");
    tile(
        html,
        Words.of("合格花型", "Patterns accepted"),
        Numbers.count(accepted),
        Words.of("/ %d 个".formatted(asked), "of %d".formatted(asked)),
        Words.of("含配色共 %d 款".formatted(ways), "%d with all colourways".formatted(ways)));
    int refused = page.refusedAttempts();
    tile(
        html,
        Words.of("自动淘汰的稿", "Drafts thrown away"),
        Numbers.count(refused),
        Words.of("张", ""),
        Words.of("未通过印制检查，已重画", "failed the checks, drawn again"));
    tile(
        html,
        Words.of("风格距离", "Distance to the designs' style"),
        Numbers.decimals(first(page, PatternSet.Kind.PATTERNS, PatternSet::styleDistance), 3),
        Words.of("", ""),
        among(
            page,
            Numbers.decimals(first(page, PatternSet.Kind.DESIGNS, PatternSet::styleDistance), 3)));
    tile(
        html,
        Words.of("花型多样性", "How the patterns differ"),
        Numbers.decimals(first(page, PatternSet.Kind.PATTERNS, PatternSet::diversity), 2),
        Words.of("", ""),
        among(
            page,
            Numbers.decimals(first(page, PatternSet.Kind.DESIGNS, PatternSet::diversity), 2)));
    tile(
        html,
        Words.of("速度", "Speed"),
        page.patternsPerMinute().map(Numbers::sensible).orElse(Numbers.NONE),
        Words.of("个/分钟", "a minute"),
        Words.of(
            "共用 " + Numbers.duration((double) page.drawnMs()),
            Numbers.duration((double) page.drawnMs()) + " in all"));
    html.closeLine();
  }

  /** A number of the first source. */
  private static double first(
      SheetPage page, PatternSet.Kind kind, ToDoubleFunction<PatternSet> number) {
    return page.sets().stream()
        .filter(set -> set.kind() == kind)
        .mapToDouble(number)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Words among(SheetPage page, String number) {
    Words own = Words.of("原设计之间 " + number, "among the designs " + number);
    String source = page.sets().get(0).source();
    return page.request().sources().size() == 1
        ? own
        : Words.of(source + "：", source + ": ").then(own);
  }

  private static void tile(HtmlWriter html, Words label, String number, Words unit, Words note) {
    html.open("div", "class", "tile");
    html.element("div", label, "class", "label");
    html.open("div", "class", "number").element("span", number, "class", "big");
    html.element("span", unit, "class", "unit").close();
    html.element("div", note, "class", "note").close();
  }

  private static void howTo(HtmlWriter html, SheetPage page) {
    html.open("section", "class", "howto");
    html.open("p");
    html.element("strong", Words.of("选花型：", "To pick: "));
    html.words(
        Words.of(
            "用表格软件打开 picks.csv，在 pick 列填 x，保存后运行 ",
            "open picks.csv in a spreadsheet, write an x in the column pick, save it and run "));
    html.element("code", "loomsight generate REQUEST.yaml --picks picks.csv --like 4");
    html.words(
        Words.of(
            "：选中的花型按新需求的全部配色和接版重出，每个再画 4 个同类。",
            ": what you picked comes in all palettes and layouts of the new request, with 4 more"
                + " like each."));
    html.close();
    html.open("dl", "class", "legend");
    for (NumberWords words : NumberWords.values()) {
      html.element("dt", words.label());
      html.element("dd", words.meaning(page.request()));
    }
    html.close().closeLine();
  }
}
