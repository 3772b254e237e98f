package io.loomsight.jobs.runtime;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;

/** Rows that are made once and read several times, held until closed. */
public final class HeldRows implements AutoCloseable {

  private final List<Dataset<?>> held = new ArrayList<>();

  /** Holds rows that are few, in memory as long as there is room. */
  public <T> Dataset<T> few(Dataset<T> rows) {
    return hold(rows, StorageLevel.MEMORY_AND_DISK());
  }

  /** Holds rows that may be many, on disk alone. */
  public <T> Dataset<T> many(Dataset<T> rows) {
    return hold(rows, StorageLevel.DISK_ONLY());
  }

  private <T> Dataset<T> hold(Dataset<T> rows, StorageLevel level) {
    held.add(rows);
    return rows.persist(level);
  }

  @Override
  public void close() {
    held.forEach(Dataset::unpersist);
  }
}
