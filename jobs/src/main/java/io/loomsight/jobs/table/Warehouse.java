package io.loomsight.jobs.table;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Table.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Every table, its path, its record, as plain Parquet under one root.
 *
 * <p>Tables that replace a batch lie in {@code <table>/factory=F/batch_date=D[/rule_set=R]/}, the
 * slot: there a folder {@code run=<runId>} holds the rows and the object {@code _CURRENT}, written
 * last, names the run that readers get. Appended rows lie in {@code
 * <table>/factory=F[/batch_date=D]/run=<runId>/} and count once the writer has left {@code
 * _SUCCESS}, until a merged run takes their place, see {@link AppendedRuns}. Readers pass the
 * record's schema, so that nothing is guessed from paths: {@code factory=007} stays 007.
 */
public final class Warehouse {

  static final String POINTER = "_CURRENT";
  static final String DONE = "_SUCCESS";
  static final String FACTORY = "factory=";
  static final String BATCH_DATE = "batch_date=";
  static final String RULE_SET = "rule_set=";
  static final String ID = "id=";
  static final String RUN = "run=";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final SparkSession spark;
  private final Path root;
  private final SmallFiles files;
  private final Runnable beforePublishing;

  private Warehouse(SparkSession spark, Path root, SmallFiles files, Runnable beforePublishing) {
    this.spark = spark;
    this.root = root;
    this.files = files;
    this.beforePublishing = beforePublishing;
  }

  /**
   * Opens the warehouse under a root, a local path or any URI that Hadoop knows; makes the root.
   */
  public static Warehouse open(SparkSession spark, String root) {
    Path path = folder(root);
    try {
      SmallFiles files = new SmallFiles(spark.sparkContext().hadoopConfiguration());
      FileSystem fileSystem = files.fileSystem(path);
      fileSystem.mkdirs(path);
      fileSystem.listStatusIterator(path).hasNext();
      return new Warehouse(spark, fileSystem.makeQualified(path), files, () -> {});
    } catch (IOException | IllegalArgumentException unreadable) {
      throw unreadable(root, StoreFault.words(path, unreadable), unreadable);
    }
  }

  private static Path folder(String root) {
    try {
      return new Path(root);
    } catch (IllegalArgumentException noPath) {
      throw unreadable(root, noPath.getMessage(), noPath);
    }
  }

  private static InputException unreadable(String root, String found, Exception cause) {
    return new InputException(
        "warehouse %s: expected a folder that can be read and written, found: %s"
            .formatted(root, found),
        cause);
  }

  /**
   * The same warehouse for a job that may lose its right to publish: the check runs before readers
   * see anything new and throws where it must stay unseen.
   */
  public Warehouse guardedBy(Runnable check) {
    return new Warehouse(spark, root, files, check);
  }

  void checkPublishing() {
    beforePublishing.run();
  }

  /** Where the warehouse lies, with its scheme. */
  public Path root() {
    return root;
  }

  /** The small objects of its store. */
  public SmallFiles files() {
    return files;
  }

  /** Whether readers of the batch get a run. */
  public boolean isPublished(Table<?> table, Batch batch) {
    return publishedRun(slot(table, batch)).isPresent();
  }

  /** Whether readers of the batch and rule set get a run. */
  public boolean isPublished(Table<?> table, Batch batch, String ruleSet) {
    return publishedRun(slot(table, batch, ruleSet)).isPresent();
  }

  /**
   * What readers of the batch get: the published run's id; of a table with rule sets one {@code
   * ruleSet:runId} each, sorted; of an appended table the ids of all its runs, sorted.
   */
  public List<String> publishedRuns(Table<?> table, Batch batch) {
    return switch (table.mode()) {
      case REPLACE_BATCH -> publishedRun(slot(table, batch)).stream().toList();
      case REPLACE_BATCH_RULE_SET ->
          ruleSets(table, batch).stream()
              .map(ruleSet -> ruleSet + ":" + publishedRun(slot(table, batch, ruleSet)).orElse(""))
              .toList();
      case INSERT_ONLY, APPEND -> runIds(factoryFolder(table, batch.factory()));
      case REPLACE_RUN -> throw mode(table);
    };
  }

  /** The ids of the runs that were appended under a batch, sorted. */
  public List<String> appendedRuns(Table<?> table, Batch batch) {
    expect(table, Mode.INSERT_ONLY, Mode.APPEND);
    return runIds(batchFolder(table, batch));
  }

  /** The rule sets under which a batch is published, sorted. */
  public List<String> ruleSets(Table<?> table, Batch batch) {
    expect(table, Mode.REPLACE_BATCH_RULE_SET);
    return values(batchFolder(table, batch), RULE_SET).stream()
        .filter(ruleSet -> isPublished(table, batch, ruleSet))
        .toList();
  }

  /** The rows of the batch's published run. */
  public <R extends Record> Dataset<R> read(Table<R> table, Batch batch) {
    return readSlot(table, slot(table, batch), batch.toString());
  }

  /** The rows of the batch's published run under a rule set. */
  public <R extends Record> Dataset<R> read(Table<R> table, Batch batch, String ruleSet) {
    return readSlot(table, slot(table, batch, ruleSet), by(batch, ruleSet));
  }

  /** The rows of the published runs of batches, in one read. */
  public <R extends Record> Dataset<R> read(Table<R> table, List<Batch> batches) {
    return readFolders(
        table,
        batches.stream()
            .map(batch -> publishedFolder(table, slot(table, batch), batch.toString()))
            .toList());
  }

  /** The same of those batches that are published still: the others were cleaned away. */
  public <R extends Record> Dataset<R> readKept(Table<R> table, List<Batch> batches) {
    return readFolders(table, kept(batches.stream().map(batch -> slot(table, batch))));
  }

  /** The rows of the published runs of batches under a rule set, in one read. */
  public <R extends Record> Dataset<R> read(Table<R> table, List<Batch> batches, String ruleSet) {
    return readFolders(
        table,
        batches.stream()
            .map(batch -> publishedFolder(table, slot(table, batch, ruleSet), by(batch, ruleSet)))
            .toList());
  }

  /** The same of those batches that are published still: the others were cleaned away. */
  public <R extends Record> Dataset<R> readKept(
      Table<R> table, List<Batch> batches, String ruleSet) {
    return readFolders(table, kept(batches.stream().map(batch -> slot(table, batch, ruleSet))));
  }

  /** The published runs' folders of those slots that have one; each slot is looked up once. */
  private List<Path> kept(Stream<Path> slots) {
    return slots
        .flatMap(slot -> publishedRun(slot).map(run -> runFolder(slot, run)).stream())
        .toList();
  }

  private static String by(Batch batch, String ruleSet) {
    return batch + " by rule set " + ruleSet;
  }

  private <R extends Record> Dataset<R> readSlot(Table<R> table, Path slot, String what) {
    return readFolders(table, List.of(publishedFolder(table, slot, what)));
  }

  private Path publishedFolder(Table<?> table, Path slot, String what) {
    String run =
        publishedRun(slot)
            .orElseThrow(
                () ->
                    new InputException(
                        "%s of %s: expected a published run (run the stage '%s' first), found none"
                            .formatted(table.name(), what, table.stage())));
    return runFolder(slot, run);
  }

  /** All rows of a factory in an appended table; an empty dataset where there are none. */
  public <R extends Record> Dataset<R> readAll(Table<R> table, String factory) {
    expect(table, Mode.INSERT_ONLY, Mode.APPEND);
    return readFolders(table, appended(factoryFolder(table, factory)));
  }

  /** The rows that were appended under a batch; an empty dataset where there are none. */
  public <R extends Record> Dataset<R> readAll(Table<R> table, Batch batch) {
    expect(table, Mode.INSERT_ONLY, Mode.APPEND);
    return readFolders(table, appended(batchFolder(table, batch)));
  }

  /** All rows of a table that is replaced by run id. */
  public <R extends Record> Dataset<R> readAll(Table<R> table) {
    expect(table, Mode.REPLACE_RUN);
    return readFolders(table, kept(folders(tableFolder(table)).stream().map(FileStatus::getPath)));
  }

  /** The batches of a factory that are published (under any rule set), by date. */
  public List<Batch> batches(Table<?> table, String factory) {
    return batches(table, factory, any -> true);
  }

  /** The same of those that are wanted; of the others no pointer is read, sound or not. */
  public List<Batch> batches(Table<?> table, String factory, Predicate<Batch> wanted) {
    return values(factoryFolder(table, factory), BATCH_DATE).stream()
        .map(date -> new Batch(factory, LocalDate.parse(date)))
        .filter(wanted)
        .filter(batch -> !publishedRuns(table, batch).isEmpty())
        .toList();
  }

  /** The factories that a table has folders of, sorted. */
  public List<String> factories(Table<?> table) {
    return values(tableFolder(table), FACTORY);
  }

  /** Begins what one run of a stage writes. */
  public Publication publication(Batch batch, String runId) {
    return new Publication(this, batch, checked(runId));
  }

  /** Adds rows to a factory's, as those of a batch are added. */
  public <R extends Record> void append(
      Table<R> table, String factory, String runId, Dataset<R> rows) {
    appendTo(table, runFolder(factoryFolder(table, factory), checked(runId)), rows);
  }

  /**
   * Adds rows under a batch; the run id must be new to the table. A write that fails leaves a
   * folder, which no reader gets, so whoever tries again takes another run id.
   */
  public <R extends Record> void append(
      Table<R> table, Batch batch, String runId, Dataset<R> rows) {
    appendTo(table, runFolder(batchFolder(table, batch), checked(runId)), rows);
  }

  private <R extends Record> void appendTo(Table<R> table, Path folder, Dataset<R> rows) {
    expect(table, Mode.INSERT_ONLY, Mode.APPEND);
    checkPublishing();
    write(table, folder, rows);
  }

  /** Writes or replaces the rows of one run id. */
  public <R extends Record> void replaceRun(Table<R> table, String runId, Dataset<R> rows) {
    expect(table, Mode.REPLACE_RUN);
    Path slot = new Path(tableFolder(table), ID + checked(runId));
    String attempt = runId + "-" + (lastAttempt(slot) + 1);
    write(table, runFolder(slot, attempt), rows);
    point(slot, attempt);
    sweep(slot, attempt);
  }

  /** The highest number of the run folders in a slot, 0 where there is none. */
  private int lastAttempt(Path slot) {
    return folders(slot).stream()
        .map(folder -> folder.getPath().getName())
        .map(name -> name.substring(name.lastIndexOf('-') + 1))
        .filter(number -> number.matches("[0-9]{1,9}"))
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(0);
  }

  /**
   * Writes rows sorted by key, in few files: a row's file depends on its key alone and rows are
   * computed once. Returns how many the files hold.
   */
  <R extends Record> long write(Table<R> table, Path folder, Dataset<R> rows) {
    return write(table, folder, rows.toDF(), Map.of());
  }

  /** As above, with options of Spark's or Hadoop's writer. */
  long write(Table<?> table, Path folder, Dataset<Row> rows, Map<String, String> options) {
    StructType schema = RecordEncoder.fileSchema(table.type());
    Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
    rows.to(RecordEncoder.plain(schema))
        .repartition(key)
        .sortWithinPartitions(key)
        .select(RecordEncoder.commented(schema))
        .write()
        .options(options)
        .mode(SaveMode.ErrorIfExists)
        .parquet(folder.toString());
    return readFolders(table, List.of(folder)).count();
  }

  /** The rows in run folders, whether readers get them or not. */
  public <R extends Record> Dataset<R> readFolders(Table<R> table, List<Path> folders) {
    if (folders.isEmpty()) {
      return spark.createDataset(List.of(), table.encoder());
    }
    return spark
        .read()
        .schema(RecordEncoder.fileSchema(table.type()))
        .parquet(folders.stream().map(Path::toString).toArray(String[]::new))
        .as(table.encoder());
  }

  Path slot(Table<?> table, Batch batch) {
    expect(table, Mode.REPLACE_BATCH);
    return batchFolder(table, batch);
  }

  Path slot(Table<?> table, Batch batch, String ruleSet) {
    expect(table, Mode.REPLACE_BATCH_RULE_SET);
    return new Path(batchFolder(table, batch), RULE_SET + checked(ruleSet));
  }

  static Path runFolder(Path slot, String runId) {
    return new Path(slot, RUN + runId);
  }

  Path tableFolder(Table<?> table) {
    return new Path(root, table.name());
  }

  private Path factoryFolder(Table<?> table, String factory) {
    return new Path(tableFolder(table), FACTORY + checked(factory));
  }

  private Path batchFolder(Table<?> table, Batch batch) {
    return new Path(factoryFolder(table, batch.factory()), BATCH_DATE + batch.batchDate());
  }

  private Optional<String> publishedRun(Path slot) {
    Optional<String> run = pointed(slot);
    if (run.isPresent() && !isThere(runFolder(slot, run.get()))) {
      // A publication turns the pointer before it removes what it named: then the new one is sound
      run = pointed(slot);
      if (run.isPresent() && !isThere(runFolder(slot, run.get()))) {
        throw new InputException(
            "%s/%s: expected a folder %s%s beside it, found none"
                .formatted(slot, POINTER, RUN, run.get()));
      }
    }
    return run;
  }

  private Optional<String> pointed(Path slot) {
    return attempt(() -> files.read(new Path(slot, POINTER)));
  }

  private boolean isThere(Path path) {
    return attempt(() -> files.fileSystem(path).exists(path));
  }

  void point(Path slot, String runId) {
    attempt(
        () -> {
          files.replace(new Path(slot, POINTER), runId);
          return true;
        });
  }

  /** Removes a slot's runs but one. */
  void sweep(Path slot, String runId) {
    for (FileStatus folder : folders(slot)) {
      String name = folder.getPath().getName();
      if (name.startsWith(RUN) && !name.equals(RUN + runId)) {
        attempt(
            () -> {
              files.delete(folder.getPath());
              return true;
            });
      }
    }
  }

  private List<String> runIds(Path folder) {
    return appended(folder).stream()
        .map(run -> run.getName().substring(RUN.length()))
        .sorted()
        .toList();
  }

  /** Runs that count in a folder and in the batch folders in it. */
  private List<Path> appended(Path folder) {
    List<Path> runs = new ArrayList<>(attempt(() -> AppendedRuns.in(files, folder)).counting());
    for (FileStatus child : folders(folder)) {
      if (child.getPath().getName().startsWith(BATCH_DATE)) {
        runs.addAll(appended(child.getPath()));
      }
    }
    return runs;
  }

  private List<String> values(Path folder, String prefix) {
    return folders(folder).stream()
        .map(child -> child.getPath().getName())
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .sorted()
        .toList();
  }

  private List<FileStatus> folders(Path folder) {
    return attempt(() -> files.folders(folder));
  }

  private interface StoreCall<T> {
    T run() throws IOException;
  }

  private static <T> T attempt(StoreCall<T> call) {
    try {
      return call.run();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a name of letters, digits, dots, dashes, found '%s'".formatted(name));
    }
    return name;
  }

  private static void expect(Table<?> table, Mode... modes) {
    if (!List.of(modes).contains(table.mode())) {
      throw mode(table);
    }
  }

  private static IllegalArgumentException mode(Table<?> table) {
    return new IllegalArgumentException(
        "table %s: is written by %s, which this call does not serve"
            .formatted(table.name(), table.mode()));
  }
}
