package io.loomsight.jobs;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reference;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.detect.ClothLook;
import io.loomsight.models.detect.FeatureSums;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** References drawn by hand, of which only style, version, age and model matter. */
public final class ReferenceRows {

  private ReferenceRows() {}

  /** One of named good frames. */
  public static Reference named(
      Batch batch, String style, String version, String model, Instant createdAt) {
    return reference(batch, style, version, model, createdAt, false);
  }

  /** One of the batch's own rolls. */
  public static Reference provisional(
      Batch batch, String style, String version, String model, Instant createdAt) {
    return reference(batch, style, version, model, createdAt, true);
  }

  private static Reference reference(
      Batch batch,
      String style,
      String version,
      String model,
      Instant createdAt,
      boolean provisional) {
    return new Reference(
        batch.factory(),
        style,
        version,
        provisional,
        batch.batchDate(),
        createdAt,
        model,
        List.of("f"),
        1,
        1,
        List.of(1L),
        List.of(1L),
        0.2,
        0.5,
        1,
        10,
        1,
        0,
        1,
        ClothLook.unknown());
  }

  /** A reference that judges by these sums and this look. */
  public static Reference judging(
      Reference row, FeatureSums sums, double threshold, double driftLimit, ClothLook look) {
    return new Reference(
        row.factory(),
        row.styleId(),
        row.version(),
        row.provisional(),
        row.batchDate(),
        row.createdAt(),
        row.modelVersion(),
        row.frameIds(),
        row.folds(),
        sums.positions(),
        Arrays.stream(sums.sums()).boxed().toList(),
        Arrays.stream(sums.products()).boxed().toList(),
        row.mmPerPx(),
        row.meanGrey(),
        threshold,
        row.wantedFalseAlarmsPer100M2(),
        row.goodAreaM2(),
        row.goodFalseAlarms(),
        driftLimit,
        look);
  }

  /** Adds references of one mill to a warehouse, all in one run. */
  public static void add(Warehouse warehouse, Reference... references) {
    warehouse.append(
        Tables.REFERENCES,
        references[0].factory(),
        references[0].version(),
        LocalSpark.session().createDataset(List.of(references), Tables.REFERENCES.encoder()));
  }
}
