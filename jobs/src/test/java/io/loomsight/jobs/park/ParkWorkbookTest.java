package io.loomsight.jobs.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.page.PageSources;
import io.loomsight.jobs.sheet.Column;
import io.loomsight.jobs.sheet.CsvWriter;
import io.loomsight.jobs.sheet.Sheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

final class ParkWorkbookTest {

  @Test
  void sheetsHoldMillsNightsComputeAndVouchers() throws IOException {
    try (XSSFWorkbook workbook = workbook(SampleParks.rich(Language.ZH))) {
      XSSFSheet mills = workbook.getSheet("Mills");
      assertThat(mills.getLastRowNum()).isEqualTo(5);
      assertThat(text(mills, 0, ParkSheets.MILLS, "firstRolls")).isEqualTo("一等布卷");
      assertThat(text(mills, 1, ParkSheets.MILLS, "firstRolls")).isEqualTo("First-quality rolls");
      assertThat(text(mills, 2, ParkSheets.MILLS, "factory")).isEqualTo("mill-over");
      assertThat(number(mills, 2, ParkSheets.MILLS, "stops")).isEqualTo(3);
      assertThat(number(mills, 2, ParkSheets.MILLS, "nights")).isEqualTo(10);
      assertThat(number(mills, 2, ParkSheets.MILLS, "areaM2")).isEqualTo(10_000);
      XSSFSheet nights = workbook.getSheet("Nights");
      assertThat(nights.getLastRowNum()).isEqualTo(1 + 37);
      assertThat(text(nights, 2, ParkSheets.NIGHTS, "factory")).isEqualTo("mill-blind");
      assertThat(
              cell(nights, 2, ParkSheets.NIGHTS, "date").getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo(SampleParks.FROM);
      assertThat(number(nights, 2, ParkSheets.NIGHTS, "coveragePercent"))
          .isEqualTo(61, offset(1e-9));
      XSSFSheet compute = workbook.getSheet("Compute");
      assertThat(number(compute, 2, ParkSheets.COMPUTE, "gpuHours")).isEqualTo(3.25);
      XSSFSheet vouchers = workbook.getSheet("Vouchers");
      assertThat(number(vouchers, 2, ParkSheets.VOUCHERS, "costYuan")).isEqualTo(1234.56);
      assertThat(
              cell(vouchers, 2, ParkSheets.VOUCHERS, "costYuan")
                  .getCellStyle()
                  .getDataFormatString())
          .isEqualTo("#,##0.00");
    }
  }

  @Test
  void firstSheetSaysWhatItComesTo() throws IOException {
    try (XSSFWorkbook workbook = workbook(SampleParks.rich(Language.ZH))) {
      Map<String, Cell> facts = new HashMap<>();
      for (Row row : workbook.getSheetAt(0)) {
        if (row.getLastCellNum() > 1) {
          facts.put(row.getCell(0).getStringCellValue(), row.getCell(1));
        }
      }
      assertThat(facts.get("园区 Park").getStringCellValue()).isEqualTo("Dieshiqiao 叠石桥");
      assertThat(facts.get("夜班 Nights").getStringCellValue()).isEqualTo("2026-02-20 … 2026-03-01");
      ParkPage park = SampleParks.rich(Language.ZH);
      assertThat(facts.get("每百平方米扣分 Points / 100 m²").getNumericCellValue())
          .isEqualTo(park.total().orElseThrow().pointsPer100M2());
      assertThat(facts.get("GPU 小时 GPU hours").getNumericCellValue()).isEqualTo(3.25);
      assertThat(facts.get("已申领算力券 (¥) Vouchers claimed (¥)").getNumericCellValue()).isEqualTo(300);
      assertThat(facts.get("Nights").getNumericCellValue()).isEqualTo(37);
    }
  }

  @Test
  void parkWithoutClothHasNoRates() throws IOException {
    try (XSSFWorkbook workbook = workbook(SampleParks.park("p", Language.EN, List.of(blind())))) {
      for (String rate : List.of("pointsPer100M2", "defectsPer100M2")) {
        assertThat(cell(workbook.getSheet("Mills"), 2, ParkSheets.MILLS, rate).getCellType())
            .isEqualTo(CellType.BLANK);
        assertThat(cell(workbook.getSheet("Nights"), 2, ParkSheets.NIGHTS, rate).getCellType())
            .isEqualTo(CellType.BLANK);
      }
    }
  }

  private static Mill blind() {
    return new Mill("m", List.of(new MillNight(SampleParks.FROM, 0, 9, 0, 0, 1, 1, 0, 0, 0, 7)), 0);
  }

  @Test
  void namesStayText() throws IOException {
    String evil = "=1+1";
    ParkPage park =
        SampleParks.park(evil, Language.EN, List.of(SampleParks.mill(evil, 10, 10, 95, 0)));
    assertThat(csv(ParkSheets.COMPUTE, park.compute()))
        .startsWith("\uFEFFfactory,gpuHours,cpuHours,frames,areaM2\r\n")
        .contains("\r\n\"'=1+1\",3.25,12.5,120000,9800\r\n");
    assertThat(csv(ParkSheets.VOUCHERS, park.vouchers()))
        .startsWith("\uFEFFenterprise,month,factory,costYuan,eligibleYuan,claimYuan\r\n")
        .contains("textile-group,2026-02,\"'=1+1\",1234.56,1000,300");
    try (XSSFWorkbook workbook = workbook(park)) {
      for (String title : List.of("Mills", "Compute")) {
        Cell cell = workbook.getSheet(title).getRow(2).getCell(0);
        assertThat(cell.getCellType()).as(title).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(evil);
        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
      }
      assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getCellType())
          .isEqualTo(CellType.STRING);
    }
  }

  @Test
  void everyHeadingHasWordsAndThereAreNoOthers() {
    Set<String> used =
        PageSources.found(
            Pattern.compile("\"((?:cover|sheet)\\.\\w+)\""),
            "src/main/java/io/loomsight/jobs/park");
    for (Sheet<?> sheet :
        List.of(ParkSheets.MILLS, ParkSheets.NIGHTS, ParkSheets.COMPUTE, ParkSheets.VOUCHERS)) {
      used.addAll(keys(sheet).toList());
    }
    assertThat(ParkSheets.MESSAGES.keys()).containsExactlyInAnyOrderElementsOf(used);
  }

  private static <R> Stream<String> keys(Sheet<R> sheet) {
    return sheet.columns().stream().map(sheet::key);
  }

  private static <R> String csv(Sheet<R> sheet, List<R> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CsvWriter.write(sheet, rows.iterator(), bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static XSSFWorkbook workbook(ParkPage park) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ParkWorkbook.write(park, bytes);
    return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static <R> Cell cell(XSSFSheet found, int row, Sheet<R> sheet, String column) {
    List<String> names = sheet.columns().stream().map(Column::name).toList();
    return found.getRow(row).getCell(names.indexOf(column));
  }

  private static <R> String text(XSSFSheet found, int row, Sheet<R> sheet, String column) {
    return cell(found, row, sheet, column).getStringCellValue();
  }

  private static <R> double number(XSSFSheet found, int row, Sheet<R> sheet, String column) {
    return cell(found, row, sheet, column).getNumericCellValue();
  }
}
