package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.check.CheckJob;
import io.loomsight.jobs.report.ReportJob;
import io.loomsight.jobs.table.Finding;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Run.Outcome;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.synth.Weave;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loom starts a new style at the end of a night, with an image too small for a reference. */
class StyleWithoutClothIT {

  private static final String RULE_SET = "four-point-metric";

  @TempDir Path folder;

  @Test
  void aStyleThatShowsTooLittleClothStopsNoOtherStyle() throws IOException {
    WovenNight woven = new WovenNight(folder.resolve("landing/factory=mill/date=2026-03-01"));
    woven.addGood(Weave.PLAIN, "p-1", 4);
    woven.addClean(Weave.TWILL, "t-1", 1);
    Files.writeString(
        woven.file(woven.frames().get(0)).resolveSibling("manifest.csv"), lines(woven));
    Warehouse warehouse =
        Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());

    List<StageResult> results = night(warehouse);

    assertThat(results).extracting(StageResult::outcome).containsOnly(Outcome.SUCCEEDED).hasSize(6);
    assertThat(results.get(1).counts())
        .containsEntry("references", 1L)
        .containsEntry("stylesWithoutCloth", 1L);
    assertThat(warehouse.read(Tables.FINDINGS, WovenNight.BATCH).collectAsList())
        .hasSize(4)
        .extracting(Finding::rollId)
        .containsOnly("p-1");
    assertThat(warehouse.read(Tables.ROLLS, WovenNight.BATCH, RULE_SET).collectAsList())
        .filteredOn(roll -> roll.rollId().equals("t-1"))
        .singleElement()
        .satisfies(
            roll -> {
              assertThat(roll.frames()).isZero();
              assertThat(roll.coveragePercent()).isZero();
              assertThat(roll.grade()).isEqualTo(Grade.NONE);
              assertThat(roll.reason()).contains("no cloth of it was judged");
            });
    assertThat(warehouse.read(Tables.ROLLS, WovenNight.BATCH, RULE_SET).collectAsList())
        .extracting(RollGrade::rollId)
        .containsExactlyInAnyOrder("p-1", "t-1");
    assertThat(Path.of(ReportJob.path(warehouse, WovenNight.BATCH).toUri().getPath()))
        .isNotEmptyFile();
    assertThat(CheckJob.run(LocalSpark.session(), warehouse, Clock.systemUTC(), silence()))
        .isEmpty();
    assertThat(night(warehouse)).extracting(StageResult::outcome).containsOnly(Outcome.SKIPPED);
  }

  private List<StageResult> night(Warehouse warehouse) {
    return TestNight.run(
        LocalSpark.session(), warehouse, folder.resolve("landing"), WovenNight.BATCH, List.of());
  }

  private static String lines(WovenNight woven) {
    return woven.frames().stream()
        .map(StyleWithoutClothIT::line)
        .collect(
            Collectors.joining(
                "",
                "file,park,loom_id,roll_id,style_id,camera_id,sequence,captured_at,mm_per_px,"
                    + "offset_x_mm,offset_y_mm,reference\n",
                ""));
  }

  private static String line(Frame frame) {
    return "%s.png,park,loom,%s,%s,camera,%d,%s,%s,%s,%s,%s\n"
        .formatted(
            frame.frameId(),
            frame.rollId(),
            frame.styleId(),
            frame.sequence(),
            frame.capturedAt(),
            frame.mmPerPx(),
            frame.offsetXMm(),
            frame.offsetYMm(),
            frame.reference());
  }

  private static PrintStream silence() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
