package io.loomsight.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.loomsight.jobs.page.FormulaGuard;
import io.loomsight.jobs.sheet.CsvWriter;
import io.loomsight.jobs.sheet.Sheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CsvWriterTest {

  private static final Instant REVIEWED = Instant.parse("2026-03-02T07:30:15Z");

  @Test
  void whatSomebodyNamedComesBackOnceTheApostropheIsOff() throws IOException {
    List<DefectRow> rows =
        SampleRows.HOSTILE.stream()
            .map(text -> SampleRows.defect(text, text, text, text, REVIEWED))
            .toList();
    List<Map<String, String>> read = read(written(Sheets.DEFECTS, rows));
    assertThat(read).hasSameSizeAs(rows);
    for (int at = 0; at < rows.size(); at++) {
      String text = SampleRows.HOSTILE.get(at);
      for (String column : List.of("loomId", "rollId", "uri", "note")) {
        String cell = read.get(at).get(column);
        assertThat(FormulaGuard.isLikeFormula(cell)).as(cell).isFalse();
        assertThat(cell.startsWith("'") ? cell.substring(1) : cell).isEqualTo(text);
      }
    }
  }

  @Test
  void numbersArePlainInTheTablesUnitsAndNothingIsAnEmptyCell() throws IOException {
    String text =
        written(
            Sheets.ROLLS,
            List.of(
                SampleRows.roll("L1", "R1", "ok", Double.NaN),
                SampleRows.roll("L1", "R2", "ok", -1.5e-7)));
    List<Map<String, String>> read = read(text);
    assertThat(read.get(0))
        .containsEntry("batchDate", "2026-03-01")
        .containsEntry("lengthMm", "98765.4")
        .containsEntry("inspectedAreaMm2", "146000000")
        .containsEntry("grade", "FIRST")
        .containsEntry("fitsStyle", "true")
        .containsEntry("rate", "");
    assertThat(read.get(1)).as("a number is no formula").containsEntry("rate", "-0.00000015");
    assertThat(text).startsWith("\uFEFFbatchDate,loomId,rollId,").doesNotContain("E8");
    assertThat(text.lines().count()).isEqualTo(3);
    assertThat(text).contains("\r\n").endsWith("\r\n");
  }

  @Test
  void timesAreThoseOfIso8601() throws IOException {
    List<Map<String, String>> read =
        read(
            written(
                Sheets.DEFECTS,
                List.of(
                    SampleRows.defect("L", "R", "u", "", REVIEWED),
                    SampleRows.defect("L", "R", "u", "", Instant.EPOCH))));
    assertThat(read.get(0)).containsEntry("reviewedAt", "2026-03-02T07:30:15Z");
    assertThat(read.get(1)).containsEntry("reviewedAt", "");
  }

  private static <R> String written(Sheet<R> sheet, List<R> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(CsvWriter.write(sheet, rows.iterator(), bytes)).isEqualTo(rows.size());
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static List<Map<String, String>> read(String text) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(text.substring(1))) {
      return rows.readAll();
    }
  }
}
