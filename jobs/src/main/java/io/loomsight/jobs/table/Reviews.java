package io.loomsight.jobs.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Verdict;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What people say of defects: of several words on one the latest stands, the same everywhere. */
public final class Reviews {

  private Reviews() {}

  /**
   * Adds the latest word on each defect: {@code review}, a struct of {@code reviewedAt, verdict,
   * kind, reviewer, note}, null where nobody looked, and {@code verdict}, {@code UNREVIEWED} there.
   *
   * @param found rows with a column {@code defectId}
   * @param said those of the defects' factory, others among them
   */
  public static Dataset<Row> judged(Dataset<Row> found, Dataset<Review> said) {
    Dataset<Row> latest =
        said.groupBy("defectId")
            .agg(
                max(struct(
                        col("reviewedAt"),
                        col("verdict"),
                        col("kind"),
                        col("reviewer"),
                        col("note")))
                    .as("review"));
    return found
        .join(latest, new String[] {"defectId"}, "left")
        .withColumn("verdict", coalesce(col("review.verdict"), lit(Verdict.UNREVIEWED.name())));
  }

  /** The kind that a person named, else the machine's {@code kind}, of rows with {@code review}. */
  public static Column kind() {
    Column named = col("review.kind");
    return when(named.notEqual(DefectKind.UNKNOWN.name()), named).otherwise(col("kind"));
  }

  /**
   * Adds {@code verdict} as {@link #judged} does, and puts {@link #kind} in {@code kind}'s place.
   */
  public static Dataset<Row> corrected(Dataset<Row> found, Dataset<Review> said) {
    return judged(found, said).withColumn("kind", kind()).drop("review");
  }
}
