package io.loomsight.jobs.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Published batches of a table that is replaced by batch, as something to be removed by age. */
public final class Retention {

  /** Left where a batch was removed by age, so that a check can tell it from one that was lost. */
  static final String RETIRED = "_RETIRED";

  private Retention() {}

  /**
   * What readers of one batch of a table get.
   *
   * @param slot the folder that holds its pointer
   * @param bytes of all files in it
   */
  public record Published(Table<?> table, Batch batch, Path slot, long bytes) {}

  /** Everything published of a table whose batch date comes before a day, by factory and date. */
  public static List<Published> before(Warehouse warehouse, Table<?> table, LocalDate day) {
    List<Published> found = new ArrayList<>();
    try {
      for (Slots.Slot slot : Slots.of(warehouse, table)) {
        if (slot.batch().batchDate().isBefore(day)
            && warehouse.files().read(new Path(slot.path(), Warehouse.POINTER)).isPresent()) {
          FileSystem store = warehouse.files().fileSystem(slot.path());
          long bytes = FileTree.size(store, slot.path()).bytes();
          found.add(new Published(table, slot.batch(), slot.path(), bytes));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return found;
  }

  /**
   * Removes a published batch: first the pointer, so that no reader is sent to what is gone, then
   * the rows. One that dies in between leaves rows that nobody reads, for the next sweep.
   *
   * @param reason what the mark left in its place says
   */
  public static void remove(Warehouse warehouse, Published published, String reason) {
    try {
      warehouse.checkPublishing();
      warehouse.files().replace(new Path(published.slot(), RETIRED), reason);
      warehouse.files().delete(new Path(published.slot(), Warehouse.POINTER));
      for (FileStatus run : warehouse.files().folders(published.slot())) {
        if (run.getPath().getName().startsWith(Warehouse.RUN)) {
          warehouse.files().delete(run.getPath());
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Why a slot without a pointer has none; empty where it was never published or was lost. */
  static Optional<String> retired(Warehouse warehouse, Path slot) throws IOException {
    return warehouse.files().read(new Path(slot, RETIRED));
  }
}
