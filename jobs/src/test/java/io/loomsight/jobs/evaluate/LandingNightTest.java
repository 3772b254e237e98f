package io.loomsight.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingNightTest {

  private static final Batch BATCH = new Batch("lab", LocalDate.of(2026, 3, 1));

  @TempDir Path folder;

  @Test
  void referenceAndJudgedImagesBecomeRolls() throws IOException {
    Images.fabric(folder.resolve("data/a"), 5);
    int images = write();
    Path night = folder.resolve("landing/factory=lab/date=2026-03-01");
    List<String> manifest = Files.readAllLines(night.resolve("manifest.csv"));
    assertThat(images).isEqualTo(7);
    assertThat(manifest).hasSize(8);
    assertThat(manifest.get(0))
        .isEqualTo(
            "file,park,loom_id,roll_id,style_id,camera_id,sequence,captured_at,mm_per_px,"
                + "offset_x_mm,offset_y_mm,reference,roll_end");
    assertThat(manifest.get(2))
        .contains(",loom-01,a-good,a,camera-1,1,2026-03-01T20:00:20+08:00,0.2,0,51.200,true,false");
    assertThat(manifest.get(3))
        .endsWith(",a-good,a,camera-1,2,2026-03-01T20:00:40+08:00,0.2,0,102.400,true,true");
    assertThat(manifest.get(4))
        .contains(",a-01,a,camera-1,0,2026-03-01T20:06:00+08:00,0.2,0,0.000,false,false");
    assertThat(manifest.get(7)).contains(",a-01,").endsWith(",153.600,false,true");
    for (String line : manifest.subList(1, 8)) {
      String file = line.split(",", -1)[0];
      String[] parts = file.split("/", 2)[1].split("-", 2);
      assertThat(night.resolve(file))
          .hasSameBinaryContentAs(folder.resolve("data/a").resolve(parts[0]).resolve(parts[1]));
    }
  }

  @Test
  void nightThatIsThereIsNotTouched() throws IOException {
    Images.fabric(folder.resolve("data/a"), 2);
    write();
    assertThatThrownBy(this::write)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("date=2026-03-01: expected no night there yet, found files");
  }

  @Test
  void manyImagesBecomeRollsOfAboutTen() throws IOException {
    Images.fabric(folder.resolve("data/a"), 27);
    write(); // 24 + 2 judged: three rolls
    List<String> manifest =
        Files.readAllLines(folder.resolve("landing/factory=lab/date=2026-03-01/manifest.csv"));
    assertThat(manifest.stream().skip(1).map(line -> line.split(",", -1)[3]).distinct())
        .containsExactly("a-good", "a-01", "a-02", "a-03");
    assertThat(manifest).filteredOn(line -> line.endsWith(",true")).hasSize(4);
  }

  private int write() {
    return LandingNight.write(
        new EvaluateRequest(
            folder.resolve("data"),
            List.of(),
            Set.of(),
            new RegionRule(10, 0.8),
            EvaluateRequest.Outputs.none()),
        new EvaluateConfig(3, 0, 0.2),
        folder.resolve("landing"),
        BATCH);
  }
}
