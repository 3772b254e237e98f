package io.loomsight.jobs.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Dates;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Usage;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two mills of one park and one of another, over two nights. */
final class ParkIT {

  private static final String RULES = "four-point-metric";
  private static final LocalDate FIRST = LocalDate.parse("2026-02-28");
  private static final LocalDate SECOND = LocalDate.parse("2026-03-01");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T04:30:00Z"), ZoneOffset.UTC);

  @TempDir static Path folder;

  private static Warehouse warehouse;

  @BeforeAll
  static void layDownNights() throws IOException {
    warehouse = Warehouse.open(LocalSpark.session(), folder.toString());
    night(new Batch("007", FIRST), "east", 200, 100, 60);
    night(new Batch("007", SECOND), "east", 100, 50, 120);
    night(new Batch("mill-b", SECOND), "east", 400, 100, 20);
    night(new Batch("mill-c", SECOND), "west", 1000, 100, 999);
    Path damaged =
        Files.createDirectories(
            folder.resolve("statistics/factory=007/batch_date=2024-03-01/rule_set=" + RULES));
    Files.writeString(damaged.resolve("_CURRENT"), "of a night of long ago, gone");
    warehouse.append(
        Tables.USAGE,
        new Batch("007", SECOND),
        "run-u",
        set(
            Tables.USAGE,
            List.of(
                usage("007", SECOND, 1, "gpu:0", 7_200_000),
                usage("007", SECOND, 2, "cpu", 1_800_000),
                usage("007", FIRST.minusDays(9), 3, "gpu:0", 99_000_000))));
  }

  @Test
  void millsOfTheParkAreSummedAndOthersAreNot() throws Exception {
    Path page = page(FIRST, SECOND, "east");
    String html = Files.readString(page).replaceAll("(?s)<script>.*?</script>", "");
    assertThat(html)
        .contains("2 mills, 3 looms, 2 nights, 700 m² inspected")
        .doesNotContain("mill-c", "999", "NaN");
    // 180 points on 300 m², 20 on 400 m²; 200 on 700 m² in all
    assertThat(html).containsSubsequence("<th scope=\"row\">007</th>", ">60.0<", ">75.0 %<");
    assertThat(html).containsSubsequence("<th scope=\"row\">mill-b</th>", ">5.0<", ">100 %<");
    assertThat(html).contains("<span class=\"big\">28.6</span>", "1 night without a report");
    assertThat(Files.readString(page.resolveSibling("compute.csv")))
        .contains("\r\n007,2,0.5,20,14\r\n")
        .doesNotContain("mill-c");
    assertThat(page.resolveSibling("vouchers.csv")).exists();
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(page.resolveSibling("park.xlsx")))) {
      assertThat(workbook.getSheet("Mills").getLastRowNum()).isEqualTo(3);
      assertThat(workbook.getSheet("Nights").getLastRowNum()).isEqualTo(4);
    }
  }

  @Test
  void onlyNightsOfTheRangeCount() throws IOException {
    String html = Files.readString(page(SECOND, SECOND, "east"));
    assertThat(html).contains("2 mills, 3 looms, 1 night, 500 m² inspected");
  }

  @Test
  void nightsOfGroundAloneAreNamed() throws IOException {
    night(new Batch("mill-e", FIRST), "mist", 0, 0, 0);
    night(new Batch("mill-e", SECOND), "mist", 400, 100, 20);
    assertThat(Files.readString(page(FIRST, SECOND, "mist")))
        .contains("1 night on which no cloth was judged", "within the limit of 33.5")
        .containsSubsequence("<th scope=\"row\">mill-e</th>", ">5.0<", ">100 %<");
    assertThat(
            Files.readString(page(FIRST, FIRST, "mist")).replaceAll("(?s)<script>.*?</script>", ""))
        .contains("1 night on which no cloth was judged", "limit 33.5")
        .doesNotContain("within the limit", "all cloth seen", "NaN");
  }

  @Test
  void gradesOutliveFramesAndRefusals() throws IOException {
    night(new Batch("mill-d", FIRST), "south", 300, 100, 60);
    night(new Batch("mill-d", SECOND), "south", 100, 100, 30);
    for (String table : List.of("frames", "rejects", "alarms")) {
      Files.delete(
          folder.resolve("%s/factory=mill-d/batch_date=%s/_CURRENT".formatted(table, FIRST)));
    }
    assertThat(Files.readString(page(FIRST, SECOND, "south")))
        .as("both nights' cloth, the second's images")
        .contains("1 mill, 1 loom, 2 nights, 400 m² inspected")
        .containsSubsequence("<th scope=\"row\">mill-d</th>", ">22.5<", ">0 %<");
    assertThat(Files.readString(page(FIRST, FIRST, "south")))
        .as("of the park by a later night's frames")
        .contains("1 mill, 1 loom, 1 night, 300 m² inspected")
        .containsSubsequence("<th scope=\"row\">mill-d</th>", ">20.0<", ">–<");
  }

  @Test
  void parkThatIsNotThereIsTheUsersFault() {
    assertThatThrownBy(() -> page(FIRST, SECOND, "north"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "expected a night of park 'north', 2026-02-28 to 2026-03-01, graded by"
                + " four-point-metric, found those of 'east', ")
        .hasMessageEndingWith("'west'");
    LocalDate before = FIRST.minusDays(1);
    assertThatThrownBy(() -> page(before, before, "east"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("found none");
  }

  private static Path page(LocalDate from, LocalDate to, String park) {
    return Path.of(
        ParkJob.run(
                warehouse,
                new ParkRequest(park, new Dates(from, to), RULES, 33.5, Language.EN),
                CLOCK)
            .toUri()
            .getPath());
  }

  private static void night(
      Batch night, String park, double areaM2, double coveragePercent, long points) {
    Publication rows = warehouse.publication(night, "run-1");
    rows.stage(Tables.FRAMES, set(Tables.FRAMES, List.of(frame(night, park))));
    rows.stage(Tables.REJECTS, set(Tables.REJECTS, List.<Reject>of()));
    rows.stage(Tables.ALARMS, set(Tables.ALARMS, List.of()));
    List<Statistic> statistics =
        night.factory().equals("007")
            ? List.of(
                statistic(night, Statistic.Level.BATCH, "all", areaM2, coveragePercent, points),
                statistic(night, Statistic.Level.LOOM, "L1", areaM2, coveragePercent, points),
                statistic(night, Statistic.Level.LOOM, "L2", 0, coveragePercent, 0))
            : List.of(
                statistic(night, Statistic.Level.BATCH, "all", areaM2, coveragePercent, points),
                statistic(night, Statistic.Level.LOOM, "L1", areaM2, coveragePercent, points));
    rows.stage(Tables.STATISTICS, RULES, set(Tables.STATISTICS, statistics));
    rows.stage(
        Tables.STATISTICS_BY_KIND,
        RULES,
        set(
            Tables.STATISTICS_BY_KIND,
            List.of(
                new KindStatistic(
                    night.factory(),
                    night.batchDate(),
                    RULES,
                    Statistic.Level.BATCH,
                    "all",
                    DefectKind.HOLE,
                    points,
                    0,
                    0,
                    points))));
    rows.publish();
  }

  private static Statistic statistic(
      Batch night,
      Statistic.Level level,
      String name,
      double areaM2,
      double coveragePercent,
      long points) {
    return new Statistic(
        night.factory(),
        night.batchDate(),
        RULES,
        level,
        name,
        10,
        4,
        4,
        3,
        areaM2,
        coveragePercent,
        points,
        0,
        0,
        points,
        100 * points / areaM2,
        100 * points / areaM2,
        75,
        0,
        0.1);
  }

  private static Frame frame(Batch night, String park) {
    return new Frame(
        "f-" + night.factory() + night.batchDate(),
        night.factory(),
        night.batchDate(),
        park,
        "L1",
        "R",
        "satin",
        "c1",
        0,
        CLOCK.instant(),
        1500,
        1000,
        1,
        0,
        0,
        "landing/f.jpg",
        60_000,
        1,
        0.5,
        false,
        false);
  }

  private static Usage usage(
      String factory, LocalDate date, long task, String device, long heldMs) {
    return new Usage(
        "run-u",
        factory,
        date,
        "detect",
        1,
        0,
        0,
        task,
        0,
        Usage.Outcome.SUCCEEDED,
        false,
        true,
        "driver",
        "host",
        device,
        "",
        "unknown",
        1,
        CLOCK.instant(),
        CLOCK.instant(),
        heldMs,
        heldMs,
        0,
        0,
        heldMs,
        0,
        0,
        10,
        7,
        CLOCK.instant());
  }

  private static <R extends Record> Dataset<R> set(Table<R> table, List<R> rows) {
    return LocalSpark.session().createDataset(rows, table.encoder());
  }
}
