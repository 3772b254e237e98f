package io.loomsight.jobs.generate;

import static io.loomsight.jobs.generate.SheetWords.say;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.PatternAttempt;
import io.loomsight.models.pattern.ReducedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A pattern as a sheet shows it: its colourways three by three, and its numbers.
 *
 * @param pattern its row, in the first of its colours
 * @param ways the same in all of them
 * @param sidePx the longer side of each of them, in px of the page
 */
public record PatternCard(PatternAttempt pattern, List<Way> ways, int sidePx) {

  /** Of all pictures of a page, before they are written in letters, a third longer. */
  private static final int MOST_BYTES = 4_000_000;

  public PatternCard {
    ways = List.copyOf(ways);
  }

  /**
   * A colourway.
   *
   * @param row of the pattern in these colours
   * @param style of an element that shows it
   */
  public record Way(PatternAttempt row, String style) {

    /** What it is called, for whom does not see it. */
    public String name() {
      return row.name() + " " + row.palette();
    }

    public Words palette() {
      return row.palette().equals(Colouring.AS_DRAWN)
          ? say("pattern.drawn")
          : Words.same(row.palette());
    }

    /** Where its tile lies, from the page. */
    public String tile() {
      return row.files().get(0);
    }

    /** The same as a TIFF. */
    public String tiff() {
      return row.files().get(1);
    }

    /** Where it is seen in use. */
    public String preview() {
      return row.files().get(2);
    }

    public List<Screen> screens() {
      List<Screen> screens = new ArrayList<>();
      for (int screen = 0; screen < row.colours().size(); screen++) {
        screens.add(
            new Screen(
                screen + 1, row.colours().get(screen), share(row.coveragePercents().get(screen))));
      }
      return screens;
    }
  }

  /**
   * A screen.
   *
   * @param number from 1
   * @param colour as CSS has it
   * @param percent what it prints of the tile, without the sign
   */
  public record Screen(int number, String colour, String percent) {

    public String title() {
      return "%d: %s, %s %%".formatted(number, colour, percent);
    }
  }

  /** The cards of all patterns that a sheet shows. */
  static List<PatternCard> of(SheetPage sheet) {
    List<Drawing> shown = sheet.shown();
    List<Colouring> colourings = sheet.request().colourings();
    int mostBytes = MOST_BYTES / Math.max(1, shown.size() * colourings.size());
    return shown.stream().map(drawing -> of(drawing, colourings, mostBytes)).toList();
  }

  private static PatternCard of(Drawing drawing, List<Colouring> colourings, int mostBytes) {
    PatternAttempt pattern = drawing.accepted().get(0);
    ReducedImage tile = ReducedImage.of(DrawnTile.of(drawing));
    int sidePx = side(colourings.size());
    List<Way> ways = new ArrayList<>();
    for (int at = 0; at < colourings.size(); at++) {
      ReducedImage coloured = colourings.get(at).applied(tile);
      Thumbnail thumbnail = new Thumbnail(coloured, pattern.layout(), sidePx);
      ways.add(new Way(drawing.accepted().get(at), thumbnail.style(mostBytes)));
    }
    return new PatternCard(pattern, ways, sidePx);
  }

  /** So wide that cards of so many colourways fill the page's rows; tiles have whole px. */
  private static int side(int colourings) {
    return switch (colourings) {
      case 1 -> 264;
      case 2 -> 177;
      case 3 -> 180;
      case 4 -> 282;
      default -> 222;
    };
  }

  public String name() {
    return pattern.name();
  }

  /** How it was made. */
  public Words made() {
    return say(
        "pattern.made", SheetWords.layout(pattern.layout()), Recipes.words(pattern.recipe()));
  }

  /** The designs that it was drawn from. */
  public Words from() {
    return say("pattern.from", String.join(", ", pattern.designs()));
  }

  /** The worse of its two seams. */
  public String seam() {
    return Numbers.decimals(Math.max(pattern.seamAcross(), pattern.seamDown()), 2);
  }

  /** Its thinnest line or gap. */
  public String finest() {
    return Numbers.decimals(pattern.smallestFeatureMm(), 2) + " mm";
  }

  /** How like it is to the design that it is most like, and which that is. */
  public String likeness() {
    return "%s %% · %s"
        .formatted(share(100 * pattern.structureCorrelation()), pattern.nearestDesign());
  }

  /** How much it repeats within its tile, and after how much. */
  public String repetition() {
    double periodMm = Math.hypot(pattern.periodXMm(), pattern.periodYMm());
    String percent = share(100 * pattern.selfSimilarity()) + " %";
    return periodMm > 0 ? percent + " · %s mm".formatted(Numbers.decimals(periodMm, 0)) : percent;
  }

  /** How far its textures are from those of its designs. */
  public String style() {
    return Numbers.decimals(pattern.styleDistance(), 3);
  }

  /** Per cent without decimals, but never 0 of what is there. */
  private static String share(double percent) {
    return percent > 0 && percent < 1 ? "<1" : String.format(Locale.ROOT, "%.0f", percent);
  }
}
