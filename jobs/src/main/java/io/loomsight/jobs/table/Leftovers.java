package io.loomsight.jobs.table;

import io.loomsight.jobs.table.Leftover.Kind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Finds what lies in the folders of the tables and is read by nobody, whether a crash left it there
 * or a job at work has not published it yet; which of the two, age and leases must say.
 */
public final class Leftovers {

  private static final Pattern HALF_WRITTEN =
      Pattern.compile("_.+\\.[0-9a-f]{8}(-[0-9a-f]{4,12}){4}");

  private final Warehouse warehouse;
  private final SmallFiles files;
  private final List<Leftover> found = new ArrayList<>();

  private Leftovers(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.files = warehouse.files();
  }

  /** What nobody reads of the given tables, in their order, then by path. */
  public static List<Leftover> find(Warehouse warehouse, List<Table<?>> tables) {
    try {
      Leftovers leftovers = new Leftovers(warehouse);
      for (Table<?> table : tables) {
        leftovers.search(table);
      }
      return List.copyOf(leftovers.found);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void search(Table<?> table) throws IOException {
    Path folder = warehouse.tableFolder(table);
    switch (table.mode()) {
      case REPLACE_BATCH -> {
        for (FileStatus factory : Slots.named(files, folder, Warehouse.FACTORY)) {
          for (FileStatus date : Slots.named(files, factory.getPath(), Warehouse.BATCH_DATE)) {
            slot(date.getPath(), Slots.value(factory.getPath(), Warehouse.FACTORY));
          }
        }
      }
      case REPLACE_BATCH_RULE_SET -> {
        for (FileStatus factory : Slots.named(files, folder, Warehouse.FACTORY)) {
          for (FileStatus date : Slots.named(files, factory.getPath(), Warehouse.BATCH_DATE)) {
            for (FileStatus ruleSet : Slots.named(files, date.getPath(), Warehouse.RULE_SET)) {
              slot(ruleSet.getPath(), Slots.value(factory.getPath(), Warehouse.FACTORY));
            }
          }
        }
      }
      case REPLACE_RUN -> {
        for (FileStatus id : Slots.named(files, folder, Warehouse.ID)) {
          slot(id.getPath(), "");
        }
      }
      case INSERT_ONLY, APPEND -> {
        for (FileStatus factory : Slots.named(files, folder, Warehouse.FACTORY)) {
          appended(factory.getPath(), Slots.value(factory.getPath(), Warehouse.FACTORY));
          for (FileStatus date : Slots.named(files, factory.getPath(), Warehouse.BATCH_DATE)) {
            appended(date.getPath(), Slots.value(factory.getPath(), Warehouse.FACTORY));
          }
        }
      }
    }
  }

  private void slot(Path slot, String factory) throws IOException {
    Optional<String> published =
        files.read(new Path(slot, Warehouse.POINTER)).map(run -> Warehouse.RUN + run);
    for (FileStatus run : Slots.named(files, slot, Warehouse.RUN)) {
      if (published.filter(run.getPath().getName()::equals).isEmpty()) {
        add(run, Kind.UNPUBLISHED_RUN, factory);
      }
    }
    for (FileStatus object : files.objects(slot)) {
      if (isHalfWritten(object)) {
        add(object, Kind.HALF_WRITTEN, factory);
      }
    }
  }

  private void appended(Path folder, String factory) throws IOException {
    AppendedRuns runs = AppendedRuns.in(files, folder);
    for (FileStatus entry : files.entries(folder)) {
      if (runs.unfinished().contains(entry.getPath())) {
        add(entry, Kind.UNFINISHED_RUN, factory);
      } else if (runs.replaced().contains(entry.getPath())) {
        add(entry, Kind.REPLACED_RUN, factory);
      } else if (runs.spent().contains(entry.getPath()) || isHalfWritten(entry)) {
        add(entry, Kind.HALF_WRITTEN, factory);
      }
    }
  }

  private static boolean isHalfWritten(FileStatus entry) {
    return entry.isFile() && HALF_WRITTEN.matcher(entry.getPath().getName()).matches();
  }

  private void add(FileStatus status, Kind kind, String factory) throws IOException {
    try {
      found.add(measured(files, status, kind, factory));
    } catch (FileNotFoundException justSwept) {
      // Its writer was faster.
    }
  }

  /** How much lies in a folder or object, and since when. */
  public static Leftover measured(SmallFiles files, FileStatus status, Kind kind, String factory)
      throws IOException {
    FileTree.Size size = FileTree.size(files.fileSystem(status.getPath()), status.getPath());
    return new Leftover(
        status.getPath(),
        kind,
        factory,
        size.bytes(),
        Instant.ofEpochMilli(
            size.changedMs() == 0 ? status.getModificationTime() : size.changedMs()));
  }
}
