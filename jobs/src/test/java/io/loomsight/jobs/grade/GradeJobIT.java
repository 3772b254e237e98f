package io.loomsight.jobs.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.GoldenRows;
import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.grade.GradeJob.Writes;
import io.loomsight.jobs.grade.Night.Cloth;
import io.loomsight.jobs.grade.Night.Look;
import io.loomsight.jobs.report.RollReason;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.CutPiece;
import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Review;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.alarm.Roller;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.Rate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeJobIT {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-03T00:00:00Z"), ZoneOffset.UTC);
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 3, 2);
  private static final String METRIC = "four-point-metric";

  private static final Cloth SPANNING = new Cloth("a", "loom-1", "twill", Look.FITTING);
  private static final Cloth CLEAN = new Cloth("b", "loom-2", "twill", Look.FITTING);
  private static final Cloth HALF_JUDGED = new Cloth("c", "loom-2", "plain", Look.FITTING);
  private static final Cloth DRIFTED = new Cloth("d", "loom-3", "plain", Look.DRIFTED);
  private static final Cloth UNSEEN = new Cloth("u", "loom-2", "twill", Look.NO_CLOTH);
  private static final Cloth RUNNING = new Cloth("e", "loom-3", "satin", Look.PROVISIONAL);

  @TempDir Path folder;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
  }

  @Test
  void rollsAreGradedFromAllTheirClothSoFar() {
    Night first = firstNight();
    Night second = secondNight();
    first.publish(warehouse, 2);
    second.publish(warehouse, 2);
    new Night(SECOND.plusDays(1)).judgedToTheEnd(SPANNING, 6, 60).publish(warehouse, 1);

    run(first.batch, GradeConfig.defaults(), "grade-1");
    Map<String, Long> counts = run(second.batch, GradeConfig.defaults(), "grade-2");

    assertThat(counts)
        .containsOnly(
            Map.entry("frames", 48L),
            Map.entry("framesNotJudged", 6L),
            Map.entry("defects", 5L),
            Map.entry("alarms", 2L),
            Map.entry("rolls", 5L),
            Map.entry("closedRolls", 5L),
            Map.entry("points.four-point-metric", 60L));
    GoldenRows.assertMatches(
        "grade/two-nights.txt", tables(first.batch) + "\n\n" + tables(second.batch));
  }

  @Test
  void partitionsDoNotMatter() {
    Night first = firstNight();
    Night second = secondNight();
    first.publish(warehouse, 1);
    second.publish(warehouse, 1);
    run(second.batch, GradeConfig.defaults(), "grade-1");
    String one = tables(second.batch);

    first.publish(warehouse, 8);
    second.publish(warehouse, 8);
    run(second.batch, GradeConfig.defaults(), "grade-2");

    assertThat(tables(second.batch)).isEqualTo(one);
  }

  @Test
  void clothBeyondTheLookBackCountsAsUnseen() {
    firstNight().publish(warehouse, 1);
    Night second = secondNight();
    second.publish(warehouse, 1);

    run(second.batch, GradeConfigs.by(List.of(METRIC), "", 0), "grade-1");

    RollGrade spanning = roll(second.batch, METRIC, "a");
    assertThat(spanning.nights()).isEqualTo(1);
    assertThat(spanning.lengthMm()).isEqualTo(6000);
    assertThat(spanning.coveragePercent()).isEqualTo(50);
    assertThat(spanning.grade()).isEqualTo(Grade.NONE);
    assertThat(spanning.reason()).isEqualTo("coverage 50.0 % below 80 %");
  }

  @Test
  void aDamagedNightBeyondTheLookBackIsNotLookedAt() throws Exception {
    for (String slot : List.of("scores/factory=%s/%s", "charts/factory=%s/%s/rule_set=" + METRIC)) {
      Path old =
          Files.createDirectories(
              folder
                  .resolve("warehouse")
                  .resolve(slot.formatted(secondNight().batch.factory(), "batch_date=2024-03-01")));
      Files.writeString(old.resolve("_CURRENT"), "gone");
    }
    GradeConfig config = GradeConfig.defaults();
    assertThat(GradeJob.earlierNights(warehouse, secondNight().batch, config)).isEmpty();
    assertThat(GradeJob.chartedNights(warehouse, secondNight().batch, config, METRIC)).isEmpty();
  }

  @Test
  void aNightWithoutDefectsIsAllFirstQuality() {
    Night night = new Night(FIRST).judgedToTheEnd(CLEAN, 0, 4);
    night.publish(warehouse, 1);

    run(night.batch, GradeConfig.defaults(), "grade-1");

    assertThat(warehouse.read(Tables.POINTS, night.batch, METRIC).collectAsList()).isEmpty();
    assertThat(warehouse.read(Tables.STATISTICS_BY_KIND, night.batch, METRIC).collectAsList())
        .isEmpty();
    assertThat(roll(night.batch, METRIC, "b").grade()).isEqualTo(Grade.FIRST);
    assertThat(statistics(night.batch))
        .filteredOn(row -> row.level() == Statistic.Level.BATCH)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.firstQualityPercent()).isEqualTo(100);
              assertThat(row.areaM2()).isEqualTo(7.76);
              assertThat(row.pointsPer100M2()).isZero();
            });
  }

  @Test
  void aNightWithoutClothHasNoRates() {
    Night night = new Night(FIRST).judgedToTheEnd(UNSEEN, 0, 4);
    night.publish(warehouse, 1);

    assertThat(run(night.batch, GradeConfig.defaults(), "grade-1")).containsEntry("frames", 8L);

    RollGrade roll = roll(night.batch, METRIC, "u");
    assertThat(roll.reason()).isEqualTo("no cloth of it was judged");
    assertThat(roll.pointsPer100M2()).isNaN();
    assertThat(roll.rate()).isNaN();
    assertThat(statistics(night.batch))
        .extracting(Statistic::level)
        .contains(Statistic.Level.BATCH, Statistic.Level.LOOM, Statistic.Level.CAMERA);
    assertThat(statistics(night.batch))
        .allSatisfy(
            row -> {
              assertThat(row.frames()).isPositive();
              assertThat(row.areaM2()).isZero();
              assertThat(row.coveragePercent()).isZero();
              assertThat(row.pointsPer100M2()).isNaN();
              assertThat(row.defectsPer100M2()).isNaN();
            });
  }

  /** The page reads the words of the table. */
  @Test
  void everyReasonIsKnownToTheReport() {
    Night first = firstNight().judged(UNSEEN, 0, 2);
    Night second = secondNight();
    first.publish(warehouse, 2);
    second.publish(warehouse, 2);

    for (Night night : List.of(first, second)) {
      run(night.batch, GradeConfigs.by(RuleSetFiles.SHIPPED, "", 14), "grade-1");
      for (String ruleSet : RuleSetFiles.SHIPPED) {
        assertThat(warehouse.read(Tables.ROLLS, night.batch, ruleSet).collectAsList())
            .isNotEmpty()
            .allSatisfy(
                row -> {
                  assertThat(RollReason.of(row).english()).isEqualTo(row.reason());
                  assertThat(RollReason.of(row).chinese()).doesNotContainPattern("[a-z]{2}");
                });
      }
    }
  }

  @Test
  void aNightWithoutFramesHasEmptyTables() {
    Night night = new Night(FIRST);
    night.publish(warehouse, 1);

    assertThat(run(night.batch, GradeConfig.defaults(), "grade-1")).containsEntry("rolls", 0L);

    assertThat(statistics(night.batch)).isEmpty();
  }

  @Test
  void anImageThatLandedTwiceCountsOnceToItsRoll() {
    Night first = new Night(FIRST).judged(CLEAN, 0, 4);
    first.defect(CLEAN, "twice", DefectKind.HOLE, new Box(500, 500, 30, 10), "c0");
    first.publish(warehouse, 1);
    Night second = new Night(SECOND).judged(CLEAN, 0, 4);
    second.defect(CLEAN, "twice", DefectKind.HOLE, new Box(500, 500, 30, 10), "c0");
    second.publish(warehouse, 1);

    run(second.batch, GradeConfig.defaults(), "grade-1");

    RollGrade roll = roll(second.batch, METRIC, "b");
    assertThat(roll.frames()).isEqualTo(8);
    assertThat(roll.nights()).isEqualTo(2);
    assertThat(roll.defects()).isEqualTo(1);
    assertThat(roll.points()).isEqualTo(4);
    assertThat(roll.coveragePercent()).isEqualTo(100);
    assertThat(statistics(second.batch))
        .filteredOn(row -> row.level() == Statistic.Level.BATCH)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.frames()).isEqualTo(8);
              assertThat(row.defects()).isEqualTo(1);
              assertThat(row.points()).isEqualTo(4);
            });
  }

  @Test
  void aFalseAlarmCostsNoPointsAndAPersonsKindStands() {
    Night night = firstNight();
    night.publish(warehouse, 2);
    review(night.batch, "a-pick", Verdict.DEFECT, DefectKind.UNKNOWN, 1);
    review(night.batch, "e-end", Verdict.DEFECT, DefectKind.BROKEN_END, 1);
    review(night.batch, "a-end", Verdict.DEFECT, DefectKind.BROKEN_END, 1);
    review(night.batch, "a-end", Verdict.FALSE_ALARM, DefectKind.UNKNOWN, 2);

    run(night.batch, GradeConfig.defaults(), "grade-1");

    // without the end, the metre that it shared has room for the pick
    assertThat(warehouse.read(Tables.POINTS, night.batch, METRIC).collectAsList())
        .extracting(DefectPoints::defectId, DefectPoints::points, DefectPoints::reason)
        .containsExactlyInAnyOrder(
            tuple("a-end", 0, "FALSE_ALARM"),
            tuple("a-pick", 4, "LENGTH"),
            tuple("e-end", 24, "RUNNING"));
    assertThat(roll(night.batch, METRIC, "a"))
        .extracting(RollGrade::defects, RollGrade::falseAlarms, RollGrade::points)
        .containsExactly(2L, 1L, 4L);
    assertThat(statistics(night.batch))
        .filteredOn(row -> row.level() == Statistic.Level.BATCH)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row)
                  .extracting(Statistic::defects, Statistic::reviewed, Statistic::falseAlarms)
                  .containsExactly(3L, 3L, 1L);
              assertThat(row.defectsPer100M2()).isCloseTo(200 / 17.46, within(1e-9));
            });
    assertThat(warehouse.read(Tables.STATISTICS_BY_KIND, night.batch, METRIC).collectAsList())
        .filteredOn(row -> row.level() == Statistic.Level.BATCH)
        .extracting(KindStatistic::kind, KindStatistic::defects, KindStatistic::falseAlarms)
        .containsExactlyInAnyOrder(
            tuple(DefectKind.BROKEN_END, 2L, 1L), tuple(DefectKind.MISSING_PICK, 1L, 0L));
  }

  @Test
  void aReviewOfAnEarlierNightCountsToTheRollThatGoesOn() {
    Night first = firstNight();
    Night second = secondNight();
    first.publish(warehouse, 1);
    second.publish(warehouse, 1);
    review(first.batch, "e-end", Verdict.FALSE_ALARM, DefectKind.UNKNOWN, 1);

    run(second.batch, GradeConfig.defaults(), "grade-1");

    RollGrade roll = roll(second.batch, METRIC, "e");
    assertThat(roll.points()).isEqualTo(16);
    assertThat(roll.reason()).doesNotContain("running");
  }

  /** Twelve metres of 4 points each make 60 m by 1.94 m a second: 41.2 points per 100 m². */
  @Test
  void aBadStretchIsCutOutOfARoll() {
    Night night = new Night(FIRST).judgedToTheEnd(CLEAN, 0, 60);
    for (int metre = 25; metre < 37; metre++) {
      Box pick = new Box(100, 1000 * metre + 300, 400, 2);
      night.defect(CLEAN, "b-" + metre, DefectKind.MISSING_PICK, pick, "c0");
    }
    // from metre 40 into 41: no cut may go through it
    night.defect(CLEAN, "b-across", DefectKind.STAIN, new Box(900, 40_990, 20, 20), "c0");
    night.publish(warehouse, 2);

    run(night.batch, GradeConfig.defaults(), "grade-1");

    assertThat(roll(night.batch, METRIC, "b"))
        .extracting(RollGrade::grade, RollGrade::points)
        .containsExactly(Grade.SECOND, 49L);
    List<CutPiece> pieces =
        warehouse.read(Tables.CUTS, night.batch, METRIC).collectAsList().stream()
            .sorted(Comparator.comparingInt(CutPiece::piece))
            .toList();
    // 33.5 points per 100 m² are 0.65 a metre: 29 m may have 18 points, 27 m 17
    assertThat(pieces.stream().map(GradeJobIT::text))
        .containsExactly(
            "0 to 29 m: 16 FIRST FULL_LENGTH",
            "29 to 33 m: 16 REJECT WASTE",
            "33 to 60 m: 17 FIRST FULL_LENGTH");
  }

  /** A press roller of 400 mm a turn leaves a small stain on every turn but the fourth. */
  @Test
  void aRollersMarkStopsTheLoomAndRejectsTheRoll() {
    Night night = new Night(FIRST).judgedToTheEnd(CLEAN, 0, 60);
    for (int turn = 0; turn < 30; turn++) {
      if (turn != 3) {
        Box mark = new Box(700, 48_000 + 400 * turn, 4, 4);
        night.defect(CLEAN, "b-%02d".formatted(turn), DefectKind.STAIN, mark, "c0");
      }
    }
    night.publish(warehouse, 2);

    run(night.batch, GradeConfigs.withRoller(new Roller("press roller", "压辊", 402, 1)), "grade-1");

    assertThat(alarms(night.batch))
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.urgency()).isEqualTo(Alarm.Urgency.STOP_LOOM);
              assertThat(alarm.periodMm()).isCloseTo(400, within(0.1));
              assertThat(alarm.turns()).isEqualTo(30);
              assertThat(alarm.hits()).isEqualTo(29);
              assertThat(alarm.causeEnglish()).startsWith("press roller: 402 mm a turn");
            });
    // the first mark starts at 48 m, the last one ends at 59.604 m
    assertThat(roll(night.batch, METRIC, "b").reason())
        .isEqualTo("repeating defect of 11.7 m, over 9.1 m");
    assertThat(RollReason.of(roll(night.batch, METRIC, "b")).chinese())
        .isEqualTo("周期性疵点长 11.7 m，超过 9.1 m");
    // 57 m is the last cut that leaves no more than 9.1 m of it before
    assertThat(warehouse.read(Tables.CUTS, night.batch, METRIC).collectAsList())
        .extracting(GradeJobIT::text)
        .containsExactlyInAnyOrder("0 to 57 m: 22 FIRST FULL_LENGTH", "57 to 60 m: 7 REJECT WASTE");
  }

  @Test
  void whatAPersonRefutesIsNoAlarm() {
    Night first = firstNight();
    first.publish(warehouse, 2);
    run(first.batch, GradeConfig.defaults(), "grade-1");
    assertThat(alarms(first.batch)).extracting(Alarm::rollId).containsExactlyInAnyOrder("a", "e");

    review(first.batch, "e-end", Verdict.FALSE_ALARM, DefectKind.UNKNOWN, 1);
    run(first.batch, GradeConfig.defaults(), "grade-2");

    assertThat(alarms(first.batch)).extracting(Alarm::rollId).containsExactly("a");
  }

  @Test
  void gradingByAnotherRuleSetBesideLeavesTheAlarms() {
    Night first = firstNight();
    first.publish(warehouse, 2);
    run(first.batch, GradeConfig.defaults(), "grade-1");

    Map<String, Long> counts =
        run(first.batch, GradeConfigs.by("ten-point"), "grade-2", Writes.BY_RULE_SET);

    assertThat(counts).doesNotContainKey("alarms").containsKey("points.ten-point");
    assertThat(warehouse.publishedRuns(Tables.ALARMS, first.batch)).containsExactly("grade-1");
  }

  private static String text(CutPiece piece) {
    return "%.0f to %.0f m: %d %s %s"
        .formatted(
            piece.fromMm() / 1000, piece.toMm() / 1000, piece.points(), piece.grade(), piece.use());
  }

  @Test
  void everyRuleSetGradesByItself() throws Exception {
    Files.writeString(
        folder.resolve("strict.yaml"),
        Files.readString(Path.of("..", "conf", "grading", METRIC + ".yaml"))
            .replace("name: " + METRIC, "name: strict")
            .replace("longerPoints: 4", "longerPoints: 9"));
    Night first = firstNight();
    first.publish(warehouse, 1);

    run(first.batch, GradeConfigs.by(List.of(METRIC, "strict"), folder.toString(), 14), "grade-1");

    assertThat(warehouse.ruleSets(Tables.ROLLS, first.batch)).containsExactly(METRIC, "strict");
    assertThat(warehouse.ruleSets(Tables.STATISTICS, first.batch))
        .containsExactly(METRIC, "strict");
    assertThat(roll(first.batch, "strict", "a").ruleSet()).isEqualTo("strict");
  }

  @Test
  void everyShippedRuleSetGradesSideBySide() {
    Night first = firstNight();
    first.publish(warehouse, 2);

    run(first.batch, GradeConfigs.by(RuleSetFiles.SHIPPED, "", 14), "grade-1");

    assertThat(warehouse.ruleSets(Tables.ROLLS, first.batch))
        .containsExactlyElementsOf(RuleSetFiles.SHIPPED);
    assertThat(RuleSetFiles.SHIPPED.stream().map(name -> roll(first.batch, name, "e")).toList())
        .extracting(RollGrade::ruleSet, RollGrade::ruleSetVersion, RollGrade::rateUnit)
        .containsExactly(
            tuple("four-point-imperial", 2, Rate.PER_100_YD2),
            tuple("four-point-metric", 2, Rate.PER_100_M2),
            tuple("mill-cn", 2, Rate.PER_METRE_IN_WHOLE_POINTS),
            tuple("ten-point", 2, Rate.PER_YARD));
    RollGrade imperial = roll(first.batch, "four-point-imperial", "e");
    assertThat(imperial.rate()).isCloseTo(imperial.pointsPer100M2() * 0.83612736, within(1e-9));
    assertThat(warehouse.read(Tables.STATISTICS, first.batch, "mill-cn").count())
        .isEqualTo(warehouse.read(Tables.STATISTICS, first.batch, METRIC).count())
        .isPositive();
  }

  @Test
  void anUnknownRuleSetIsTheUsersFaultAndNothingIsWritten() {
    Night first = firstNight();
    first.publish(warehouse, 1);

    assertThatThrownBy(
            () ->
                run(
                    first.batch,
                    GradeConfigs.by(List.of(METRIC, "twelve-point"), "", 14),
                    "grade-1"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "grade.ruleSets: expected one of four-point-imperial, four-point-metric, mill-cn, ten-point, found twelve-point");

    assertThat(warehouse.isPublished(Tables.ROLLS, first.batch, METRIC)).isFalse();
  }

  @Test
  void aBatchThatWasNotJudgedIsTheUsersFault() {
    assertThatThrownBy(() -> run(new Batch("mill-1", FIRST), GradeConfig.defaults(), "grade-1"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a published run");
  }

  /** A roll goes on tomorrow with a broken end; another has a running one from 0.5 m on. */
  private static Night firstNight() {
    return new Night(FIRST)
        .judged(SPANNING, 0, 3)
        .judged(RUNNING, 0, 6)
        .defect(SPANNING, "a-end", DefectKind.BROKEN_END, new Box(300, 300, 2, 2700), "c0")
        .defect(SPANNING, "a-pick", DefectKind.MISSING_PICK, new Box(600, 1500, 800, 2), "c0", "c1")
        .defect(RUNNING, "e-end", DefectKind.REED_MARK, new Box(1200, 500, 6, 5500), "c1");
  }

  private static Night secondNight() {
    return new Night(SECOND)
        .judgedToTheEnd(SPANNING, 3, 6)
        .judgedToTheEnd(CLEAN, 0, 5)
        .unjudged(HALF_JUDGED, 0, 3)
        .judgedToTheEnd(HALF_JUDGED, 3, 6)
        .judgedToTheEnd(DRIFTED, 0, 3)
        .judgedToTheEnd(RUNNING, 6, 13)
        .defect(SPANNING, "a-end-goes-on", DefectKind.BROKEN_END, new Box(300, 3000, 2, 500), "c0")
        .defect(SPANNING, "a-hole", DefectKind.HOLE, new Box(1500, 5200, 12, 9), "c1")
        .defect(SPANNING, "a-selvedge", DefectKind.SELVEDGE_FAULT, new Box(22, 5000, 3, 80), "c0")
        .defect(HALF_JUDGED, "c-stain", DefectKind.STAIN, new Box(975, 4100, 60, 100), "c0", "c1")
        .defect(RUNNING, "e-goes-on", DefectKind.REED_MARK, new Box(1200, 6000, 6, 4000), "c1");
  }

  private void review(Batch batch, String defectId, Verdict verdict, DefectKind kind, int minute) {
    Review review =
        new Review(
            batch.factory(),
            batch.batchDate(),
            defectId,
            verdict,
            kind,
            "",
            CLOCK.instant().plusSeconds(60L * minute),
            "");
    warehouse.append(
        Tables.REVIEWS,
        batch,
        "review-" + defectId + minute,
        LocalSpark.session().createDataset(List.of(review), Tables.REVIEWS.encoder()));
  }

  private Map<String, Long> run(Batch batch, GradeConfig config, String runId) {
    return run(batch, config, runId, Writes.ALL);
  }

  private Map<String, Long> run(Batch batch, GradeConfig config, String runId, Writes writes) {
    return GradeJob.run(
        new StageContext(LocalSpark.session(), warehouse, batch, runId, CLOCK), config, writes);
  }

  private RollGrade roll(Batch batch, String ruleSet, String rollId) {
    return warehouse.read(Tables.ROLLS, batch, ruleSet).collectAsList().stream()
        .filter(row -> row.rollId().equals(rollId))
        .findFirst()
        .orElseThrow();
  }

  private List<Statistic> statistics(Batch batch) {
    return warehouse.read(Tables.STATISTICS, batch, METRIC).collectAsList();
  }

  private String tables(Batch batch) {
    return String.join(
        "\n",
        text(Tables.ROLLS, batch),
        text(Tables.POINTS, batch),
        text(Tables.STATISTICS, batch),
        text(Tables.STATISTICS_BY_KIND, batch),
        text(Tables.CHARTS, batch),
        text(Tables.CUTS, batch),
        GoldenRows.text(Alarm.class, alarms(batch), "factory", "batchDate"));
  }

  private List<Alarm> alarms(Batch batch) {
    return warehouse.read(Tables.ALARMS, batch).collectAsList();
  }

  private <R extends Record> String text(Table<R> table, Batch batch) {
    return GoldenRows.text(
        table.type(),
        warehouse.read(table, batch, METRIC).collectAsList(),
        "factory",
        "batchDate",
        "ruleSet");
  }
}
