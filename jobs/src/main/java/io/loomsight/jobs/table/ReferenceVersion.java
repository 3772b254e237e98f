package io.loomsight.jobs.table;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.List;

/** One style's reference without what it was fitted to. */
public record ReferenceVersion(
    String styleId, String version, boolean provisional, Instant createdAt) {

  /** The references of a batch's styles that an encoder can use, oldest first. */
  public static List<ReferenceVersion> of(Warehouse warehouse, Batch batch, String modelVersion) {
    return warehouse
        .readAll(Tables.REFERENCES, batch.factory())
        .filter(col("modelVersion").equalTo(modelVersion))
        .join(
            warehouse.read(Tables.FRAMES, batch).select("styleId").distinct(),
            new String[] {"styleId"},
            "left_semi")
        .select("styleId", "version", "provisional", "createdAt")
        .orderBy("createdAt", "version", "styleId")
        .as(RecordEncoder.of(ReferenceVersion.class))
        .collectAsList();
  }
}
