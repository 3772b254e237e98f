package io.loomsight.jobs.generate;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.PatternAttempt;
import io.loomsight.models.pattern.ReducedImage;
import java.util.List;
import java.util.Locale;

/** Every pattern of a sheet: its colourways three by three, and its numbers. */
final class PatternCards {

  /** Of all pictures of a page, before they are written in letters, a third longer. */
  private static final int MOST_BYTES = 4_000_000;

  private PatternCards() {}

  static void write(HtmlWriter html, SheetPage page) {
    List<Drawing> shown = page.shown();
    int colourings = page.request().colourings().size();
    html.open("section", "class", "cards");
    for (Drawing drawing : shown) {
      card(html, page.request(), drawing, MOST_BYTES / (shown.size() * colourings));
    }
    html.closeLine();
    int more = page.accepted().size() - shown.size();
    if (more > 0) {
      html.element(
          "p",
          Words.of(
              "另有 %d 个花型未在此页列出，见 picks.csv。".formatted(more),
              Numbers.plural(more, "more pattern") + " not on this page, see picks.csv."),
          "class",
          "muted");
    }
  }

  private static void card(
      HtmlWriter html, PatternRequest request, Drawing drawing, int mostBytes) {
    PatternAttempt row = drawing.accepted().get(0);
    html.open("article", "class", "card");
    html.element("h3", row.name());
    html.open("div", "class", "ways");
    ReducedImage tile = ReducedImage.of(DrawnTile.of(drawing));
    for (int at = 0; at < request.colourings().size(); at++) {
      Colouring colouring = request.colourings().get(at);
      Thumbnail thumbnail =
          new Thumbnail(colouring.applied(tile), row.layout(), side(request.colourings().size()));
      way(html, drawing.accepted().get(at), thumbnail, mostBytes);
    }
    html.close();
    html.open("p", "class", "made").words(Recipes.layout(row.layout()));
    html.words(Words.of("，", ", ")).words(Recipes.words(row.recipe()));
    html.empty("br");
    html.words(Words.of("取自 ", "from ")).text(String.join(", ", row.designs())).close();
    numbers(html, row);
    html.closeLine();
  }

  /** So wide that cards of so many colourways fill the page's rows. */
  private static int side(int colourings) {
    return switch (colourings) {
      case 1 -> 228;
      case 2 -> 195;
      case 3 -> 198;
      case 4 -> 300;
      default -> 236;
    };
  }

  private static void way(HtmlWriter html, PatternAttempt row, Thumbnail thumbnail, int mostBytes) {
    html.open("figure", "style", "width:%dpx".formatted(thumbnail.sidePx()));
    html.open("a", "href", row.files().get(0));
    html.empty(
        "img",
        "class",
        "thumb",
        "alt",
        row.name() + " " + row.palette(),
        "src",
        NOTHING,
        "style",
        thumbnail.style(mostBytes));
    html.close();
    html.open("figcaption").open("div", "class", "caption");
    html.element(
        "span",
        row.palette().equals(Colouring.AS_DRAWN)
            ? Words.of("原色", "as drawn")
            : Words.of(row.palette(), row.palette()));
    html.open("span");
    html.element("a", Words.of("效果图", "preview"), "href", row.files().get(2)).text(" ");
    html.element("a", "TIFF", "href", row.files().get(1)).close().close();
    swatches(html, row);
    html.close().close();
  }

  private static void swatches(HtmlWriter html, PatternAttempt row) {
    html.open("ul", "class", "swatches");
    for (int screen = 0; screen < row.colours().size(); screen++) {
      String share = share(row.coveragePercents().get(screen));
      html.open(
          "li", "title", "%d: %s, %s %%".formatted(screen + 1, row.colours().get(screen), share));
      html.open("i", "style", "background:" + row.colours().get(screen)).close();
      html.text(share).close();
    }
    html.close();
  }

  private static void numbers(HtmlWriter html, PatternAttempt row) {
    html.open("dl", "class", "numbers");
    number(html, NumberWords.SEAM, Numbers.decimals(Math.max(row.seamAcross(), row.seamDown()), 2));
    number(html, NumberWords.FINEST, Numbers.decimals(row.smallestFeatureMm(), 2) + " mm");
    number(
        html,
        NumberWords.LIKENESS,
        "%s %% · %s".formatted(share(100 * row.structureCorrelation()), row.nearestDesign()));
    number(html, NumberWords.REPETITION, repetition(row));
    number(html, NumberWords.STYLE, Numbers.decimals(row.styleDistance(), 3));
    html.close();
  }

  /** How much it repeats within its tile, and after how much. */
  private static String repetition(PatternAttempt row) {
    double period = Math.hypot(row.periodXMm(), row.periodYMm());
    String percent = share(100 * row.selfSimilarity()) + " %";
    return period > 0 ? percent + " · %s mm".formatted(Numbers.decimals(period, 0)) : percent;
  }

  private static void number(HtmlWriter html, NumberWords words, String value) {
    html.element("dt", words.label()).element("dd", value);
  }

  /** Per cent without decimals, but never 0 of what is there. */
  private static String share(double percent) {
    return percent > 0 && percent < 1 ? "<1" : String.format(Locale.ROOT, "%.0f", percent);
  }

  /** An image of one transparent pixel, whose background is the picture. */
  private static final String NOTHING =
      "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
}
