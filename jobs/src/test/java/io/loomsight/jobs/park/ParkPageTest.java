package io.loomsight.jobs.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.page.PageSources;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Dates;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ParkPageTest {

  @Test
  void ratesAreOfSumsNotMeansOfRates() {
    MillNight large = night(SampleParks.FROM, 900, 1000, 90);
    MillNight small = night(SampleParks.FROM.plusDays(1), 100, 100, 100);
    MillNight sum = MillNight.sum(SampleParks.TO, List.of(large, small));
    assertThat(sum.pointsPer100M2()).isEqualTo(100.0 * 190 / 1000);
    assertThat(sum.coveragePercent()).isEqualTo(100.0 * 1000 / 1100, within(1e-9));
  }

  @Test
  void worstMillsComeFirstAndThoseWithoutClothLast() {
    Mill none = new Mill("mill-none", List.of(night(SampleParks.FROM, 0, 0, 0)), 0);
    ParkPage park =
        SampleParks.park(
            "p",
            Language.EN,
            List.of(
                none, SampleParks.mill("a", 10, 10, 95, 0), SampleParks.mill("b", 10, 50, 95, 0)));
    assertThat(park.mills()).extracting(Mill::factory).containsExactly("b", "a", "mill-none");
  }

  @Test
  void millsThatNeedALookSayWhy() {
    List<ParkPage.MillToSee> found = SampleParks.rich(Language.EN).toSee();
    assertThat(found)
        .extracting(ParkPage.MillToSee::factory)
        .containsExactly("mill-over", "mill-gaps", "mill-blind");
    assertThat(found.get(0).why().get(0).english()).startsWith("▲ ").endsWith(" points / 100 m²");
    assertThat(found.get(1).why().get(0).english()).isEqualTo("3 nights without a report");
    assertThat(found.get(2).why().get(0).english()).isEqualTo("◐ 61.0 % of the cloth seen");
  }

  @Test
  void millWithNightsOfGroundAloneNeedsALook() {
    ParkPage park = park(SampleParks.unseen("m", 2));
    assertThat(park.mills().get(0).sum().coveragePercent())
        .as("of the other nights")
        .isEqualTo(100);
    assertThat(park.toSee()).hasSize(1);
    assertThat(park.toSee().get(0).why())
        .containsExactly(Words.of("○ 2 夜没有检验任何布面", "○ 2 nights on which no cloth was judged"));
    assertThat(park(SampleParks.unseen("m", 1)).toSee().get(0).why().get(0).english())
        .isEqualTo("○ 1 night on which no cloth was judged");
    assertThat(park(SampleParks.unseen("m", 0)).toSee()).isEmpty();
    String html = ParkHtml.of(park);
    assertThat(html.split("<td>○</td>", -1)).as("twice on the heat map").hasSize(3);
    assertThat(html).contains("○ no cloth judged; – no report.", "within the limit of 33.5");
  }

  @Test
  void parkWithoutClothIsNotPraised() {
    String html = ParkHtml.of(park(SampleParks.unseen("m", 10)));
    assertThat(html)
        .contains("○ 10 nights on which no cloth was judged", "○ 10 夜没有检验任何布面")
        .contains("<span class=\"big\">–</span>", "limit 33.5", "限值 33.5", "no roll graded yet")
        .contains("<section class=\"verdict attention\">")
        .doesNotContain("<div class=\"answer good\"", "within the limit", "✓ None");
  }

  private static ParkPage park(Mill mill) {
    return SampleParks.park("p", Language.EN, List.of(mill));
  }

  @Test
  void pointsWithoutClothAreNoRate() {
    MillNight night = night(SampleParks.FROM, 0, 0, 3);
    assertThat(night.pointsPer100M2()).isNaN();
    assertThat(night.defectsPer100M2()).isNaN();
  }

  @Test
  void nightOfTheParkIsTheSumOfItsMills() {
    List<MillNight> nights = SampleParks.rich(Language.EN).byNight();
    assertThat(nights).hasSize(10);
    assertThat(nights.get(0).areaM2()).isEqualTo(4000);
    assertThat(nights.get(9).areaM2()).as("one mill has only seven nights").isEqualTo(3000);
  }

  @Test
  void heatStepsAtTheLimit() {
    ParkPage park = SampleParks.rich(Language.EN);
    assertThat(Stream.of(1.0, 17.0, 26.0, 33.5, 33.6, 67.1, Double.NaN).map(park::heat))
        .containsExactly("h1", "h2", "h3", "h3", "h4", "h5", "h0");
  }

  @Test
  void bothLanguagesHaveEveryMessageThatIsUsedAndNoOther() {
    Set<String> used =
        PageSources.found(
            Pattern.compile(
                "\"((?:ask|cloth|mills|see|compute|trend|table|heat|kind|voucher)\\.[a-z.]+|title|kicker|verdict|workbook|made)\""),
            "src/main/jte/park",
            "src/main/java/io/loomsight/jobs/park");
    assertThat(ParkWords.MESSAGES.keys()).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void rangeAndNameMustBeSome() {
    LocalDate leapDay = LocalDate.of(2028, 2, 29);
    assertThatThrownBy(() -> request("p", leapDay, leapDay.plusDays(366)))
        .isInstanceOf(InputException.class)
        .hasMessage("--from and --to: expected at most 366 nights, found 2028-02-29 to 2029-03-01");
    assertThat(request("p", leapDay, leapDay.plusDays(365)).nights().each()).hasSize(366);
    for (String name : List.of("", "a/b", "..\\x", "a\nb")) {
      assertThatThrownBy(() -> request(name, SampleParks.FROM, SampleParks.TO))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("--park: expected a name");
    }
  }

  private static ParkRequest request(String park, LocalDate from, LocalDate to) {
    return new ParkRequest(park, new Dates(from, to), "four-point-metric", 33.5, Language.EN);
  }

  private static MillNight night(LocalDate date, double areaM2, double wovenM2, long points) {
    return new MillNight(date, areaM2, wovenM2, points, points, 1, 1, 1, 1, 1, 0);
  }
}
