package io.loomsight.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.sheet.Column;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Dates;
import io.loomsight.jobs.table.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkbookJobIT {

  private static final Batch BATCH = LabelledNight.BATCH;

  @TempDir Path folder;
  private Warehouse warehouse;

  @BeforeEach
  void gradeANight() throws IOException {
    warehouse = GradedNight.in(folder);
  }

  @Test
  void workbookHoldsTheNightsTablesJoined() throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(folder + "/new/tables.xlsx");
    assertThat(WorkbookJob.write(warehouse, List.of(BATCH), SampleRows.RULE_SET, path))
        .isEqualTo(
            Map.of(
                "statistics", 1L,
                "kinds", 1L,
                "rolls", (long) SampleRows.HOSTILE.size(),
                "defects", 6L,
                "rejects", 2L));
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(folder.resolve("new/tables.xlsx")))) {
      assertThat(IntStream.range(0, 6).mapToObj(workbook::getSheetName))
          .containsExactly("Summary", "Statistics", "Kinds", "Rolls", "Defects", "Rejects");
      Map<String, Cell> confirmed = rowOf(workbook, LabelledNight.OVER_TWO);
      assertThat(confirmed.get("points").getNumericCellValue()).isEqualTo(4);
      assertThat(confirmed.get("pointsReason").getStringCellValue()).isEqualTo("=longest");
      assertThat(confirmed.get("verdict").getStringCellValue()).isEqualTo("疵点 defect");
      assertThat(confirmed.get("reviewedKind").getStringCellValue()).isEqualTo("双经 double end");
      assertThat(confirmed.get("uri").getStringCellValue()).endsWith("<b>=1,\"断\".png");
      assertThat(confirmed.get("loomId").getStringCellValue()).isEqualTo("=loom");
      assertThat(confirmed.get("loomId").getCellType()).isEqualTo(CellType.STRING);
      Map<String, Cell> unseen = rowOf(workbook, "6".repeat(32));
      assertThat(unseen.get("points").getCellType()).isEqualTo(CellType.BLANK);
      assertThat(unseen.get("verdict").getStringCellValue()).isEqualTo("未复核 not reviewed");
      assertThat(unseen.get("uri").getStringCellValue()).isEmpty();
      assertThat(column(workbook.getSheet("Rolls"), 2))
          .containsExactlyInAnyOrderElementsOf(SampleRows.HOSTILE)
          .isSorted();
      XSSFSheet rejects = workbook.getSheet("Rejects");
      assertThat(rejects.getRow(2).getCell(3).getNumericCellValue()).isEqualTo(2);
      assertThat(rejects.getRow(2).getCell(4).getStringCellValue()).isEqualTo("=a.jpg");
    }
    try (Stream<Path> all = Files.list(folder.resolve("new"))) {
      assertThat(all.filter(file -> !file.toString().endsWith(".crc"))).hasSize(1);
    }
  }

  @Test
  void nightsWorkbookHoldsSoManyDefectsAndSaysHowManyItLeavesOut() throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(folder + "/tables.xlsx");
    assertThat(WorkbookJob.write(warehouse, BATCH, SampleRows.RULE_SET, 1, path))
        .containsEntry("defects", 1L)
        .containsEntry("rolls", (long) SampleRows.HOSTILE.size());
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(folder.resolve("tables.xlsx")))) {
      assertThat(rowOf(workbook, LabelledNight.OVER_TWO).get("points").getNumericCellValue())
          .as("the only one that costs points")
          .isEqualTo(4);
      assertThat(column(workbook.getSheet("Defects"), 1)).hasSize(1);
      XSSFSheet summary = workbook.getSheet("Summary");
      assertThat(summary.getRow(6).getCell(1).getStringCellValue())
          .contains("扣分最多的 1 个；另有 5 个")
          .contains("the 1 that cost most points; for the other 5: loomsight export --format xlsx");
    }
    WorkbookJob.write(warehouse, BATCH, SampleRows.RULE_SET, 6, path);
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(folder.resolve("tables.xlsx")))) {
      assertThat(column(workbook.getSheet("Defects"), 1)).hasSize(6);
      assertThat((Object) workbook.getSheet("Summary").getRow(6)).isNull();
    }
  }

  @Test
  void csvHoldsTheSameRowsUnderTheTablesNames() throws IOException {
    export(Format.CSV, "csv", SampleRows.RULE_SET);
    export(Format.CSV, "csv", SampleRows.RULE_SET);
    try (Stream<Path> all = Files.list(folder.resolve("csv"))) {
      assertThat(all.map(file -> file.getFileName().toString()).filter(n -> !n.endsWith(".crc")))
          .containsExactlyInAnyOrder(
              "statistics.csv", "kinds.csv", "rolls.csv", "defects.csv", "rejects.csv");
    }
    List<Map<String, String>> rolls = csv("rolls.csv");
    assertThat(
            rolls.stream()
                .map(row -> row.get("rollId"))
                .map(name -> name.startsWith("'") ? name.substring(1) : name))
        .containsExactlyInAnyOrderElementsOf(SampleRows.HOSTILE);
    Map<String, String> confirmed =
        csv("defects.csv").stream()
            .filter(row -> row.get("defectId").equals(LabelledNight.OVER_TWO))
            .findFirst()
            .orElseThrow();
    assertThat(confirmed)
        .containsEntry("points", "4")
        .containsEntry("pointsReason", "'=longest")
        .containsEntry("verdict", "DEFECT")
        .containsEntry("reviewedKind", "DOUBLE_END")
        .containsEntry("reviewedAt", "2026-03-02T08:00:00Z")
        .containsEntry("loomId", "'=loom");
  }

  @Test
  void nightOrRuleSetOrPlaceThatIsNotThereIsTheUsersFault() throws IOException {
    assertThatThrownBy(() -> export(Format.XLSX, "a.xlsx", "ten-point"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "--rule-set ten-point: expected a rule set that graded mill-7 2026-03-01, found"
                + " four-point-metric");
    assertThatThrownBy(() -> export(Format.XLSX, "a.xls", SampleRows.RULE_SET))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a file whose name ends in .xlsx");
    Files.createDirectories(folder.resolve("b.xlsx"));
    assertThatThrownBy(() -> export(Format.XLSX, "b.xlsx", SampleRows.RULE_SET))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("expected a file, found a folder");
    Files.createDirectories(folder.resolve("c/notes"));
    assertThatThrownBy(() -> export(Format.CSV, "c", SampleRows.RULE_SET))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("found notes in it");
    assertThatThrownBy(
            () ->
                ExportJob.run(
                    LocalSpark.session(),
                    warehouse,
                    new ExportRequest(
                        Format.XLSX,
                        SampleRows.FACTORY,
                        new Dates(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30)),
                        SampleRows.RULE_SET,
                        folder + "/a.xlsx"),
                    Clock.systemUTC(),
                    System.out))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "mill-7 2026-04-01 to 2026-04-30: expected a night that was graded, found none in");
    assertThat(folder.resolve("a.xlsx")).doesNotExist();
  }

  @Test
  void damagedNightThatIsNotAskedForIsNotLookedAt() throws IOException {
    Path damaged =
        Files.createDirectories(
            folder.resolve(
                "warehouse/statistics/factory=mill-7/batch_date=2024-03-01/rule_set="
                    + SampleRows.RULE_SET));
    Files.writeString(damaged.resolve("_CURRENT"), "gone");
    assertThat(export(Format.XLSX, "a.xlsx", SampleRows.RULE_SET)).containsEntry("defects", 6L);
  }

  @Test
  void gradesOutliveTheirPictures() throws IOException {
    for (String table : List.of("evidence", "frames", "rejects", "findings")) {
      Path slot =
          folder.resolve("warehouse/%s/factory=mill-7/batch_date=2026-03-01".formatted(table));
      Files.delete(slot.resolve("_CURRENT"));
    }
    assertThat(export(Format.XLSX, "a.xlsx", SampleRows.RULE_SET))
        .containsEntry("defects", 6L)
        .containsEntry("rejects", 0L);
    Files.delete(folder.resolve("warehouse/defects/factory=mill-7/batch_date=2026-03-01/_CURRENT"));
    assertThat(export(Format.XLSX, "a.xlsx", SampleRows.RULE_SET))
        .containsEntry("defects", 0L)
        .containsEntry("rolls", (long) SampleRows.HOSTILE.size());
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(folder.resolve("a.xlsx")))) {
      assertThat(workbook.getSheet("Summary").getRow(6).getCell(1).getStringCellValue())
          .isEqualTo(
              "defects 2026-03-01, evidence 2026-03-01, frames 2026-03-01, rejects 2026-03-01");
    }
  }

  private Map<String, Long> export(Format format, String place, String ruleSet) {
    return ExportJob.run(
        LocalSpark.session(),
        warehouse,
        new ExportRequest(
            format,
            SampleRows.FACTORY,
            Dates.only(SampleRows.NIGHT),
            ruleSet,
            folder.resolve(place).toString()),
        Clock.systemUTC(),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }

  private List<Map<String, String>> csv(String name) throws IOException {
    String text = Files.readString(folder.resolve("csv").resolve(name));
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(text.substring(1))) {
      return rows.readAll();
    }
  }

  /** The cells of a defect by their columns' names. */
  private static Map<String, Cell> rowOf(XSSFWorkbook workbook, String defectId) {
    List<Column<DefectRow>> columns = Sheets.DEFECTS.columns();
    List<String> names = columns.stream().map(Column::name).toList();
    XSSFSheet sheet = workbook.getSheet("Defects");
    int at = 2 + column(sheet, names.indexOf("defectId")).indexOf(defectId);
    Map<String, Cell> cells = new HashMap<>();
    for (int place = 0; place < names.size(); place++) {
      cells.put(names.get(place), sheet.getRow(at).getCell(place));
    }
    return cells;
  }

  private static List<String> column(XSSFSheet sheet, int place) {
    List<String> texts = new ArrayList<>();
    for (int at = 2; at <= sheet.getLastRowNum(); at++) {
      texts.add(sheet.getRow(at).getCell(place).getStringCellValue());
    }
    return texts;
  }
}
