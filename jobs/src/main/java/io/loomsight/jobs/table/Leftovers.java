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
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

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
    Path folder = new Path(warehouse.root(), table.name());
    switch (table.mode()) {
      case REPLACE_BATCH -> {
        for (FileStatus factory : named(folder, Warehouse.FACTORY)) {
          for (FileStatus date : named(factory.getPath(), Warehouse.BATCH_DATE)) {
            slot(date.getPath(), factory(factory));
          }
        }
      }
      case REPLACE_BATCH_RULE_SET -> {
        for (FileStatus factory : named(folder, Warehouse.FACTORY)) {
          for (FileStatus date : named(factory.getPath(), Warehouse.BATCH_DATE)) {
            for (FileStatus ruleSet : named(date.getPath(), Warehouse.RULE_SET)) {
              slot(ruleSet.getPath(), factory(factory));
            }
          }
        }
      }
      case REPLACE_RUN -> {
        for (FileStatus id : named(folder, Warehouse.ID)) {
          slot(id.getPath(), "");
        }
      }
      case INSERT_ONLY, APPEND -> {
        for (FileStatus factory : named(folder, Warehouse.FACTORY)) {
          appended(factory.getPath(), factory(factory));
          for (FileStatus date : named(factory.getPath(), Warehouse.BATCH_DATE)) {
            appended(date.getPath(), factory(factory));
          }
        }
      }
    }
  }

  private void slot(Path slot, String factory) throws IOException {
    Optional<String> published =
        files.read(new Path(slot, Warehouse.POINTER)).map(run -> Warehouse.RUN + run);
    for (FileStatus run : named(slot, Warehouse.RUN)) {
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
    long bytes = 0;
    long changedMs = 0;
    FileSystem store = files.fileSystem(status.getPath());
    RemoteIterator<? extends FileStatus> all = FileTree.files(store, status.getPath());
    while (all.hasNext()) {
      FileStatus file = all.next();
      bytes += file.getLen();
      changedMs = Math.max(changedMs, file.getModificationTime());
    }
    return new Leftover(
        status.getPath(),
        kind,
        factory,
        bytes,
        Instant.ofEpochMilli(changedMs == 0 ? status.getModificationTime() : changedMs));
  }

  private List<FileStatus> named(Path folder, String prefix) throws IOException {
    return files.folders(folder).stream()
        .filter(child -> child.getPath().getName().startsWith(prefix))
        .toList();
  }

  private static String factory(FileStatus folder) {
    return folder.getPath().getName().substring(Warehouse.FACTORY.length());
  }
}
