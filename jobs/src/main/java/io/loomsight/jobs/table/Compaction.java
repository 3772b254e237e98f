package io.loomsight.jobs.table;

import io.loomsight.jobs.table.Table.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;

/**
 * Merges the small runs of one folder of an appended table into one. Readers get each row once at
 * every moment, also if the merge dies half way; see {@link AppendedRuns}. Who reads all Parquet
 * files without asking sees rows twice from the end of the merge until the old runs are deleted.
 */
public final class Compaction {

  /** The writer's own mark comes too early: the rows are counted first. */
  private static final Map<String, String> UNMARKED =
      Map.of("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");

  private final Table<?> table;
  private final String factory;
  private final Optional<LocalDate> batchDate;
  private final Path folder;
  private final List<Path> runs;

  private Compaction(
      Table<?> table, String factory, Optional<LocalDate> batchDate, Path folder, List<Path> runs) {
    this.table = table;
    this.factory = factory;
    this.batchDate = batchDate;
    this.folder = folder;
    this.runs = runs;
  }

  /**
   * What there is to merge: folders of the table with two or more runs that were finished by a
   * time, or with runs that an earlier merge did not come to delete.
   */
  public static List<Compaction> find(Warehouse warehouse, Table<?> table, Instant finishedBy) {
    if (table.mode() != Mode.APPEND && table.mode() != Mode.INSERT_ONLY) {
      return List.of();
    }
    List<Compaction> found = new ArrayList<>();
    try {
      SmallFiles files = warehouse.files();
      Path all = warehouse.tableFolder(table);
      for (FileStatus mill : Slots.named(files, all, Warehouse.FACTORY)) {
        Path folder = mill.getPath();
        String factory = Slots.value(folder, Warehouse.FACTORY);
        find(warehouse, table, factory, Optional.empty(), folder, finishedBy, found);
        for (FileStatus date : Slots.named(files, folder, Warehouse.BATCH_DATE)) {
          LocalDate day = LocalDate.parse(Slots.value(date.getPath(), Warehouse.BATCH_DATE));
          find(warehouse, table, factory, Optional.of(day), date.getPath(), finishedBy, found);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return found;
  }

  private static void find(
      Warehouse warehouse,
      Table<?> table,
      String factory,
      Optional<LocalDate> batchDate,
      Path folder,
      Instant finishedBy,
      List<Compaction> found)
      throws IOException {
    AppendedRuns seen = AppendedRuns.in(warehouse.files(), folder);
    List<Path> old = new ArrayList<>();
    for (Path run : seen.counting()) {
      Path done = new Path(run, Warehouse.DONE);
      long finishedMs =
          warehouse.files().fileSystem(done).getFileStatus(done).getModificationTime();
      if (finishedMs <= finishedBy.toEpochMilli()) {
        old.add(run);
      }
    }
    if (old.size() > 1 || !seen.replaced().isEmpty()) {
      found.add(new Compaction(table, factory, batchDate, folder, old));
    }
  }

  /** The table. */
  public Table<?> table() {
    return table;
  }

  /** Whose rows. */
  public String factory() {
    return factory;
  }

  /** The batch they were appended under; empty where they were appended to the factory's. */
  public Optional<Batch> batch() {
    return batchDate.map(date -> new Batch(factory, date));
  }

  /** The folder that holds the runs. */
  public Path folder() {
    return folder;
  }

  /** How many runs would be merged. */
  public int runs() {
    return runs.size();
  }

  /**
   * Merges. The warehouse's guard is asked before each step; where it throws, readers get what they
   * got before and the next merge goes on from there.
   *
   * @return how many rows the merged run holds; 0 where there was nothing left to merge
   */
  public long merge(Warehouse warehouse, String runId) {
    try {
      deleteReplaced(warehouse);
      List<Path> merged =
          AppendedRuns.in(warehouse.files(), folder).counting().stream()
              .filter(runs::contains)
              .toList();
      if (merged.size() < 2) {
        return 0;
      }
      long rows = write(warehouse, merged, runId);
      deleteReplaced(warehouse);
      return rows;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private long write(Warehouse warehouse, List<Path> merged, String runId) throws IOException {
    warehouse.checkPublishing();
    String names =
        merged.stream()
            .map(run -> run.getName().substring(Warehouse.RUN.length()))
            .collect(Collectors.joining("\n"));
    if (!warehouse.files().create(AppendedRuns.list(folder, runId), names + "\n")) {
      throw new IllegalStateException(folder + ": expected the new run id " + runId);
    }
    warehouse.checkPublishing();
    Dataset<? extends Record> rows = warehouse.readFolders(table, merged);
    Path run = Warehouse.runFolder(folder, runId);
    long expected = rows.count();
    long written = warehouse.write(table, run, rows.toDF(), UNMARKED);
    if (written != expected) {
      throw new IllegalStateException(
          "%s: expected the %d rows of the runs it replaces, found %d"
              .formatted(run, expected, written));
    }
    warehouse.checkPublishing();
    if (warehouse.files().read(AppendedRuns.list(folder, runId)).isEmpty()) {
      throw new IllegalStateException(run + ": expected the list of what it replaces, found none");
    }
    warehouse.files().replace(new Path(run, Warehouse.DONE), "");
    return written;
  }

  /** Deletes what finished merges hold; their lists come last. */
  private void deleteReplaced(Warehouse warehouse) throws IOException {
    for (Path run : AppendedRuns.in(warehouse.files(), folder).replaced()) {
      warehouse.checkPublishing();
      warehouse.files().delete(run);
    }
    AppendedRuns left = AppendedRuns.in(warehouse.files(), folder);
    for (Path list : left.spent()) {
      // One without its run is of a merge that died, or has just begun: age tells
      String run = list.getName().substring(AppendedRuns.REPLACES.length());
      if (left.counting().contains(Warehouse.runFolder(folder, run))) {
        warehouse.checkPublishing();
        warehouse.files().delete(list);
      }
    }
  }
}
