package io.loomsight.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.ingest.RehearsalJob.Step;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.ManifestColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalIT {

  private static final Batch BATCH = new Batch("f", LocalDate.of(2026, 3, 1));

  @TempDir Path landing;

  @Test
  void stepsCountFilesLinesAndPairsAndReadNoImage() throws IOException {
    Path night = Files.createDirectories(landing.resolve("factory=f/date=2026-03-01/roll"));
    Files.writeString(night.resolve("1.png"), "no image");
    Files.writeString(night.resolve("2.png"), "no image");
    Files.writeString(
        night.resolveSibling("manifest.csv"),
        String.join(",", ManifestColumn.requiredHeaders())
            + "\nroll/1.png,p,l,r,s,c,0,2026-03-01T20:00:00Z,0.2,0,0"
            + "\nroll/3.png,p,l,r,s,c,1,2026-03-01T20:00:01Z,0.2,0,9\n");
    assertThat(RehearsalJob.run(LocalSpark.session(), BATCH, landing.toString()))
        .extracting(Step::count)
        .containsExactly(2L, 3L, 2L, 3L);
  }
}
