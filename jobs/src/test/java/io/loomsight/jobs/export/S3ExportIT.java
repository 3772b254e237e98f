package io.loomsight.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.cluster.S3Server;
import io.loomsight.jobs.table.Dates;
import io.loomsight.jobs.table.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class S3ExportIT {

  private final String place = "s3a://%s/%s".formatted(S3Server.BUCKET, UUID.randomUUID());

  @TempDir Path folder;

  @Test
  void everyFormatIsWrittenToS3AndReplacedThere() throws IOException {
    FileSystem store =
        new org.apache.hadoop.fs.Path(place)
            .getFileSystem(
                S3Server.shared()
                    .reachFrom(LocalSpark.session().sparkContext().hadoopConfiguration()));
    Warehouse warehouse = GradedNight.in(folder);
    for (int time = 0; time < 2; time++) {
      export(warehouse, Format.XLSX, "night.xlsx");
      export(warehouse, Format.CSV, "tables");
      export(warehouse, Format.COCO, "labelled");
    }
    try (InputStream input = store.open(at("night.xlsx"));
        XSSFWorkbook workbook = new XSSFWorkbook(input)) {
      assertThat(workbook.getSheet("Rolls").getLastRowNum())
          .isEqualTo(1 + SampleRows.HOSTILE.size());
    }
    assertThat(store.listStatus(at("tables"))).hasSize(5);
    assertThat(store.listStatus(at("labelled/images"))).hasSize(4);
    assertThat(store.exists(at("labelled/annotations.json"))).isTrue();
    try (InputStream input = store.open(at("labelled/images/2026-03-01_f1.png"))) {
      assertThat(input.readAllBytes()).isEqualTo(LabelledNight.png());
    }
    store.create(at("tables/mine.txt")).close();
    assertThatThrownBy(() -> export(warehouse, Format.CSV, "tables"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("found mine.txt in it");
  }

  private org.apache.hadoop.fs.Path at(String name) {
    return new org.apache.hadoop.fs.Path(place, name);
  }

  private void export(Warehouse warehouse, Format format, String name) {
    ExportJob.run(
        LocalSpark.session(),
        warehouse,
        new ExportRequest(
            format,
            SampleRows.FACTORY,
            Dates.only(SampleRows.NIGHT),
            SampleRows.RULE_SET,
            place + "/" + name),
        Clock.systemUTC(),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }
}
