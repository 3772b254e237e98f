package io.loomsight.jobs.kinds;

import static org.apache.spark.sql.functions.col;

import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.LandingNames;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.detect.KindModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the defects of judged nights, and finds the flaws that were drawn. */
public final class KindsJob {

  private KindsJob() {}

  /**
   * The flaws of simulated nights that were found.
   *
   * @param drawn all that can be seen
   * @param found those that a defect shows
   * @param defects all of the nights' defects
   */
  record Nights(List<DrawnFlaw> drawn, List<FoundFlaw> found, List<NamedDefect> defects) {

    /** The same with every defect named by another model. */
    Nights namedBy(KindModel model) {
      return new Nights(
          drawn,
          found.stream()
              .map(
                  flaw ->
                      new FoundFlaw(
                          flaw.flaw(),
                          flaw.pieces().stream().map(piece -> piece.namedBy(model)).toList()))
              .toList(),
          defects.stream().map(defect -> defect.namedBy(model)).toList());
    }
  }

  /**
   * Reads nights that {@code loomsight simulate} drew into {@code landing} and {@code loomsight
   * night} judged.
   */
  static Nights read(String warehouseRoot, Path landing, List<Batch> nights) {
    return Sessions.with(spark -> read(Warehouse.open(spark, warehouseRoot), landing, nights));
  }

  /** The same in an open warehouse. */
  static Nights read(Warehouse warehouse, Path landing, List<Batch> nights) {
    List<DrawnFlaw> drawn = new ArrayList<>();
    List<FoundFlaw> found = new ArrayList<>();
    List<NamedDefect> defects = new ArrayList<>();
    for (Batch night : nights) {
      Path truth = landing.resolve("truth").resolve(LandingNames.night(night)).resolve("truth.csv");
      List<DrawnFlaw> flaws = DrawnFlaw.read(truth);
      List<NamedDefect> named = defects(warehouse, night);
      drawn.addAll(flaws);
      defects.addAll(named);
      found.addAll(FoundFlaw.match(flaws, named));
    }
    return new Nights(drawn, found, defects);
  }

  private static List<NamedDefect> defects(Warehouse warehouse, Batch night) {
    return warehouse
        .read(Tables.DEFECTS, night)
        .select("defectId", "rollId", "box", "kind")
        .join(warehouse.read(Tables.EVIDENCE, night).select("defectId", "measures"), "defectId")
        .orderBy(col("rollId"), col("defectId"))
        .as(RecordEncoder.of(NamedDefect.class))
        .collectAsList();
  }
}
