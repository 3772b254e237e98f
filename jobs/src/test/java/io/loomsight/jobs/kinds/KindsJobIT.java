package io.loomsight.jobs.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Evidence;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.detect.KindModel;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.PixelBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindsJobIT {

  private static final Batch NIGHT = new Batch("mill", LocalDate.of(2026, 3, 1));
  private static final Box BOX = new Box(100, 50, 6, 8);

  @TempDir Path folder;

  private KindsJob.Nights nights() throws IOException {
    Path truth = folder.resolve("landing/truth/factory=mill/date=2026-03-01");
    Files.createDirectories(truth);
    Files.writeString(
        truth.resolve("truth.csv"),
        """
        level,roll_id,flaw,kind,x_mm,y_mm,width_mm,height_mm
        ROLL,r1,r1-01,HOLE,100,50,6,8
        ROLL,r1,r1-02,STAIN,300,50,6,8
        """);
    Warehouse warehouse =
        Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    Publication publication = warehouse.publication(NIGHT, "run");
    publication.stage(
        Tables.DEFECTS,
        LocalSpark.session().createDataset(List.of(defect()), Tables.DEFECTS.encoder()));
    publication.stage(
        Tables.EVIDENCE,
        LocalSpark.session()
            .createDataset(
                List.of(
                    new Evidence(
                        "d1",
                        NIGHT.factory(),
                        NIGHT.batchDate(),
                        "f1",
                        new PixelBox(0, 0, 1, 1),
                        new byte[0],
                        new byte[0],
                        Map.of("darkest", 0.2))),
                Tables.EVIDENCE.encoder()));
    publication.publish();
    return KindsJob.read(warehouse, folder.resolve("landing"), List.of(NIGHT));
  }

  private static Defect defect() {
    return new Defect(
        "d1",
        NIGHT.factory(),
        NIGHT.batchDate(),
        "l1",
        "r1",
        "s1",
        List.of("c1"),
        List.of("f1"),
        BOX,
        8,
        6,
        40,
        DefectKind.OIL_STAIN,
        DefectKind.OIL_STAIN.direction(),
        -3,
        4,
        false);
  }

  @Test
  void aNightsDefectsMeetTheFlawsThatWereDrawn() throws IOException {
    KindsJob.Nights nights = nights();

    assertThat(nights.drawn()).extracting(DrawnFlaw::name).containsExactly("r1-01", "r1-02");
    assertThat(nights.found())
        .containsExactly(
            new FoundFlaw(
                new DrawnFlaw("r1", "r1-01", DefectKind.HOLE, BOX),
                List.of(
                    new NamedDefect(
                        "d1", "r1", BOX, DefectKind.OIL_STAIN, Map.of("darkest", 0.2)))));
  }

  @Test
  void anotherModelNamesThemAnew() throws IOException {
    KindModel allHoles = new KindModel(0, List.of(DefectKind.HOLE), List.of(0.0), List.of());

    KindsJob.Nights named = nights().namedBy(allHoles);

    assertThat(named.found().get(0).told().told()).isEqualTo(DefectKind.HOLE);
    assertThat(named.defects()).extracting(NamedDefect::kind).containsExactly(DefectKind.HOLE);
  }
}
