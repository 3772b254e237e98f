package io.loomsight.jobs.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * What lies in a warehouse: the runs that readers get, with their files, and all that does not
 * belong where it lies. Knows the layout; of rows it knows nothing.
 */
public final class Inventory {

  /** What lies beside the tables. */
  private static final Set<String> BESIDE_TABLES = Set.of("reports");

  private final Warehouse warehouse;
  private final SmallFiles files;
  private final List<Published> published = new ArrayList<>();
  private final List<Retired> retired = new ArrayList<>();
  private final List<Oddity> oddities = new ArrayList<>();

  private Inventory(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.files = warehouse.files();
  }

  /**
   * A run that readers get.
   *
   * @param batch empty for rows that lie under no batch
   * @param ruleSet empty for tables without
   * @param parts its Parquet files
   */
  public record Published(
      Table<?> table,
      String factory,
      Optional<Batch> batch,
      Optional<String> ruleSet,
      String runId,
      Path folder,
      List<Path> parts) {

    public Published {
      parts = List.copyOf(parts);
    }
  }

  /** A batch of a table that was removed by age. */
  public record Retired(Table<?> table, Batch batch) {}

  /**
   * Something that should not be as it is.
   *
   * @param factory whose it is; empty where it is no factory's
   * @param mayBePassing whether a job at work leaves it so for a while
   */
  public record Oddity(
      Path path, String factory, String expected, String found, boolean mayBePassing) {}

  /** Looks at all folders of some tables, and beside them. */
  public static Inventory of(Warehouse warehouse, List<Table<?>> tables) {
    Inventory inventory = new Inventory(warehouse);
    try {
      inventory.root(tables);
      for (Table<?> table : tables) {
        inventory.table(table);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return inventory;
  }

  public List<Published> published() {
    return List.copyOf(published);
  }

  public List<Retired> retired() {
    return List.copyOf(retired);
  }

  public List<Oddity> oddities() {
    return List.copyOf(oddities);
  }

  private void root(List<Table<?>> tables) throws IOException {
    List<String> known = tables.stream().map(Table::name).toList();
    for (FileStatus entry : files.entries(warehouse.root())) {
      String name = entry.getPath().getName();
      boolean folder = entry.isDirectory();
      if (!name.startsWith("_")
          && !name.startsWith(".")
          && !(folder && (known.contains(name) || BESIDE_TABLES.contains(name)))) {
        odd(entry.getPath(), "", "only the folders of tables and reports", word(entry));
      }
    }
  }

  private void table(Table<?> table) throws IOException {
    Path folder = warehouse.tableFolder(table);
    boolean byRun = table.mode() == Table.Mode.REPLACE_RUN;
    String prefix = byRun ? Warehouse.ID : Warehouse.FACTORY;
    for (FileStatus entry : files.entries(folder)) {
      Path path = entry.getPath();
      if (!entry.isDirectory() || !path.getName().startsWith(prefix)) {
        odd(path, "", "only folders " + prefix + "…", word(entry));
      } else if (byRun) {
        slot(table, "", Optional.empty(), Optional.empty(), path);
      } else {
        factory(table, Slots.value(path, Warehouse.FACTORY), path);
      }
    }
  }

  private void factory(Table<?> table, String factory, Path folder) throws IOException {
    boolean appended =
        switch (table.mode()) {
          case INSERT_ONLY, APPEND -> true;
          case REPLACE_BATCH, REPLACE_BATCH_RULE_SET, REPLACE_RUN -> false;
        };
    if (appended) {
      appended(table, factory, Optional.empty(), folder);
    }
    for (FileStatus entry : files.entries(folder)) {
      Path path = entry.getPath();
      boolean isRun = path.getName().startsWith(Warehouse.RUN);
      Optional<Batch> batch =
          entry.isDirectory() && path.getName().startsWith(Warehouse.BATCH_DATE)
              ? Slots.batch(folder, path)
              : Optional.empty();
      if (batch.isEmpty()) {
        if (!appended || !(isRun || path.getName().startsWith("_"))) {
          odd(path, factory, "only folders batch_date=YYYY-MM-DD", word(entry));
        }
      } else if (appended) {
        appended(table, factory, batch, path);
        others(path, factory, name -> name.startsWith(Warehouse.RUN) || name.startsWith("_"));
      } else if (table.mode() == Table.Mode.REPLACE_BATCH) {
        slot(table, factory, batch, Optional.empty(), path);
      } else {
        for (FileStatus rules : Slots.named(files, path, Warehouse.RULE_SET)) {
          String name = Slots.value(rules.getPath(), Warehouse.RULE_SET);
          slot(table, factory, batch, Optional.of(name), rules.getPath());
        }
        others(path, factory, name -> name.startsWith(Warehouse.RULE_SET));
      }
    }
  }

  private void others(Path folder, String factory, Predicate<String> known) throws IOException {
    for (FileStatus entry : files.entries(folder)) {
      if (!known.test(entry.getPath().getName())) {
        odd(entry.getPath(), factory, "only what the table is made of", word(entry));
      }
    }
  }

  private void slot(
      Table<?> table, String factory, Optional<Batch> batch, Optional<String> ruleSet, Path slot)
      throws IOException {
    Optional<String> pointer = files.read(new Path(slot, Warehouse.POINTER));
    boolean isRetired = pointer.isEmpty() && Retention.retired(warehouse, slot).isPresent();
    if (isRetired && batch.isPresent()) {
      retired.add(new Retired(table, batch.get()));
    }
    boolean found = false;
    List<FileStatus> entries = files.entries(slot);
    for (FileStatus entry : entries) {
      Path path = entry.getPath();
      String name = path.getName();
      if (pointer.isPresent() && name.equals(Warehouse.RUN + pointer.get())) {
        found = true;
        published.add(
            new Published(
                table, factory, batch, ruleSet, pointer.get(), path, parts(path, factory)));
      } else if (name.startsWith(Warehouse.RUN)) {
        passing(
            path,
            factory,
            pointer.isPresent()
                ? "only the run that %s names, %s".formatted(Warehouse.POINTER, pointer.get())
                : "a pointer %s beside it".formatted(Warehouse.POINTER),
            pointer.isPresent() ? "another run" : "none");
      } else if (!name.equals(Warehouse.POINTER) && !name.equals(Retention.RETIRED)) {
        passing(path, factory, "runs and a pointer", word(entry));
      }
    }
    if (pointer.isPresent() && !found) {
      odd(
          new Path(slot, Warehouse.POINTER),
          factory,
          "a folder %s%s beside it".formatted(Warehouse.RUN, pointer.get()),
          "none");
    } else if (pointer.isEmpty() && !isRetired && entries.isEmpty()) {
      odd(slot, factory, "a published run", "an empty folder");
    }
  }

  private void appended(Table<?> table, String factory, Optional<Batch> batch, Path folder)
      throws IOException {
    AppendedRuns runs = AppendedRuns.in(files, folder);
    for (Path run : runs.counting()) {
      published.add(
          new Published(
              table,
              factory,
              batch,
              Optional.empty(),
              Slots.value(run, Warehouse.RUN),
              run,
              parts(run, factory)));
    }
    runs.unfinished().forEach(run -> passing(run, factory, "a finished run", "no _SUCCESS in it"));
    runs.replaced()
        .forEach(run -> passing(run, factory, "only runs that count", "one that was merged"));
    runs.spent().forEach(list -> passing(list, factory, "no list without its runs", "one"));
  }

  private List<Path> parts(Path run, String factory) throws IOException {
    List<Path> parts = new ArrayList<>();
    for (FileStatus entry : files.entries(run)) {
      String name = entry.getPath().getName();
      if (entry.isFile() && name.startsWith("part-") && name.endsWith(".parquet")) {
        parts.add(entry.getPath());
      } else if (!name.equals(Warehouse.DONE)) {
        odd(entry.getPath(), factory, "only part-….parquet and _SUCCESS", word(entry));
      }
    }
    if (parts.isEmpty()) {
      odd(run, factory, "at least one Parquet file", "none");
    }
    return parts;
  }

  private static String word(FileStatus entry) {
    return entry.isDirectory() ? "a folder" : "a file";
  }

  private void odd(Path path, String factory, String expected, String found) {
    oddities.add(new Oddity(path, factory, expected, found, false));
  }

  private void passing(Path path, String factory, String expected, String found) {
    oddities.add(new Oddity(path, factory, expected, found, true));
  }
}
