package io.loomsight.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.loomsight.jobs.page.FormulaGuard;
import io.loomsight.jobs.sheet.Column;
import io.loomsight.jobs.sheet.Sheet;
import io.loomsight.jobs.sheet.WorkbookWriter;
import io.loomsight.jobs.table.RollGrade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.PaneInformation;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkbookWriterTest {

  private static final Instant REVIEWED = Instant.parse("2026-03-02T07:30:15Z");

  @Test
  void whatSomebodyNamedStaysTextAndIsNeverAFormula() throws IOException {
    List<DefectRow> rows =
        SampleRows.HOSTILE.stream()
            .map(text -> SampleRows.defect(text, text, "landing/" + text, text, REVIEWED))
            .toList();
    try (XSSFWorkbook workbook = written(Sheets.DEFECTS, rows)) {
      XSSFSheet sheet = workbook.getSheet("Defects");
      for (int at = 0; at < rows.size(); at++) {
        Row row = sheet.getRow(2 + at);
        String text = SampleRows.HOSTILE.get(at);
        for (String column : List.of("loomId", "rollId", "note")) {
          Cell cell = cell(row, Sheets.DEFECTS, column);
          assertThat(cell.getCellType()).as(text).isEqualTo(CellType.STRING);
          assertThat(cell.getStringCellValue()).isEqualTo(text);
          assertThat(cell.getCellStyle().getQuotePrefixed())
              .as(text)
              .isEqualTo(FormulaGuard.isLikeFormula(text));
        }
        assertThat(cell(row, Sheets.DEFECTS, "uri").getStringCellValue())
            .isEqualTo("landing/" + text);
        Cell reviewer = cell(row, Sheets.DEFECTS, "reviewer");
        assertThat(reviewer.getStringCellValue()).isEqualTo("=reviewer");
        assertThat(reviewer.getCellType()).isEqualTo(CellType.STRING);
      }
    }
  }

  @Test
  void forbiddenCharactersAndEndlessTextsAreHeldAsFarAsTheFormatCan() throws IOException {
    String endless = "长".repeat(40_000);
    try (XSSFWorkbook workbook =
        written(
            Sheets.REJECTS,
            List.of(SampleRows.reject("a\u0001b\uD800", endless), SampleRows.reject("", "")))) {
      Row row = workbook.getSheet("Rejects").getRow(2);
      assertThat(cell(row, Sheets.REJECTS, "uri").getStringCellValue()).isEqualTo("a\uFFFDb\uFFFD");
      assertThat(cell(row, Sheets.REJECTS, "detail").getStringCellValue())
          .isEqualTo(endless.substring(0, 32_767));
      assertThat(cell(row, Sheets.REJECTS, "reason").getStringCellValue())
          .isEqualTo("图像损坏 corrupt image");
    }
  }

  @Test
  void numbersAreNumbersInTheUnitOfTheHeadingAndDatesAreDates() throws IOException {
    try (XSSFWorkbook workbook =
        written(Sheets.ROLLS, List.of(SampleRows.roll("L1", "R1", "ok", Double.NaN)))) {
      XSSFSheet sheet = workbook.getSheet("Rolls");
      Row row = sheet.getRow(2);
      assertNumber(cell(row, Sheets.ROLLS, "frames"), 1234, "#,##0");
      assertNumber(cell(row, Sheets.ROLLS, "lengthMm"), 98.7654, "#,##0.00");
      assertNumber(cell(row, Sheets.ROLLS, "widthMm"), 1.48, "#,##0.00");
      assertNumber(cell(row, Sheets.ROLLS, "inspectedAreaMm2"), 146, "#,##0.00");
      assertNumber(cell(row, Sheets.ROLLS, "coveragePercent"), 99.95, "0.0");
      assertThat(cell(row, Sheets.ROLLS, "rate").getCellType()).isEqualTo(CellType.BLANK);
      Cell night = cell(row, Sheets.ROLLS, "batchDate");
      assertThat(DateUtil.isCellDateFormatted(night)).isTrue();
      assertThat(night.getLocalDateTimeCellValue()).isEqualTo(SampleRows.NIGHT.atStartOfDay());
      assertThat(cell(row, Sheets.ROLLS, "fitsStyle").getStringCellValue()).isEqualTo("是 yes");
      assertThat(cell(sheet.getRow(0), Sheets.ROLLS, "lengthMm").getStringCellValue())
          .isEqualTo("长度 (m)");
      assertThat(cell(sheet.getRow(1), Sheets.ROLLS, "lengthMm").getStringCellValue())
          .isEqualTo("Length (m)");
    }
  }

  @Test
  void timeOfAReviewIsATimeAndEmptyWhereThereIsNone() throws IOException {
    try (XSSFWorkbook workbook =
        written(
            Sheets.DEFECTS,
            List.of(
                SampleRows.defect("L", "R", "u", "", REVIEWED),
                SampleRows.defect("L", "R", "u", "", Instant.EPOCH)))) {
      XSSFSheet sheet = workbook.getSheet("Defects");
      assertThat(cell(sheet.getRow(2), Sheets.DEFECTS, "reviewedAt").getLocalDateTimeCellValue())
          .isEqualTo(LocalDateTime.parse("2026-03-02T07:30:15"));
      assertThat(cell(sheet.getRow(3), Sheets.DEFECTS, "reviewedAt").getCellType())
          .isEqualTo(CellType.BLANK);
      assertThat(cell(sheet.getRow(2), Sheets.DEFECTS, "unit").getCellType())
          .as("NaN")
          .isEqualTo(CellType.BLANK);
      assertNumber(cell(sheet.getRow(2), Sheets.DEFECTS, "points"), 4, "#,##0");
    }
  }

  @Test
  void headingsAndFirstColumnsStayInSightAndCanBeFiltered() throws IOException {
    try (XSSFWorkbook workbook =
        written(Sheets.ROLLS, List.of(SampleRows.roll("L1", "一二三四五六七八九十", "ok", 1)))) {
      XSSFSheet sheet = workbook.getSheet("Rolls");
      PaneInformation pane = sheet.getPaneInformation();
      assertThat(pane.isFreezePane()).isTrue();
      assertThat(pane.getHorizontalSplitPosition()).isEqualTo((short) 2);
      assertThat(pane.getVerticalSplitPosition()).isEqualTo((short) 3);
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A2:Z3");
      assertThat(sheet.getColumnWidth(2)).isEqualTo(22 * 256);
    }
  }

  @Test
  void sheetIsPrintedAcrossPagesThatCutNoColumnAndRepeatWhatARowIs() throws IOException {
    try (XSSFWorkbook workbook = written(Sheets.DEFECTS, List.of())) {
      XSSFSheet sheet = workbook.getSheet("Defects");
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
      assertThat(sheet.getPrintSetup().getFitWidth())
          .as("32 columns in a legible size")
          .isEqualTo((short) 3);
      assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
      assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:2");
      assertThat(sheet.getRepeatingColumns().formatAsString()).isEqualTo("A:C");
    }
  }

  @Test
  void headingStandsOnTheSideOfItsValues() throws IOException {
    try (XSSFWorkbook workbook =
        written(Sheets.ROLLS, List.of(SampleRows.roll("L1", "R1", "ok", 1)))) {
      XSSFSheet sheet = workbook.getSheet("Rolls");
      for (String column : List.of("batchDate", "rollId", "points", "fitsStyle")) {
        HorizontalAlignment heading =
            cell(sheet.getRow(1), Sheets.ROLLS, column).getCellStyle().getAlignment();
        HorizontalAlignment value =
            cell(sheet.getRow(2), Sheets.ROLLS, column).getCellStyle().getAlignment();
        assertThat(heading).as(column).isEqualTo(value).isNotEqualTo(HorizontalAlignment.GENERAL);
      }
    }
  }

  @Test
  void fullSheetGoesOnInAnother() throws IOException {
    List<RollGrade> rows =
        IntStream.range(0, 7).mapToObj(i -> SampleRows.roll("L", "R" + i, "ok", i)).toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WorkbookWriter writer = new WorkbookWriter(5, "2026-03-01T00:00:00Z")) {
      assertThat(writer.write(Sheets.ROLLS, rows.iterator())).isEqualTo(7);
      writer.writeTo(bytes);
    }
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
      List<String> found = new ArrayList<>();
      for (String title : List.of("Rolls", "Rolls 2", "Rolls 3")) {
        XSSFSheet sheet = workbook.getSheet(title);
        assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("Roll");
        for (int at = 2; at <= sheet.getLastRowNum(); at++) {
          found.add(sheet.getRow(at).getCell(2).getStringCellValue());
        }
      }
      assertThat(found).isEqualTo(rows.stream().map(RollGrade::rollId).toList());
      assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
    }
  }

  @Test
  void temporaryFilesAreGoneOnceItIsClosed(@TempDir Path folder) throws IOException {
    TempFile.setThreadLocalTempFileCreationStrategy(
        new DefaultTempFileCreationStrategy(folder.toFile()));
    try (WorkbookWriter writer = new WorkbookWriter(99, "2026-03-01T00:00:00Z")) {
      writer.write(Sheets.ROLLS, List.of(SampleRows.roll("L", "R", "ok", 1)).iterator());
      assertThat(folder).isNotEmptyDirectory();
      writer.writeTo(new ByteArrayOutputStream());
    } finally {
      TempFile.setThreadLocalTempFileCreationStrategy(null);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void sameRowsGiveTheSameBytes() throws IOException {
    List<RollGrade> rows = List.of(SampleRows.roll("L", "R", "ok", 1));
    assertThat(bytes(Sheets.ROLLS, rows)).isEqualTo(bytes(Sheets.ROLLS, rows));
  }

  @Test
  void sheetWithoutRowsHasItsHeadings() throws IOException {
    try (XSSFWorkbook workbook = written(Sheets.ROLLS, List.of())) {
      assertThat(workbook.getSheet("Rolls").getLastRowNum()).isEqualTo(1);
    }
  }

  @Test
  void firstSheetSaysWhichNightsAndWhatTheOthersHold() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Map<Sheet<?>, Long> rows = new LinkedHashMap<>();
    rows.put(Sheets.ROLLS, 12L);
    try (WorkbookWriter writer = new WorkbookWriter(99, "2026-03-01T00:00:00Z")) {
      SummarySheet summary = new SummarySheet(writer);
      writer.write(Sheets.ROLLS, List.<RollGrade>of().iterator());
      summary.fill(
          new Summary(
              SampleRows.FACTORY,
              List.of(SampleRows.NIGHT, SampleRows.NIGHT.plusDays(1)),
              "=rules",
              List.of(2, 3),
              new TreeMap<>(Map.of("loomsight", "1")),
              List.of("frames 2026-03-01"),
              0,
              List.of(SampleRows.whole(Double.NaN), SampleRows.whole(72.7))),
          rows);
      writer.writeTo(bytes);
    }
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(workbook.getSheetAt(0).getSheetName()).isEqualTo("Summary");
      List<String> all = new ArrayList<>();
      for (Row row : workbook.getSheetAt(0)) {
        for (Cell cell : row) {
          assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
          if (cell.getCellType() == CellType.STRING) {
            all.add(cell.getStringCellValue());
          }
        }
      }
      assertThat(all)
          .contains(
              "mill-7",
              "2026-03-01 … 2026-03-02 (2)",
              "=rules",
              "2, 3",
              "loomsight 1",
              "frames 2026-03-01")
          .contains("Coverage (%)", "检验覆盖率 (%)", "Rolls")
          .contains("每卷一行：等级、扣分、覆盖率 a row a roll: grade, points, coverage");
    }
  }

  private static <R> XSSFWorkbook written(Sheet<R> sheet, List<R> rows) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes(sheet, rows)));
  }

  private static <R> byte[] bytes(Sheet<R> sheet, List<R> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WorkbookWriter writer =
        new WorkbookWriter(WorkbookWriter.ROWS_A_SHEET, "2026-03-01T00:00:00Z")) {
      writer.write(sheet, rows.iterator());
      writer.writeTo(bytes);
    }
    return bytes.toByteArray();
  }

  private static <R> Cell cell(Row row, Sheet<R> sheet, String column) {
    List<String> names = sheet.columns().stream().map(Column::name).toList();
    return row.getCell(names.indexOf(column));
  }

  private static void assertNumber(Cell cell, double number, String format) {
    assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
    assertThat(cell.getNumericCellValue()).isEqualTo(number, offset(1e-9));
    assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo(format);
  }
}
