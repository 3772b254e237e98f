package io.loomsight.jobs.serve;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.page.Messages;
import io.loomsight.jobs.page.Page;
import io.loomsight.jobs.page.Resource;
import io.loomsight.jobs.page.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page that lists nights. */
public final class IndexPage {

  /** Nights of a factory, the newest. */
  private static final int NIGHTS = 31;

  /** Pages of a park, the newest. */
  private static final int RANGES = 31;

  private static final String STYLE = Resource.text(IndexPage.class, "serve.css");
  static final Messages MESSAGES = Messages.beside(IndexPage.class, "serve");

  private final Language first;

  IndexPage(Language first) {
    this.first = first;
  }

  /** A message of the bundle. */
  public static Words say(String key, Object... values) {
    return MESSAGES.say(key, values);
  }

  /** A factory's nights, the newest first. */
  public record Factory(String name, List<Line> nights) {

    public Factory {
      nights = List.copyOf(nights);
    }
  }

  /**
   * A night in the list.
   *
   * @param standing css class of how it went
   * @param badge the same in words
   * @param sentence what was woven, and what needs somebody to look at it
   */
  public record Line(String factory, String date, String standing, Words badge, Words sentence) {

    static Line of(Shelf.Night night) {
      return new Line(
          night.batch().factory(),
          night.batch().batchDate().toString(),
          night.summary().map(each -> each.standing().name()).orElse("UNKNOWN"),
          say("standing." + night.summary().map(each -> each.standing().name()).orElse("UNKNOWN")),
          night.summary().map(each -> each.sentence()).orElse(Words.NONE));
    }
  }

  /**
   * A park's page in the list.
   *
   * @param address from this page
   */
  public record ParkLine(String name, String range, String address) {

    static ParkLine of(Shelf.Park park) {
      String name = URLEncoder.encode(park.name(), StandardCharsets.UTF_8).replace("+", "%20");
      return new ParkLine(
          park.name(),
          park.range().replace("_", " – "),
          "parks/%s/%s/park.html".formatted(name, park.range()));
    }
  }

  /** The page as it is now. */
  Answer answer(Shelf shelf) {
    try {
      List<Factory> factories = new ArrayList<>();
      for (String factory : shelf.factories()) {
        List<Line> nights = shelf.nights(factory, NIGHTS).stream().map(Line::of).toList();
        if (!nights.isEmpty()) {
          factories.add(new Factory(factory, nights));
        }
      }
      List<ParkLine> parks = shelf.parks(RANGES).stream().map(ParkLine::of).toList();
      return Answer.of(200, Answer.HTML, html(factories, parks), Map.of());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String html(List<Factory> factories, List<ParkLine> parks) {
    return Page.showing(say("title"), first, List.of(STYLE), List.of())
        .html("serve/nights.jte", Map.of("factories", factories, "parks", parks, "first", first));
  }
}
