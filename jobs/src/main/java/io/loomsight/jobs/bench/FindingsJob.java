package io.loomsight.jobs.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import org.apache.spark.sql.Row;

/** Reads what a night's tasks noted of their own times. */
final class FindingsJob {

  private FindingsJob() {}

  /**
   * The judged roll's sums.
   *
   * @param frames how many
   * @param pixels their pixels
   * @param judgingMs wall time inside the model's calls, over all tasks
   * @param regions regions found
   */
  record Sums(long frames, long pixels, double judgingMs, long regions) {}

  static Sums read(String warehouse) {
    return Sessions.with(spark -> read(Warehouse.open(spark, warehouse)));
  }

  private static Sums read(Warehouse warehouse) {
    Row sums =
        warehouse
            .read(Tables.FINDINGS, BenchNight.BATCH)
            .select(
                count(lit(1)),
                sum(col("widthPx").cast("long").multiply(col("heightPx"))),
                sum(col("elapsedMs")),
                sum(size(col("regions")).cast("long")))
            .first();
    return new Sums(sums.getLong(0), sums.getLong(1), sums.getDouble(2), sums.getLong(3));
  }
}
