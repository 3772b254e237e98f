package io.loomsight.jobs.park;

import static io.loomsight.jobs.park.ParkWords.say;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Dates;
import io.loomsight.jobs.table.Statistic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that the park's page says.
 *
 * @param mills worst first
 * @param kinds most defects first
 * @param compute by mill
 * @param vouchers by enterprise and month
 */
public record ParkPage(
    String park,
    Dates dates,
    String ruleSet,
    double pointsLimitPer100M2,
    Language first,
    Instant createdAt,
    List<Mill> mills,
    List<KindCount> kinds,
    List<Compute> compute,
    List<Voucher> vouchers) {

  /** The workbook's name, beside the page. */
  public static final String WORKBOOK = "park.xlsx";

  /** Mills that are named in an answer; the others are counted. */
  public static final int NAMED = 5;

  public ParkPage {
    mills = mills.stream().sorted(WORST_FIRST).toList();
    kinds = List.copyOf(kinds);
    compute = List.copyOf(compute);
    vouchers = List.copyOf(vouchers);
  }

  private static final Comparator<Mill> WORST_FIRST =
      Comparator.comparingDouble(
              (Mill mill) -> {
                double points = mill.sum().pointsPer100M2();
                return Double.isNaN(points) ? Double.POSITIVE_INFINITY : -points;
              })
          .thenComparing(Mill::factory);

  /**
   * Defects of a kind.
   *
   * @param direction CSS class of the way it runs
   */
  public record KindCount(Words name, String direction, long count) {}

  /** A mill that somebody should look at, and why. */
  public record MillToSee(String factory, List<Words> why) {

    public MillToSee {
      why = List.copyOf(why);
    }
  }

  /** Names of the CSV files beside the page. */
  public List<String> csvFiles() {
    return List.of(ParkSheets.COMPUTE.file(), ParkSheets.VOUCHERS.file());
  }

  /** The park as a whole; empty without mills. */
  public Optional<MillNight> total() {
    List<MillNight> nights = mills.stream().flatMap(mill -> mill.nights().stream()).toList();
    return nights.isEmpty() ? Optional.empty() : Optional.of(MillNight.sum(dates.last(), nights));
  }

  /** The park by night; those that no mill has are left out. */
  public List<MillNight> byNight() {
    List<MillNight> nights = new ArrayList<>();
    for (LocalDate date : dates.each()) {
      List<MillNight> all =
          mills.stream().map(mill -> mill.on(date)).flatMap(Optional::stream).toList();
      if (!all.isEmpty()) {
        nights.add(MillNight.sum(date, all));
      }
    }
    return nights;
  }

  /** Looms of all mills, each mill's night with most of them. */
  public long looms() {
    return mills.stream().mapToLong(mill -> mill.sum().looms()).sum();
  }

  /** Mills over the limit, with nights missing or unseen, or much cloth unseen, worst first. */
  public List<MillToSee> toSee() {
    List<MillToSee> found = new ArrayList<>();
    for (Mill mill : mills) {
      List<Words> why = new ArrayList<>();
      MillNight sum = mill.sum();
      if (sum.pointsPer100M2() > pointsLimitPer100M2) {
        why.add(say("see.over", Numbers.decimals(sum.pointsPer100M2(), 1)));
      }
      if (sum.coveragePercent() < Statistic.ENOUGH_COVERAGE_PERCENT) {
        why.add(say("see.coverage", Numbers.percent(sum.coveragePercent())));
      }
      long withoutCloth = mill.nightsWithoutCloth();
      if (withoutCloth > 0) {
        why.add(say("see.unseen", withoutCloth));
      }
      int missing = dates.each().size() - mill.nights().size();
      if (missing > 0) {
        why.add(say("see.missing", missing));
      }
      if (!why.isEmpty()) {
        found.add(new MillToSee(mill.factory(), why));
      }
    }
    return found;
  }

  /** Hours of devices that all mills held. */
  public double gpuHours() {
    return compute.stream().mapToDouble(Compute::gpuHours).sum();
  }

  /** Hours of cores. */
  public double cpuHours() {
    return compute.stream().mapToDouble(Compute::cpuHours).sum();
  }

  /** Subsidy claimed, in 0.01 yuan. */
  public long claimFen() {
    return vouchers.stream().mapToLong(Voucher::claimFen).sum();
  }

  /** CSS class of a number of points: how far it lies under or over the limit. */
  public String heat(double pointsPer100M2) {
    if (Double.isNaN(pointsPer100M2)) {
      return "h0";
    }
    double share = pointsPer100M2 / pointsLimitPer100M2;
    return share > 2 ? "h5" : share > 1 ? "h4" : share > 0.75 ? "h3" : share > 0.5 ? "h2" : "h1";
  }

  /** Yuan with two decimals, as sheets have them. */
  public static String yuan(long fen) {
    return Numbers.decimals(fen / 100.0, 2);
  }

  /** When the page was made, to the minute. */
  public String madeAt() {
    return Numbers.minute(createdAt);
  }
}
