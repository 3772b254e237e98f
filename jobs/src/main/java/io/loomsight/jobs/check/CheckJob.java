package io.loomsight.jobs.check;

import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.Sessions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Inventory;
import io.loomsight.jobs.table.Inventory.Published;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Run.Outcome;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a warehouse and prints a line for each thing that is not as it should be: what lies where
 * it should not; files that cannot be read or have another schema than the record; rows that are
 * not as many as {@code runs} counted; keys that are not unique or point at nothing; batches that
 * {@code runs} knows and the tables do not, and the other way round.
 */
public final class CheckJob {

  private static final Logger LOG = LoggerFactory.getLogger(CheckJob.class);

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final Clock clock;
  private final Map<Path, Long> rows = new HashMap<>();
  private final List<Damage> damages = new ArrayList<>();

  private CheckJob(SparkSession spark, Warehouse warehouse, Clock clock) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /** Checks all tables, prints what was found, and returns it, by place. */
  public static List<Damage> run(
      SparkSession spark, Warehouse warehouse, Clock clock, PrintStream out) {
    long startedMs = clock.millis();
    CheckJob job = new CheckJob(spark, warehouse, clock);
    String sum = job.check();
    List<Damage> sorted =
        job.damages.stream().sorted(Comparator.comparing(Damage::toString)).distinct().toList();
    sorted.forEach(out::println);
    out.println(
        sum
            + (sorted.isEmpty()
                ? ": all good"
                : String.format(Locale.ROOT, ": %,d findings", sorted.size())));
    out.flush();
    LOG.info(
        "check of {}: {} findings in {} ms",
        warehouse.root(),
        sorted.size(),
        clock.millis() - startedMs);
    return sorted;
  }

  private String check() {
    Inventory inventory = Inventory.of(warehouse, Tables.all());
    layout(inventory);
    List<Published> sound = files(inventory.published());
    long all = sound.stream().mapToLong(run -> rows.get(run.folder())).sum();
    List<Run> runs = runs(sound);
    Map<String, Run> byId = new HashMap<>();
    runs.forEach(run -> byId.put(run.runId(), run));
    counts(sound, byId);
    imagesLanded(sound, byId);
    attempts(inventory, runs);
    damages.addAll(new RowsJob(warehouse, sound, inventory.retired()).check());
    return String.format(
        Locale.ROOT,
        "%,d runs in %,d files, %,d rows",
        inventory.published().size(),
        inventory.published().stream().mapToInt(run -> run.parts().size()).sum(),
        all);
  }

  private void layout(Inventory inventory) {
    Set<String> atWork = Lease.factoriesAtWork(warehouse, clock);
    inventory.oddities().stream()
        .filter(odd -> !(odd.mayBePassing() && atWork.contains(odd.factory())))
        .forEach(odd -> damages.add(new Damage(place(odd.path()), odd.expected(), odd.found())));
  }

  /** Reads all files; returns the runs whose files are all as they should be. */
  private List<Published> files(List<Published> published) {
    List<String> paths =
        published.stream().flatMap(run -> run.parts().stream()).map(Path::toString).toList();
    Map<String, FileFacts> facts = new HashMap<>();
    try (Progress progress = Progress.start(spark, clock, "check", "files", paths.size())) {
      FilesJob.read(spark, paths, progress.counter()).forEach(fact -> facts.put(fact.path(), fact));
    }
    List<Published> sound = new ArrayList<>();
    for (Published run : published) {
      List<Damage> found = new ArrayList<>();
      long sum = 0;
      for (Path part : run.parts()) {
        FileFacts fact = facts.get(part.toString());
        sum += fact.rows();
        if (!fact.failure().isEmpty()) {
          found.add(new Damage(place(part), "a file that can be read", fact.failure()));
        } else {
          SchemaJob.differences(run.table(), fact.schema())
              .forEach(
                  difference ->
                      found.add(
                          new Damage(place(part), difference.expected(), difference.found())));
        }
      }
      damages.addAll(found);
      if (found.isEmpty()) {
        rows.put(run.folder(), sum);
        sound.add(run);
      }
    }
    return sound;
  }

  private List<Run> runs(List<Published> sound) {
    List<Run> runs = new ArrayList<>();
    List<Path> folders =
        sound.stream()
            .filter(run -> run.table().equals(Tables.RUNS))
            .map(Published::folder)
            .toList();
    if (!folders.isEmpty()) {
      runs.addAll(warehouse.readFolders(Tables.RUNS, folders).collectAsList());
    }
    return runs;
  }

  /** The rows of each published run against what the run counted. */
  private void counts(List<Published> sound, Map<String, Run> byId) {
    for (Published run : sound) {
      Optional<StageCounts> counted = StageCounts.of(run.table());
      if (counted.isEmpty()) {
        continue;
      }
      Run attempt = byId.get(run.runId());
      if (attempt == null || attempt.outcome() != Outcome.SUCCEEDED) {
        damages.add(
            new Damage(
                place(run.folder()),
                "an attempt in runs that succeeded",
                attempt == null ? "none" : attempt.outcome().toString()));
        continue;
      }
      long found = rows.get(run.folder());
      counted
          .get()
          .rows(attempt.counts())
          .filter(expected -> expected != found)
          .ifPresent(
              expected ->
                  damages.add(
                      new Damage(
                          place(run.folder()),
                          "the %d rows that the run counted (%s)"
                              .formatted(expected, counted.get().words()),
                          Long.toString(found))));
    }
  }

  /** Images landed are frames and rejected images. */
  private void imagesLanded(List<Published> sound, Map<String, Run> byId) {
    for (Published rejects : sound) {
      Run attempt = byId.get(rejects.runId());
      if (!rejects.table().equals(Tables.REJECTS)
          || attempt == null
          || !attempt.counts().containsKey("images")) {
        continue;
      }
      long refused =
          warehouse
              .readFolders(Tables.REJECTS, List.of(rejects.folder()))
              .filter("subject = 'IMAGE'")
              .count();
      sound.stream()
          .filter(run -> run.table().equals(Tables.FRAMES) && run.batch().equals(rejects.batch()))
          .findFirst()
          .ifPresent(
              frames -> {
                long sum = rows.get(frames.folder()) + refused;
                long images = attempt.counts().get("images");
                if (sum != images) {
                  damages.add(
                      new Damage(
                          place(rejects.folder()),
                          "frames and rejected images to be the %d landed".formatted(images),
                          Long.toString(sum)));
                }
              });
    }
  }

  /** Every stage that succeeded last left its tables. */
  private void attempts(Inventory inventory, List<Run> runs) {
    Set<String> there = new HashSet<>();
    inventory
        .published()
        .forEach(run -> run.batch().ifPresent(batch -> there.add(key(run.table(), batch))));
    inventory.retired().forEach(slot -> there.add(key(slot.table(), slot.batch())));
    Map<String, Run> last = new TreeMap<>();
    for (Run run : runs) {
      if (run.outcome() == Outcome.SUCCEEDED) {
        last.merge(
            run.factory() + " " + run.batchDate() + " " + run.stage(),
            run,
            (one, other) -> one.endedAt().isAfter(other.endedAt()) ? one : other);
      }
    }
    for (Run run : last.values()) {
      Batch batch = new Batch(run.factory(), run.batchDate());
      for (StageCounts counted : StageCounts.ALL) {
        if (counted.stage().equals(run.stage()) && !there.contains(key(counted.table(), batch))) {
          damages.add(
              new Damage(
                  counted.table().name() + " of " + batch,
                  "what the run %s published".formatted(run.runId()),
                  "nothing"));
        }
      }
    }
  }

  private static String key(Table<?> table, Batch batch) {
    return table.name() + " " + batch;
  }

  private String place(Path path) {
    return warehouse.root().toUri().relativize(path.toUri()).getPath();
  }

  /** Runs in a session of its own. */
  static List<Damage> runAlone(String warehouseRoot, Clock clock, PrintStream out) {
    return Sessions.with(spark -> run(spark, Warehouse.open(spark, warehouseRoot), clock, out));
  }
}
