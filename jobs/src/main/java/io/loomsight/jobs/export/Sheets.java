package io.loomsight.jobs.export;

import io.loomsight.jobs.sheet.Column;
import io.loomsight.jobs.sheet.Sheet;
import io.loomsight.jobs.sheet.Style;
import io.loomsight.jobs.sheet.Value;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.fabric.DefectKind;
import java.util.List;

/** The columns of every sheet: first what a row is, then what matters most. */
final class Sheets {

  static final Sheet<Statistic> STATISTICS =
      new Sheet<>(
          "statistics",
          "Statistics",
          3,
          Headings.MESSAGES,
          List.of(
              Column.date("batchDate", Statistic::batchDate),
              Column.coded("level", Statistic::level, Headings::of),
              Column.text("name", Statistic::name),
              Column.count("rolls", Statistic::rolls),
              Column.count("gradedRolls", Statistic::gradedRolls),
              Column.count("firstQualityRolls", Statistic::firstQualityRolls),
              Column.decimal("firstQualityPercent", Style.PERCENT, Statistic::firstQualityPercent),
              Column.count("points", Statistic::points),
              Column.decimal("pointsPer100M2", Style.RATE, Statistic::pointsPer100M2),
              Column.count("defects", Statistic::defects),
              Column.decimal("defectsPer100M2", Style.RATE, Statistic::defectsPer100M2),
              Column.count("reviewed", Statistic::reviewed),
              Column.count("falseAlarms", Statistic::falseAlarms),
              Column.decimal("areaM2", Style.SQUARE_METRES, Statistic::areaM2),
              Column.decimal("coveragePercent", Style.PERCENT, Statistic::coveragePercent),
              Column.count("frames", Statistic::frames),
              Column.count("provisionalFrames", Statistic::provisionalFrames),
              Column.decimal("drift", Style.RATIO, Statistic::drift),
              Column.text("ruleSet", Statistic::ruleSet),
              Column.text("factory", Statistic::factory)));

  static final Sheet<KindStatistic> KINDS =
      new Sheet<>(
          "kinds",
          "Kinds",
          4,
          Headings.MESSAGES,
          List.of(
              Column.date("batchDate", KindStatistic::batchDate),
              Column.coded("level", KindStatistic::level, Headings::of),
              Column.text("name", KindStatistic::name),
              Column.coded("kind", KindStatistic::kind, Headings::ofKind),
              Column.count("defects", KindStatistic::defects),
              Column.count("reviewed", KindStatistic::reviewed),
              Column.count("falseAlarms", KindStatistic::falseAlarms),
              Column.count("points", KindStatistic::points),
              Column.text("ruleSet", KindStatistic::ruleSet),
              Column.text("factory", KindStatistic::factory)));

  static final Sheet<RollGrade> ROLLS =
      new Sheet<>(
          "rolls",
          "Rolls",
          3,
          Headings.MESSAGES,
          List.of(
              Column.date("batchDate", RollGrade::batchDate),
              Column.text("loomId", RollGrade::loomId),
              Column.text("rollId", RollGrade::rollId),
              Column.text("styleId", RollGrade::styleId),
              Column.coded("status", RollGrade::status, Headings::of),
              Column.coded("grade", RollGrade::grade, Headings::of),
              Column.count("points", RollGrade::points),
              Column.decimal("pointsPer100M2", Style.RATE, RollGrade::pointsPer100M2),
              Column.decimal("rate", Style.RATIO, RollGrade::rate),
              Column.coded("rateUnit", RollGrade::rateUnit, Headings::of),
              Column.decimal("coveragePercent", Style.PERCENT, RollGrade::coveragePercent),
              Column.decimal("lengthMm", Style.METRES, RollGrade::lengthMm),
              Column.decimal("widthMm", Style.METRES, RollGrade::widthMm),
              Column.decimal(
                  "inspectedAreaMm2", Style.SQUARE_METRES_OF_MM2, RollGrade::inspectedAreaMm2),
              Column.count("defects", RollGrade::defects),
              Column.count("falseAlarms", RollGrade::falseAlarms),
              Column.count("frames", RollGrade::frames),
              Column.date("firstDate", RollGrade::firstDate),
              Column.count("nights", RollGrade::nights),
              Column.text("reason", RollGrade::reason),
              Column.flag("fitsStyle", RollGrade::fitsStyle),
              Column.coded("mismatch", RollGrade::mismatch, Headings::of),
              Column.flag("provisionalReference", RollGrade::provisionalReference),
              Column.text("ruleSet", RollGrade::ruleSet),
              Column.count("ruleSetVersion", RollGrade::ruleSetVersion),
              Column.text("factory", RollGrade::factory)));

  static final Sheet<DefectRow> DEFECTS =
      new Sheet<>(
          "defects",
          "Defects",
          3,
          Headings.MESSAGES,
          List.of(
              Column.date("batchDate", DefectRow::batchDate),
              Column.text("loomId", DefectRow::loomId),
              Column.text("rollId", DefectRow::rollId),
              Column.text("styleId", DefectRow::styleId),
              Column.coded("kind", DefectRow::kind, Headings::ofKind),
              Column.coded("direction", DefectRow::direction, Headings::of),
              Column.decimal("yMm", Style.METRES, row -> row.box().yMm()),
              Column.decimal("xMm", Style.METRES, row -> row.box().xMm()),
              Column.decimal("lengthMm", Style.MILLIMETRES, DefectRow::lengthMm),
              Column.decimal("thicknessMm", Style.MILLIMETRES, DefectRow::thicknessMm),
              Column.decimal("heightMm", Style.MILLIMETRES, row -> row.box().heightMm()),
              Column.decimal("widthMm", Style.MILLIMETRES, row -> row.box().widthMm()),
              Column.decimal("areaMm2", Style.SQUARE_MILLIMETRES, DefectRow::areaMm2),
              Column.decimal("points", Style.COUNT, DefectRow::points),
              Column.decimal("rawPoints", Style.COUNT, DefectRow::rawPoints),
              Column.decimal("unit", Style.COUNT, DefectRow::unit),
              Column.text("pointsReason", DefectRow::pointsReason),
              Column.coded("verdict", DefectRow::verdict, Headings::of),
              new Column<>("reviewedKind", Style.TEXT, Sheets::reviewedKind),
              Column.text("reviewer", DefectRow::reviewer),
              Column.time("reviewedAt", DefectRow::reviewedAt),
              Column.text("note", DefectRow::note),
              Column.decimal("score", Style.RATIO, DefectRow::score),
              Column.decimal("contrast", Style.RATIO, DefectRow::contrast),
              Column.text("cameraIds", row -> String.join(" ", row.cameraIds())),
              Column.count("frames", DefectRow::frames),
              Column.text("uri", DefectRow::uri),
              Column.flag("provisionalReference", DefectRow::provisionalReference),
              Column.text("defectId", DefectRow::defectId),
              Column.text("frameId", DefectRow::frameId),
              Column.text("ruleSet", DefectRow::ruleSet),
              Column.text("factory", DefectRow::factory)));

  static final Sheet<RejectRow> REJECTS =
      new Sheet<>(
          "rejects",
          "Rejects",
          3,
          Headings.MESSAGES,
          List.of(
              Column.date("batchDate", RejectRow::batchDate),
              Column.coded("subject", RejectRow::subject, Headings::of),
              Column.coded("reason", RejectRow::reason, Headings::of),
              Column.count("count", RejectRow::count),
              Column.text("uri", RejectRow::uri),
              Column.text("detail", RejectRow::detail),
              Column.text("factory", RejectRow::factory)));

  private Sheets() {}

  /** Empty where a person named none. */
  private static Value reviewedKind(DefectRow row) {
    return row.reviewedKind() == DefectKind.UNKNOWN
        ? new Value.Text("")
        : new Value.Coded(row.reviewedKind().name(), Headings.ofKind(row.reviewedKind()));
  }

  /** All of them, in the workbook's order. */
  static List<Sheet<?>> all() {
    return List.of(STATISTICS, KINDS, ROLLS, DEFECTS, REJECTS);
  }
}
