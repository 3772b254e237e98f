package io.loomsight.jobs.report;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Column;
import io.loomsight.models.fabric.DefectKind;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** Finds the defects of a batch that a person should judge first. */
final class GalleryJob {

  private GalleryJob() {}

  /** How unsure the machine is of a defect. */
  public record Doubted(
      @Column(doc = "The defect") String defectId,
      @Column(doc = "How unsure the machine is, 0 to 1") double doubt,
      @Column(doc = "Kinds it may be, likeliest first") List<String> likely) {

    public Doubted {
      likely = List.copyOf(likely);
    }
  }

  /** The most doubtful of those that nobody has judged. */
  static Gallery read(Warehouse warehouse, Batch batch, ReportConfig config) {
    Dataset<Row> judged = warehouse.readAll(Tables.REVIEWS, batch).select("defectId").distinct();
    Dataset<Row> all = warehouse.read(Tables.DEFECTS, batch).toDF();
    Dataset<Row> waiting = all.join(broadcast(judged), "defectId", "left_anti");
    long count = all.count();
    long reviewed = count - waiting.count();
    Dataset<Row> evidence = warehouse.read(Tables.EVIDENCE, batch).toDF();
    Dataset<Doubted> doubted =
        waiting
            .join(evidence.select("defectId", "measures"), "defectId")
            .select("defectId", "score", "measures")
            .map((MapFunction<Row, Doubted>) GalleryJob::doubted, RecordEncoder.of(Doubted.class))
            .orderBy(col("doubt").desc(), col("defectId"))
            .limit(Gallery.MOST);
    List<Gallery.Item> items =
        waiting
            .join(broadcast(doubted), "defectId")
            .join(
                evidence.select(
                    col("defectId"),
                    when(RollSheetsJob.isShown(col("thumbnail")), col("thumbnail"))
                        .as("thumbnail")),
                "defectId")
            .orderBy(col("doubt").desc(), col("defectId"))
            .collectAsList()
            .stream()
            .map(GalleryJob::item)
            .toList();
    return new Gallery(batch, config, count, reviewed, items);
  }

  private static Doubted doubted(Row row) {
    scala.collection.Map<String, Double> found = row.getAs("measures");
    var measures = CollectionConverters.asJava(found);
    return new Doubted(
        row.getAs("defectId"),
        Doubt.of(row.getAs("score"), measures),
        Doubt.likely(measures).stream().map(DefectKind::name).toList());
  }

  private static Gallery.Item item(Row row) {
    scala.collection.Seq<String> likely = row.getAs("likely");
    byte[] picture = row.getAs("thumbnail");
    return new Gallery.Item(
        row.getAs("defectId"),
        DefectKind.valueOf(row.getAs("kind")),
        row.getAs("doubt"),
        CollectionConverters.asJava(likely).stream().map(DefectKind::valueOf).toList(),
        row.getAs("score"),
        row.getAs("loomId"),
        row.getAs("rollId"),
        row.getAs("styleId"),
        RollSheetsJob.box(row.getAs("box")),
        row.getAs("lengthMm"),
        row.getAs("thicknessMm"),
        Optional.ofNullable(picture).map(Base64.getEncoder()::encodeToString));
  }
}
