package io.loomsight.jobs.park;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Dates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A made-up park for its page's tests. */
final class SampleParks {

  static final LocalDate FROM = LocalDate.parse("2026-02-20");
  static final LocalDate TO = LocalDate.parse("2026-03-01");

  private SampleParks() {}

  /**
   * Four mills over ten nights: one good, one over the limit, one with nights missing, one blind.
   */
  static ParkPage rich(Language first) {
    return park(
        "Dieshiqiao 叠石桥",
        first,
        List.of(
            mill("mill-good", 10, 15, 96, 0),
            mill("mill-over", 10, 52, 97, 3),
            mill("mill-gaps", 7, 28, 95, 0),
            mill("mill-blind", 10, 24, 61, 1)));
  }

  static ParkPage park(String name, Language first, List<Mill> mills) {
    return new ParkPage(
        name,
        new Dates(FROM, TO),
        "four-point-metric",
        33.5,
        first,
        Instant.parse("2026-03-02T04:30:00Z"),
        mills,
        List.of(
            new ParkPage.KindCount(Words.of("断经", "broken end"), "warp", 420),
            new ParkPage.KindCount(Words.of("油污", "oil stain"), "area", 118),
            new ParkPage.KindCount(Words.of("缺纬", "missing pick"), "weft", 61)),
        List.of(
            new Compute(mills.get(0).factory(), 3.25, 12.5, 120_000, 9_800),
            new Compute(mills.get(mills.size() - 1).factory(), 0, 41.75, 60_000, 4_400)),
        List.of(
            new Voucher(
                "textile-group", "2026-02", mills.get(0).factory(), 123_456, 100_000, 30_000)));
  }

  /** A mill of ten nights, of which the first few show ground alone. */
  static Mill unseen(String factory, int nightsWithoutCloth) {
    List<MillNight> all = new ArrayList<>();
    for (int night = 0; night < 10; night++) {
      boolean blind = night < nightsWithoutCloth;
      all.add(
          new MillNight(
              FROM.plusDays(night),
              blind ? 0 : 1000,
              blind ? 0 : 1000,
              blind ? 0 : 100,
              blind ? 0 : 50,
              40,
              42,
              blind ? 0 : 38,
              blind ? 0 : 36,
              5000,
              50));
    }
    return new Mill(factory, all, 0);
  }

  /** A mill of so many nights from the first on. */
  static Mill mill(
      String factory, int nights, double pointsPer100M2, double coveragePercent, long stops) {
    List<MillNight> all = new ArrayList<>();
    for (int night = 0; night < nights; night++) {
      double points = pointsPer100M2 * (1 + 0.2 * Math.sin(night));
      all.add(
          new MillNight(
              FROM.plusDays(night),
              1000,
              100_000 / coveragePercent,
              Math.round(points * 10),
              Math.round(points * 5),
              40,
              42,
              38,
              Math.round(38 * (1 - pointsPer100M2 / 200)),
              5000,
              50));
    }
    return new Mill(factory, all, stops);
  }
}
