package io.loomsight.jobs.report;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.table.Batch;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pages of a made-up night, where a server looks for them. */
public final class ServedPages {

  public static final Batch BATCH = SamplePages.BATCH;
  public static final Clock CLOCK = SamplePages.CLOCK;

  private ServedPages() {}

  /** Lays them down in a warehouse; gives the defects that they show to be judged. */
  public static List<Defect> layDown(Path warehouse) throws IOException {
    Path night =
        warehouse.resolve(
            "reports/factory=%s/batch_date=%s".formatted(BATCH.factory(), BATCH.batchDate()));
    List<Defect> defects = IntStream.range(0, 4).mapToObj(ServedPages::defect).toList();
    ReportPage page = SamplePages.rich(Language.EN);
    Files.createDirectories(night);
    Files.writeString(night.resolve("report.html"), ReportHtml.of(page));
    Files.writeString(night.resolve(NightSummary.FILE), NightSummary.of(page).json());
    Files.writeString(
        night.resolve("review.html"),
        ReportHtml.of(
            new Gallery(
                BATCH,
                page.config(),
                defects.size(),
                0,
                defects.stream().map(ServedPages::item).toList())));
    return defects;
  }

  private static Gallery.Item item(Defect defect) {
    return new Gallery.Item(
        defect.defectId(),
        defect.kind(),
        0.7,
        List.of(DefectKind.HOLE, DefectKind.FLOAT, DefectKind.SLUB),
        defect.score(),
        defect.loomId(),
        defect.rollId(),
        defect.styleId(),
        defect.box(),
        defect.lengthMm(),
        defect.thicknessMm(),
        Optional.empty());
  }

  private static Defect defect(int number) {
    return new Defect(
        "%032x".formatted(number),
        BATCH.factory(),
        BATCH.batchDate(),
        "L1",
        "R-1",
        "satin",
        List.of("c"),
        List.of("f"),
        new Box(10 * number, 20, 3, 4),
        4,
        3,
        12,
        DefectKind.HOLE,
        DefectKind.HOLE.direction(),
        -1,
        1.5,
        false);
  }
}
